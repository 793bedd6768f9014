// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <mutex>

namespace gatehouse::cache {

// A way into a thread that runs an event loop, for threads that do not know how long it lives. One
// lives on each worker (WorkerLocals).
class Doorbell : public QObject
{
public:
    // Held by others. Rings as long as the bell is there.
    class Rope
    {
    public:
        // `visit` runs on the bell's thread, soon; not at all if the bell is gone.
        void pull(std::function<void()> visit);

    private:
        friend class Doorbell;
        std::mutex m_mutex;
        Doorbell *m_bell = nullptr;
    };

    Doorbell();
    ~Doorbell() override;
    const std::shared_ptr<Rope> &rope() const { return m_rope; }

private:
    std::shared_ptr<Rope> m_rope;
};

} // namespace gatehouse::cache
