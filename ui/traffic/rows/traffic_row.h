// SPDX-License-Identifier: GPL-3.0-or-later
// An exchange as the table needs it: about 120 octets and the target. Everything else is fetched
// from the recent records or from the store when it is asked for.
#pragma once

#include "gateway/traffic/record.h"
#include "ui/traffic/rows/string_pool.h"

namespace gatehouse::ui {

struct TrafficRow {
    quint64 id = 0;
    qint64 startedUs = 0; ///< wall clock, microseconds since the epoch
    qint64 durationUs = -1, firstByteUs = -1, upstreamUs = -1; ///< -1: not reached
    qint64 size = 0; ///< octets of the answer on the client's side
    qint32 status = 0; ///< 0: none was sent
    quint32 events = 0; ///< of an event stream, in what was captured of it
    StringPool::Id method = 0, host = 0, route = 0, type = 0, consumer = 0, node = 0, error = 0;
    quint32 targetAt = 0; ///< where the target lies in the block's text
    quint16 targetLength = 0;
    traffic::State state = traffic::State::Complete;
    traffic::Ending ending = traffic::Ending::Answered;
    bool eventStream = false;
    bool eventsCut = false; ///< there were more events than captured

    [[nodiscard]] bool isLive() const { return state != traffic::State::Complete; }
    /// No good answer reached the client: nothing came, or it broke off, or 5xx.
    [[nodiscard]] bool isError() const;
    /// Failed to answer at all: what the octagon stands for.
    [[nodiscard]] bool isTransportError() const;
};

/// Of the record, all but the target.
[[nodiscard]] TrafficRow rowOf(const traffic::Record &record, StringPool &pool);
/// What stands in the Route column: the route's name, else its id.
[[nodiscard]] const QByteArray &routeLabel(const traffic::Record &record);
/// Whole events of an event stream in these octets.
[[nodiscard]] quint32 countEvents(QByteArrayView octets);

} // namespace gatehouse::ui
