// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/status_endpoint.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse::app {

static void answer(const StatusEndpoint::Reason &reason, const endpoint::Request &request,
                   endpoint::Responder &responder)
{
    const bool isReady = request.target.path == "/status/ready";
    if (request.target.path != "/status" && !isReady)
        return responder.sendError(404, u"there is /status and /status/ready"_qs);
    if (request.head.method != "GET" && request.head.method != "HEAD")
        return responder.sendError(405, u"only GET is possible here"_qs);
    const QString why = isReady ? reason() : QString();
    QJsonObject body{{u"status"_qs, why.isEmpty() ? u"ok"_qs : u"error"_qs}};
    if (!why.isEmpty())
        body.insert(u"error"_qs, why);
    responder.send(why.isEmpty() ? 200 : 503, {{"Content-Type", "application/json"}},
                   QJsonDocument(body).toJson(QJsonDocument::Compact));
}

StatusEndpoint::StatusEndpoint(Reason reason, QObject *parent)
    : QObject(parent)
    , m_server([reason = std::move(reason)](const endpoint::Request &request,
                                            const std::shared_ptr<endpoint::Responder> &responder) {
        answer(reason, request, *responder);
    })
{
}

Result<ListenAddress> StatusEndpoint::listen(const ListenAddress &address)
{
    const Result<quint16> port = m_server.listen(address.host, address.port);
    if (!port)
        return fail(port.error());
    return ListenAddress{address.host, *port};
}

} // namespace gatehouse::app
