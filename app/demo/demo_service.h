// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QHostAddress>
#include <QObject>

#include <memory>

namespace gatehouse::endpoint {
class Server;
struct Request;
class Responder;
} // namespace gatehouse::endpoint

namespace gatehouse::app {

// The service behind the demo workspace's routes, so that there is something to see before one has
// a service of one's own. Listens on loopback only:
//   /hello   a JSON greeting                     /slow?ms=    answers after 800 ms or that many (60
//   s at most) /error?status=   500 or that (400 to 599)    /stream?n=&ms=   server-sent events, 20
//   at 300 ms unless told /chat, /v1/chat/completions   a made-up language model with OpenAI's
//   answers, streamed if {"stream": true} /echo    what arrived                        / this list
class DemoService final : public QObject
{
    Q_OBJECT

public:
    explicit DemoService(QObject *parent = nullptr);
    ~DemoService() override;

    // Tries `port` and takes any free one when it is taken (0: any at once).
    Result<void> listen(quint16 port);
    QString address() const; // "127.0.0.1:9081"

private:
    void answer(const endpoint::Request &request, std::shared_ptr<endpoint::Responder> responder);

    std::unique_ptr<endpoint::Server> m_server;
};

} // namespace gatehouse::app
