// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/observe/report_answer.h"

#include <QObject>

#include <mutex>

namespace gatehouse::plugins {

namespace {

// The way back to the worker that asked. Cut, on that worker, when nobody waits any more; the other
// side posts only while it holds the lock, so it never meets an object that is gone.
class WayBack
{
public:
    ~WayBack() { cut(); }

    void post(const std::function<void()> &call)
    {
        const std::lock_guard lock(m_mutex);
        if (m_receiver)
            QMetaObject::invokeMethod(m_receiver.get(), call, Qt::QueuedConnection);
    }
    void cut()
    {
        std::unique_ptr<QObject> receiver;
        const std::lock_guard lock(m_mutex);
        receiver = std::move(m_receiver);
        if (receiver)
            receiver.release()->deleteLater(); // it may be what calls
    }

private:
    std::mutex m_mutex;
    std::unique_ptr<QObject> m_receiver = std::make_unique<QObject>();
};

} // namespace

plugin::Outcome reportAnswer(const plugin::Services &services, plugin::Reports::Kind kind,
                             const QByteArray &contentType)
{
    plugin::Reports *reports = services.reports;
    if (!reports)
        return LocalReply{503, {}, std::nullopt};
    return plugin::Await{[reports, kind, contentType](plugin::Resumer resume) {
        const auto way = std::make_shared<WayBack>();
        reports->ask(kind, [way, resume, contentType](const QByteArray &text) {
            way->post([resume, contentType, text] {
                resume(LocalReply{200, {{"Content-Type", contentType}}, text});
            });
        });
        // Whoever lets go of this no longer waits.
        return std::shared_ptr<void>(way.get(), [way](void *) { way->cut(); });
    }};
}

} // namespace gatehouse::plugins
