// SPDX-License-Identifier: GPL-3.0-or-later
// What a row says in each column.
#pragma once

#include "ui/traffic/rows/row_log.h"
#include "ui/traffic/table/traffic_columns.h"

#include <QCoreApplication>

namespace gatehouse::ui {

class CellText
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::ui::CellText)
public:
    /// nowUs: wall clock, for what still runs.
    [[nodiscard]] static QString of(TrafficColumn column, const RowLog &log, RowLog::Number number,
                                    qint64 nowUs);
    /// One word for why there is no good answer: "reset", "timeout", "TLS", "refused".
    [[nodiscard]] static QString shortReason(const TrafficRow &row, const QByteArray &error);
    /// "json" of "application/json", "SSE" of "text/event-stream".
    [[nodiscard]] static QString shortType(const QByteArray &type);
    /// The row in a sentence, for screen readers and tooltips.
    [[nodiscard]] static QString sentence(const RowLog &log, RowLog::Number number, qint64 nowUs);

private:
    static QString status(const TrafficRow &row, const RowLog &log);
    static QString path(const TrafficRow &row, QByteArrayView target);
};

} // namespace gatehouse::ui
