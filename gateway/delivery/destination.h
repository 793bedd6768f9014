// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/delivery/settings.h"

#include <QString>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

namespace gatehouse::transport {
class UpstreamManager;
}

namespace gatehouse::delivery {

// Where batches go. Lives on the courier's thread.
class Destination
{
public:
    Destination() = default;
    virtual ~Destination() = default; // what is under way is given up, without a word
    Q_DISABLE_COPY_MOVE(Destination)

    // Called once, perhaps from within send(): an empty text says that the batch arrived, another
    // says why not, without secrets.
    using Done = std::function<void(const QString &failure)>;
    // Not called again before `done` was.
    virtual void send(const QList<QByteArray> &batch, Done done) = 0;
    // Delivered, but not quite through: a connection is being closed in good order. Calls `closed`
    // when that is over.
    virtual bool isClosing() const { return false; }
    std::function<void()> closed;
};

// What the courier's thread has for all destinations.
struct Workshop {
    std::function<transport::UpstreamManager &()> http; // made when first asked for
};
using DestinationMaker = std::function<std::unique_ptr<Destination>(const Workshop &)>;

} // namespace gatehouse::delivery
