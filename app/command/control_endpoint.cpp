// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/control_endpoint.h"

namespace gatehouse::app {

ControlEndpoint::ControlEndpoint(Gateway &gateway, std::function<void()> reload, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_reload(std::move(reload))
    , m_api(static_cast<control::Source &>(*this))
    , m_server([this](const endpoint::Request &request,
                      const std::shared_ptr<endpoint::Responder> &responder) {
        answer(request, *responder);
    })
{
}

Result<ListenAddress> ControlEndpoint::listen(const ListenAddress &address)
{
    const Result<quint16> port = m_server.listen(address.host, address.port);
    if (!port)
        return fail(port.error());
    m_address = address.host.toString().toLatin1();
    return ListenAddress{address.host, *port};
}

std::optional<QJsonValue> ControlEndpoint::discovery(const QString &kind, bool fromFile) const
{
    const Result<QJsonObject> dump = m_gateway.discoveryDump(kind, fromFile);
    return dump ? std::optional<QJsonValue>(*dump) : std::nullopt;
}

bool ControlEndpoint::isOwnName(const endpoint::Request &request) const
{
    const auto host =
        http::parseHostPort(request.head.headers.value("Host").value_or(QByteArray()));
    if (!host)
        return false;
    const QByteArray &name = host->host;
    return name == "localhost" || name == "127.0.0.1" || name == "::1" || name == m_address;
}

void ControlEndpoint::answer(const endpoint::Request &request, endpoint::Responder &responder) const
{
    if (!isOwnName(request))
        return responder.sendError(421,
                                   u"this name is none of the control API's; call it by its "
                                   "address"_qs);
    if (request.head.headers.contains("Origin"))
        return responder.sendError(403, u"pages in a browser may not call the control API"_qs);
    const control::ControlApi::Answer said = m_api.answer(request);
    responder.send(said.status, {{"Content-Type", said.contentType}}, said.body);
}

} // namespace gatehouse::app
