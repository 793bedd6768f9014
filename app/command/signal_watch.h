// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace gatehouse::app {

// Brings SIGTERM, SIGINT and SIGHUP into the event loop. Blocks them in the calling thread, from
// which all later ones inherit: make it before any other thread starts, and once.
class SignalWatch final : public QObject
{
    Q_OBJECT

public:
    explicit SignalWatch(QObject *parent = nullptr);
    ~SignalWatch() override;

signals:
    void terminate();
    void hangUp();

private:
    void read();

    int m_descriptor = -1;
};

} // namespace gatehouse::app
