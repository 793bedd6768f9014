// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/echo_upstream.h"

#include <QHostAddress>

namespace gatehouse::test {

EchoUpstream::EchoUpstream()
    : m_server([this](const endpoint::Request &request,
                      const std::shared_ptr<endpoint::Responder> &responder) {
        answer(request, responder);
    })
{
    if (!m_server.listen(QHostAddress(QHostAddress::LocalHost), 0))
        qFatal("the test's upstream cannot listen");
}

void EchoUpstream::answer(const endpoint::Request &request,
                          const std::shared_ptr<endpoint::Responder> &responder)
{
    ++m_requests;
    QByteArray text = request.head.method + ' ' + request.head.target + '\n';
    for (const http::Field &field : request.head.headers)
        text += field.name + ": " + field.value + '\n';
    text += '\n' + request.body;
    int status = 200;
    if (request.target.path.startsWith("/status/"))
        status = request.target.path.mid(8).toInt();
    responder->send(status, {{"Content-Type", "text/plain"}, {"X-Upstream", node()}}, text);
}

} // namespace gatehouse::test
