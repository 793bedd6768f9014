// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/event_stream.h"

#include <QTimer>

namespace gatehouse::app {

static constexpr qint64 enoughPending = 256 * 1024; // octets

void streamEvents(QObject *owner, std::shared_ptr<endpoint::Responder> responder,
                  const QList<QByteArray> &events, std::chrono::milliseconds interval)
{
    responder->begin(200, {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}});
    if (!events.isEmpty())
        responder->write(events.first());
    auto *timer = new QTimer(owner);
    const auto tick = [timer, responder, left = events.mid(1)]() mutable {
        if (responder->isGone())
            return timer->deleteLater();
        if (responder->pendingBytes() > enoughPending)
            return;
        if (!left.isEmpty())
            responder->write(left.takeFirst());
        if (left.isEmpty()) {
            responder->end();
            timer->stop();
            timer->deleteLater();
        }
    };
    timer->callOnTimeout(timer, tick);
    timer->setInterval(interval);
    timer->start();
}

} // namespace gatehouse::app
