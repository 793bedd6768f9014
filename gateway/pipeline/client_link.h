// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"

#include <QObject>
#include <QVarLengthArray>

namespace gatehouse::pipeline {

class ExchangeRunner;

// A client's connection as its worker sees it, whatever is spoken over it.
class ClientLink : public QObject
{
    Q_OBJECT

public:
    using Runners = QVarLengthArray<const ExchangeRunner *, 64>;
    using QObject::QObject;

    // Called a few times a second: cuts what takes too long (reliability.md 2.3).
    virtual void checkTimers(Clock::Steady now) = 0;
    // Stopping: closes now if idle, after the answers in progress otherwise.
    virtual void drain() = 0;
    // Appends the exchanges in progress.
    virtual void listRunners(Runners &out) const = 0;

signals:
    void finished(); // may be deleted
};

} // namespace gatehouse::pipeline
