// SPDX-License-Identifier: GPL-3.0-or-later
// Where the time of an exchange went, as bars on one axis.
#pragma once

#include "gateway/traffic/record.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace gatehouse::ui {

struct TimingBar {
    enum class Kind { Whole, Gateway, Connect, Send, Wait, Receive };
    Kind kind = Kind::Whole;
    QString label;
    qint64 fromUs = 0, toUs = 0; ///< after the exchange began
    QString heading; ///< of the attempt that begins with this bar; else empty
    QString note;

    bool operator==(const TimingBar &) const = default;
};

class TimingBars
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::ui::TimingBars)
public:
    [[nodiscard]] static QList<TimingBar> of(const traffic::Record &record);
    /// The gateway's own share in a sentence.
    [[nodiscard]] static QString summary(const traffic::Record &record);

private:
    static void addAttempt(QList<TimingBar> &bars, const traffic::Attempt &attempt,
                           qsizetype number);
};

} // namespace gatehouse::ui
