// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"

#include <QList>
#include <QMetaType>

#include <memory>

// What is remembered of an exchange. A value; everything in it has been redacted at capture
// (redact.h), so it may be shown, stored and exported as it is.
namespace gatehouse::traffic {

enum class State : quint8 { Pending, Streaming, Complete };
enum class Ending : quint8 {
    Answered, // a whole answer reached the client
    ClientLeft, // the client closed before it had all of it
    UpstreamFailed, // refused, reset, timed out or spoke nonsense; `error` says which
    Aborted // the gateway cut it (shutdown, limits)
};
enum class Verdict : quint8 { Passed, Changed, Stopped, Waited };
enum class Hook : quint8 { Rewrite, Access, BeforeProxy, HeaderFilter, BodyFilter, Log };

struct HookTrace {
    QByteArray plugin;
    QByteArray source; // where its configuration comes from: "route", "service", "consumer",
                       // "global_rule#1" …
    Hook hook = Hook::Rewrite;
    Verdict verdict = Verdict::Passed;
    qint64 durationNs = 0;
    QByteArray note; // why, in the plugin's words
    QByteArray changes; // one change a line: "+X-A: 1", "-Cookie", "~target /a -> /b"
    bool operator==(const HookTrace &) const = default;
};

struct Attempt {
    QByteArray node; // "127.0.0.1:1980"
    QByteArray engine; // "wire" or "qt"
    int status = 0; // 0: no answer
    bool reusedConnection = false;
    // Microseconds after the exchange began; -1: did not happen.
    qint64 startedUs = -1, connectedUs = -1, sentUs = -1, firstByteUs = -1, finishedUs = -1;
    QByteArray error;
    bool operator==(const Attempt &) const = default;
};

struct Body {
    QByteArray octets; // at most the cap
    qint64 size = 0; // what really passed
    bool truncated = false;
    bool operator==(const Body &) const = default;
};

struct Record {
    quint64 id = 0; // grows by one per exchange in this run of the program
    State state = State::Complete;
    Ending ending = Ending::Answered;
    qint64 startedUs = 0; // wall clock, microseconds since the epoch
    // Microseconds; -1: not reached.
    qint64 durationUs = -1, firstByteUs = -1, upstreamUs = -1;
    quint64 revision = 0; // of the configuration that served it

    QByteArray method, scheme, host, target, protocol; // target as received
    QByteArray client; // "127.0.0.1:51234"
    QByteArray routeId, routeName, serviceId, consumer, node;
    int status = 0;
    QByteArray error; // why there is no good answer; empty otherwise

    qint64 requestBytes = 0, responseBytes = 0; // octets on the client's side, heads included
    http::Headers requestHeaders; // as the client sent them
    http::Headers upstreamHeaders; // as they were sent to the upstream
    http::Headers responseHeaders; // as the client got them
    QByteArray contentType; // of the answer, without parameters
    Body requestBody, responseBody;
    QList<HookTrace> trace;
    QList<Attempt> attempts;

    // What the gateway itself took.
    qint64 gatewayUs() const
    {
        return durationUs < 0 ? -1 : durationUs - std::max<qint64>(upstreamUs, 0);
    }
    bool operator==(const Record &) const = default;
};
using RecordPtr = std::shared_ptr<const Record>;

struct Batch {
    QList<RecordPtr> finished;
    QList<RecordPtr> live; // exchanges that last: their present state, to be replaced by the next
                           // or the finished one
    quint64 dropped = 0; // records lost to full queues since the last batch
};

} // namespace gatehouse::traffic

Q_DECLARE_METATYPE(gatehouse::traffic::RecordPtr)
Q_DECLARE_METATYPE(gatehouse::traffic::Batch)
