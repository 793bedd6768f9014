// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/endpoint/request.h"
#include "gateway/endpoint/responder.h"
#include "gateway/endpoint/settings.h"

#include <QObject>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QTcpServer;
QT_END_NAMESPACE

// A small HTTP/1.1 server for the gateway's own endpoints (Admin API, metrics, demo service):
// keep-alive, pipelined requests answered in order, limits, errors as {"error_msg": …}. Everything
// happens on the thread the server lives on. Proxied traffic never comes here.
namespace gatehouse::endpoint {

class Server : public QObject
{
    Q_OBJECT
public:
    // Called with each whole request. It may answer at once or keep the responder and answer later;
    // a responder that is let go without an answer becomes 500.
    using Handler = std::function<void(Request, std::shared_ptr<Responder>)>;

    explicit Server(Handler handler, Settings settings = {}, QObject *parent = nullptr);
    ~Server() override;

    // Returns the port, which is a free one for 0. Conflict: the address is in use; Refused: not
    // allowed; Unavailable: the address is not ours.
    Result<quint16> listen(const QHostAddress &address, quint16 port);
    bool isListening() const;
    quint16 port() const;
    // Stops listening and drops every connection.
    void close();
    int connectionCount() const { return m_connections; }

private:
    void acceptPending();

    const Handler m_handler;
    const Settings m_settings;
    QTcpServer *m_listener;
    int m_connections = 0;
};

} // namespace gatehouse::endpoint
