// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/descriptor_table.h"

#include <QPointer>

namespace gatehouse::net {

class EpollDispatcher;

// One descriptor's place in its thread's event loop: in the table of an EpollDispatcher, elsewhere
// (the main thread, a plain test) by two QSocketNotifiers. Ends before the descriptor is closed.
class DescriptorWatch
{
public:
    DescriptorWatch(int descriptor, DescriptorUser &user);
    ~DescriptorWatch();
    Q_DISABLE_COPY_MOVE(DescriptorWatch)

    void setInterest(quint8 interest);

private:
    void notify(QSocketNotifier *&notifier, QSocketNotifier::Type type, bool wanted);

    const int m_descriptor;
    DescriptorUser &m_user;
    QPointer<EpollDispatcher> m_dispatcher;
    QSocketNotifier *m_read = nullptr, *m_write = nullptr;
};

} // namespace gatehouse::net
