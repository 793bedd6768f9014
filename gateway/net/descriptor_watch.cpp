// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/descriptor_watch.h"

#include "gateway/net/epoll_dispatcher.h"

namespace gatehouse::net {

DescriptorWatch::DescriptorWatch(int descriptor, DescriptorUser &user)
    : m_descriptor(descriptor)
    , m_user(user)
    , m_dispatcher(EpollDispatcher::current())
{
    if (m_dispatcher)
        m_dispatcher->descriptors().watch(descriptor, &user, NoInterest);
}

DescriptorWatch::~DescriptorWatch()
{
    if (m_dispatcher)
        m_dispatcher->descriptors().unwatch(m_descriptor);
    for (QSocketNotifier *notifier : {m_read, m_write}) {
        if (!notifier)
            continue;
        notifier->setEnabled(false);
        notifier->disconnect();
        notifier->deleteLater(); // it may be the one that is calling
    }
}

void DescriptorWatch::setInterest(quint8 interest)
{
    if (m_dispatcher) {
        m_dispatcher->descriptors().setInterest(m_descriptor, interest);
        return;
    }
    notify(m_read, QSocketNotifier::Read, interest & ReadInterest);
    notify(m_write, QSocketNotifier::Write, interest & WriteInterest);
}

void DescriptorWatch::notify(QSocketNotifier *&notifier, QSocketNotifier::Type type, bool wanted)
{
    if (!notifier) {
        if (!wanted)
            return;
        notifier = new QSocketNotifier(m_descriptor, type);
        QObject::connect(notifier, &QSocketNotifier::activated, notifier, [this, type] {
            m_user.descriptorReady(type == QSocketNotifier::Read, type == QSocketNotifier::Write);
        });
    }
    if (notifier->isEnabled() != wanted)
        notifier->setEnabled(wanted);
}

} // namespace gatehouse::net
