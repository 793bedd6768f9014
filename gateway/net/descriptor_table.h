// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <sys/epoll.h>

#include <array>
#include <vector>

namespace gatehouse::net {

enum Interest : quint8 { NoInterest = 0, ReadInterest = 1, WriteInterest = 2 };

// Who hears of one descriptor. An error or a hang-up counts as both.
class DescriptorUser
{
public:
    virtual void descriptorReady(bool readable, bool writable) = 0;

protected:
    ~DescriptorUser() = default;
};

// The descriptors of one thread in an epoll(7) set: what waits costs nothing, whatever their
// number. Level-triggered. Changes of interest are gathered and told to the kernel before the next
// wait, so that switching off and on again within one turn is free; a descriptor that nobody wants
// any more leaves at once, for it may be closed next.
class DescriptorTable
{
public:
    DescriptorTable();
    ~DescriptorTable();
    Q_DISABLE_COPY_MOVE(DescriptorTable)

    void add(QSocketNotifier *notifier);
    void remove(QSocketNotifier *notifier);
    // In place of notifiers, for our own sockets. Interest may be changed at any time.
    void watch(int descriptor, DescriptorUser *user, quint8 interest);
    void setInterest(int descriptor, quint8 interest);
    void unwatch(int descriptor);

    // Fills the batch that announce() goes through; true: something is ready. `timeout` in
    // milliseconds, -1: for ever.
    bool wait(int timeout);
    // Also safe when a handler waits and announces again (a nested loop): that one takes over what
    // is left.
    int announce();
    bool wasWoken(); // wake() was called; forgets it
    void wake(); // from any thread
    bool waitForWake(int timeout); // for that alone

private:
    struct Entry {
        std::array<QSocketNotifier *, 3> notifiers{};
        DescriptorUser *user = nullptr;
        quint32 generation = 0; // tells a descriptor from an earlier one of the same number
        quint32 applied = 0; // what the kernel knows
        quint8 interest = 0;
        bool changed = false;

        quint32 wanted() const;
    };
    Entry &at(int descriptor);
    void note(int descriptor, Entry &entry);
    void apply(int descriptor, Entry &entry);
    int announce(const epoll_event &event);
    int tellNotifiers(int descriptor, quint32 generation, quint32 events);
    void drainWake();

    static constexpr int batch = 256;
    int m_epoll = -1, m_wake = -1;
    std::vector<Entry> m_entries; // by descriptor
    std::vector<int> m_changed;
    std::array<epoll_event, batch> m_events;
    int m_next = 0, m_count = 0;
    bool m_woken = false;
};

} // namespace gatehouse::net
