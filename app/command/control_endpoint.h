// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command/listen_address.h"
#include "gateway/control/control_api.h"
#include "gateway/endpoint/server.h"
#include "gateway/gateway.h"

#include <functional>

namespace gatehouse::app {

// APISIX's control API (127.0.0.1:9090 there) over a gateway. It answers only to loopback names and
// its own address, and no page of another origin.
class ControlEndpoint final : public QObject, private control::Source
{
    Q_OBJECT

public:
    ControlEndpoint(Gateway &gateway, std::function<void()> reload, QObject *parent = nullptr);

    Result<ListenAddress> listen(const ListenAddress &address); // with the real port

private:
    config::Document document() const override { return m_gateway.document(); }
    const plugin::Registry &plugins() const override { return m_gateway.plugins(); }
    QList<health::Report> health() const override { return m_gateway.health(); }
    std::optional<QJsonValue> discovery(const QString &kind, bool fromFile) const override;
    void reload() override { m_reload(); }
    void answer(const endpoint::Request &request, endpoint::Responder &responder) const;
    bool isOwnName(const endpoint::Request &request) const;

    Gateway &m_gateway;
    const std::function<void()> m_reload;
    const control::ControlApi m_api;
    QByteArray m_address;
    endpoint::Server m_server;
};

} // namespace gatehouse::app
