// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"
#include "gateway/core/result.h"
#include "gateway/redis/reply_parser.h"
#include "gateway/redis/settings.h"

#include <QTcpSocket>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>

namespace gatehouse::redis {

using Done = std::function<void(Result<Reply>)>;

// One connection to one Redis server, opened when there is something to send and closed after a
// time without work. Commands are written as they come, without waiting for the answers before
// (pipelining), so that one connection serves a whole worker. Written here and not taken from
// hiredis: Debian 12 has version 0.14, which knows neither TLS nor a limit for what it reads.
class Connection final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t maxPending = 4096;

    Connection(Address address, Login login);
    ~Connection() override;

    // `done` is called once with the answer, which may be a Fault, or with why there is none;
    // perhaps before this returns, never after the connection is destroyed.
    void send(QByteArray command, Done done);
    // Tells everybody who waits that they wait in vain.
    void cancel();
    const Address &address() const { return m_address; }
    qsizetype pending() const { return qsizetype(m_waiting.size() + m_sent.size()); }

private:
    struct Waiting {
        QByteArray command;
        Done done;
        Clock::Steady deadline;
    };
    struct Sent {
        Done done;
        Clock::Steady deadline;
    };
    enum class State { Closed, Connecting, Greeting, Ready };

    void open();
    void onConnected();
    void greet();
    void onGreeting(const Result<Reply> &reply);
    void becomeReady();
    void write(QByteArrayView command, Done done, Clock::Steady deadline);
    void onReadable();
    void onError();
    void onTick();
    void tickAt(Clock::Steady time);
    // Closes; everybody who waits is told.
    void failAll(Error error);
    void close();

    Address m_address;
    Login m_login;
    State m_state = State::Closed;
    std::unique_ptr<QTcpSocket> m_socket;
    ReplyParser m_parser;
    std::deque<Waiting> m_waiting; // until the connection stands
    std::deque<Sent> m_sent;
    int m_greetings = 0; // answers still to come before it is ready
    QTimer m_timer; // deadlines; idleness
    Clock::Steady m_nextTick, m_lastUse;
    Clock::Steady m_silentUntil; // it did not answer in time: until then nobody waits for it again
};

} // namespace gatehouse::redis
