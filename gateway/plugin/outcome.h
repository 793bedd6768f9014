// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

// How a hook of a plugin ends: it lets the request go on, answers it, or makes it wait.
namespace gatehouse::plugin {

struct Continue {
};
// Answer with this after that time (zero: with the next turn of the loop), or go on if it holds no
// reply. The runner waits on a timer of its own and forgets about it when the client leaves.
struct Suspend {
    std::chrono::milliseconds delay{0};
    std::optional<LocalReply> then;
};
// The hook needs the client's whole body: it is called again when Exchange::requestBody is set, or
// requestBodyTooLarge when there are more than `max` octets. Asking again is an error of the
// plugin.
struct NeedBody {
    qint64 max = 64 * 1024 * 1024;
};
class Resumer;
// The hook waits for something outside: the runner calls `start` at once, and goes on with the
// outcome that is handed to the resumer. What `start` returns is held until then, and dropped when
// the client leaves first: a handle that cancels.
struct Await {
    std::function<std::shared_ptr<void>(Resumer)> start;
};
using Outcome = std::variant<Continue, LocalReply, Suspend, NeedBody, Await>;

// Called once, on the worker's thread, also from within Await::start; later calls and calls after
// the exchange is over do nothing. Copies are one.
class Resumer
{
public:
    explicit Resumer(std::shared_ptr<std::function<void(Outcome)>> resume)
        : m_resume(std::move(resume))
    {
    }
    void operator()(Outcome outcome) const
    {
        if (const auto resume = std::exchange(*m_resume, nullptr))
            resume(std::move(outcome));
    }

private:
    std::shared_ptr<std::function<void(Outcome)>> m_resume;
};

} // namespace gatehouse::plugin
