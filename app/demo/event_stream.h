// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/endpoint/responder.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace gatehouse::app {

// Answers with text/event-stream: one event per interval, the first at once, the end after the
// last. Stops when the client goes; a client that reads slowly gets the events later instead of
// having them pile up. `owner` bounds its life.
void streamEvents(QObject *owner, std::shared_ptr<endpoint::Responder> responder,
                  const QList<QByteArray> &events, std::chrono::milliseconds interval);

} // namespace gatehouse::app
