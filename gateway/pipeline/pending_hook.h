// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/outcome.h"

namespace gatehouse::pipeline {

// A hook that waits for something outside (plugin::Await). Forgets the waiting when it goes, so
// that an answer that comes too late reaches nobody.
class PendingHook
{
public:
    PendingHook() = default;
    ~PendingHook() { cancel(); }
    Q_DISABLE_COPY_MOVE(PendingHook)

    // `resume` is called once, perhaps before start() returns.
    void start(const plugin::Await &await, std::function<void(plugin::Outcome)> resume)
    {
        m_handle.reset();
        const auto slot = std::make_shared<std::function<void(plugin::Outcome)>>(std::move(resume));
        m_resume = slot;
        std::shared_ptr<void> handle = await.start(plugin::Resumer(slot));
        if (*slot && m_resume == slot)
            m_handle = std::move(handle);
    }

    void cancel()
    {
        if (m_resume)
            *m_resume = nullptr;
        m_resume.reset();
        m_handle.reset();
    }

private:
    std::shared_ptr<std::function<void(plugin::Outcome)>> m_resume;
    std::shared_ptr<void> m_handle;
};

} // namespace gatehouse::pipeline
