// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the table: identity, title, width and whether they are shown at first.
#pragma once

#include <QString>

namespace gatehouse::ui {

enum class TrafficColumn {
    Number,
    Time,
    Method,
    Status,
    Route,
    Path,
    Type,
    Size,
    Duration,
    Waterfall,
    Host,
    Consumer,
    Upstream,
    FirstByte,
    Overhead
};
inline constexpr int TrafficColumnCount = 15;

struct TrafficColumnLook {
    int width = 0; ///< logical pixels; the path takes what is left
    bool shownAtFirst = false;
    bool rightAligned = false;
};

[[nodiscard]] TrafficColumnLook lookOf(TrafficColumn column);
[[nodiscard]] QString titleOf(TrafficColumn column);

} // namespace gatehouse::ui
