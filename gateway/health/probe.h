// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/health/checker.h"

#include <QBasicTimer>
#include <QSslSocket>

#include <functional>
#include <variant>

namespace gatehouse::health {

// What a probe found out: a status (0: something else than HTTP answered), or a sign.
using Finding = std::variant<int, Sign>;

// Asks one target once: connects, and unless it is a TCP check sends a request and reads the status
// line. Calls back once and then is worthless.
class Probe final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Finding)>;

    Probe(const Active &settings, const Watched &watched, Done done, QObject *parent);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void connectNow(const Watched &watched);
    void send();
    void read();
    void end(Finding finding);

    const Active m_settings;
    const QByteArray m_name; // what the target is called in Host and SNI
    Done m_done;
    QSslSocket m_socket;
    QBasicTimer m_timer;
    QByteArray m_line;
};

} // namespace gatehouse::health
