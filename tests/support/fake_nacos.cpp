// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_nacos.h"

namespace gatehouse::test {

void FakeNacos::answer(const endpoint::Request &request, const ResponderPtr &to)
{
    const QByteArray path = request.target.path;
    if (path == "/nacos/v1/auth/login") {
        if (request.head.method != "POST" || argument(request, u"username"_qs) != user
            || argument(request, u"password"_qs) != password)
            return to->send(403, {}, "unknown user!");
        return sendJson(*to, "{\"accessToken\":\"T+1\",\"tokenTtl\":18000}");
    }
    if (path != "/nacos/v1/ns/instance/list")
        return to->send(404, {}, {});
    if (!user.isEmpty() && argument(request, u"accessToken"_qs) != u"T+1"_qs)
        return to->send(403, {}, "token invalid");
    if (wantsSignature && argument(request, u"signature"_qs).isEmpty())
        return to->send(403, {}, "signature missing");
    const QString key = argument(request, u"namespaceId"_qs) + u'/'
        + argument(request, u"groupName"_qs) + u'/' + argument(request, u"serviceName"_qs);
    sendJson(*to, "{\"name\":\"x\",\"hosts\":" + services.value(key, "[]") + '}');
}

void FakeEureka::answer(const endpoint::Request &request, const ResponderPtr &to)
{
    if (!authorization.isEmpty() && request.head.headers.value("Authorization") != authorization)
        return to->send(401, {}, {});
    if (request.target.path != "/eureka/apps")
        return to->send(404, {}, {});
    sendJson(*to, "{\"applications\":{\"application\":" + applications + "}}");
}

} // namespace gatehouse::test
