// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/descriptor_table.h"

#include <QCoreApplication>

#include <cerrno>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace gatehouse::net {

namespace {

constexpr quint64 kWakeMark = ~quint64(0);
constexpr quint32 kTrouble = EPOLLHUP | EPOLLERR;
// In the order of QSocketNotifier::Type.
constexpr std::array<quint32, 3> kWanted{EPOLLIN | EPOLLRDHUP, EPOLLOUT, EPOLLPRI};
constexpr std::array<quint32, 3> kAnnounced{EPOLLIN | EPOLLRDHUP | kTrouble, EPOLLOUT | kTrouble,
                                            EPOLLPRI | kTrouble};

} // namespace

quint32 DescriptorTable::Entry::wanted() const
{
    quint32 mask = 0;
    if (interest & ReadInterest)
        mask |= kWanted[QSocketNotifier::Read];
    if (interest & WriteInterest)
        mask |= kWanted[QSocketNotifier::Write];
    for (std::size_t type = 0; type < notifiers.size(); ++type) {
        if (notifiers[type])
            mask |= kWanted[type];
    }
    return mask;
}

DescriptorTable::DescriptorTable()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_epoll < 0 || m_wake < 0)
        qFatal("no file descriptor is left for a thread's event loop; raise the limit (ulimit -n)");
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = kWakeMark;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake, &event);
}

DescriptorTable::~DescriptorTable()
{
    ::close(m_wake);
    ::close(m_epoll);
}

DescriptorTable::Entry &DescriptorTable::at(int descriptor)
{
    if (std::size_t(descriptor) >= m_entries.size())
        m_entries.resize(std::size_t(descriptor) + 64);
    return m_entries[std::size_t(descriptor)];
}

void DescriptorTable::add(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    Entry &entry = at(descriptor);
    entry.notifiers[std::size_t(notifier->type())] = notifier;
    note(descriptor, entry);
}

void DescriptorTable::remove(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    Entry &entry = at(descriptor);
    QSocketNotifier *&place = entry.notifiers[std::size_t(notifier->type())];
    if (place != notifier)
        return;
    place = nullptr;
    if (entry.wanted() == 0)
        apply(descriptor, entry);
    else
        note(descriptor, entry);
}

void DescriptorTable::watch(int descriptor, DescriptorUser *user, quint8 interest)
{
    Entry &entry = at(descriptor);
    entry.user = user;
    entry.interest = interest;
    note(descriptor, entry);
}

void DescriptorTable::setInterest(int descriptor, quint8 interest)
{
    Entry &entry = at(descriptor);
    if (!entry.user || entry.interest == interest)
        return;
    entry.interest = interest;
    note(descriptor, entry);
}

void DescriptorTable::unwatch(int descriptor)
{
    Entry &entry = at(descriptor);
    entry.user = nullptr;
    entry.interest = NoInterest;
    if (entry.wanted() == 0)
        apply(descriptor, entry);
    else
        note(descriptor, entry);
}

void DescriptorTable::note(int descriptor, Entry &entry)
{
    if (entry.changed)
        return;
    entry.changed = true;
    m_changed.push_back(descriptor);
}

void DescriptorTable::apply(int descriptor, Entry &entry)
{
    const quint32 wanted = entry.wanted();
    if (wanted == entry.applied)
        return;
    if (wanted == 0)
        ++entry.generation; // what is still in a batch is not for its successor
    epoll_event event{};
    event.events = wanted;
    event.data.u64 = quint64(entry.generation) << 32 | quint32(descriptor);
    int operation = wanted == 0 ? EPOLL_CTL_DEL
        : entry.applied == 0    ? EPOLL_CTL_ADD
                                : EPOLL_CTL_MOD;
    int done = ::epoll_ctl(m_epoll, operation, descriptor, &event);
    // A descriptor closed behind our back has left the set by itself.
    if (done != 0 && operation == EPOLL_CTL_MOD && errno == ENOENT)
        done = ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
    else if (done != 0 && operation == EPOLL_CTL_ADD && errno == EEXIST)
        done = ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &event);
    if (done != 0 && operation != EPOLL_CTL_DEL)
        qWarning("descriptor %d cannot be watched: %s", descriptor, strerror(errno));
    entry.applied = wanted;
}

bool DescriptorTable::wait(int timeout)
{
    for (const int descriptor : m_changed) {
        Entry &entry = m_entries[std::size_t(descriptor)];
        entry.changed = false;
        apply(descriptor, entry);
    }
    m_changed.clear();
    m_next = 0;
    m_count = std::max(::epoll_wait(m_epoll, m_events.data(), batch, timeout), 0);
    for (int i = 0; i < m_count; ++i) {
        if (m_events[std::size_t(i)].data.u64 == kWakeMark)
            drainWake();
    }
    return m_count > 0;
}

int DescriptorTable::announce()
{
    int told = 0;
    while (m_next < m_count) {
        const epoll_event event = m_events[std::size_t(m_next++)];
        if (event.data.u64 != kWakeMark)
            told += announce(event);
    }
    return told;
}

int DescriptorTable::announce(const epoll_event &event)
{
    const int descriptor = int(event.data.u64 & 0xffffffff);
    const quint32 generation = quint32(event.data.u64 >> 32);
    const Entry &entry = m_entries[std::size_t(descriptor)];
    if (entry.generation != generation)
        return 0;
    if (!entry.user)
        return tellNotifiers(descriptor, generation, event.events);
    const bool readable =
        (event.events & kAnnounced[0]) != 0 && (entry.interest & ReadInterest) != 0;
    const bool writable =
        (event.events & kAnnounced[1]) != 0 && (entry.interest & WriteInterest) != 0;
    if (!readable && !writable)
        return 0;
    entry.user->descriptorReady(readable, writable);
    return 1;
}

int DescriptorTable::tellNotifiers(int descriptor, quint32 generation, quint32 events)
{
    int told = 0;
    for (std::size_t type = 0; type < kAnnounced.size(); ++type) {
        const Entry &entry = m_entries[std::size_t(descriptor)]; // a handler may have grown it
        if (entry.generation != generation)
            break;
        QSocketNotifier *notifier = entry.notifiers[type];
        if (!notifier || !(events & kAnnounced[type]))
            continue;
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(notifier, &event);
        ++told;
    }
    return told;
}

void DescriptorTable::wake()
{
    const quint64 one = 1;
    while (::write(m_wake, &one, sizeof one) < 0 && errno == EINTR) { }
}

void DescriptorTable::drainWake()
{
    quint64 count = 0;
    while (::read(m_wake, &count, sizeof count) < 0 && errno == EINTR) { }
    m_woken = true;
}

bool DescriptorTable::wasWoken()
{
    return std::exchange(m_woken, false);
}

bool DescriptorTable::waitForWake(int timeout)
{
    pollfd wake{m_wake, POLLIN, 0};
    if (::poll(&wake, 1, timeout) <= 0)
        return false;
    drainWake();
    return true;
}

} // namespace gatehouse::net
