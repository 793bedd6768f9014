// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/outbound.h"

#include <vector>

namespace gatehouse::test {

// Stands where the worker's Outbound would: it keeps what was asked and answers when the test says
// so. Requests are numbered from 0 in the order they came; use it as `exchange.outbound = &fake`.
class FakeOutbound final : public Outbound
{
public:
    enum class Kind { Fetch, Post, Repeat };
    struct Asked {
        Kind kind = Kind::Fetch;
        OutboundRequest request; // of Repeat: the extra fields and maxAnswer only
        Done done;
        std::weak_ptr<void> handle;
        bool answered = false;
        // The plugin dropped the handle of a fetch() that had no answer yet.
        bool isCancelled() const { return kind == Kind::Fetch && !answered && handle.expired(); }
    };

    std::shared_ptr<void> fetch(OutboundRequest request, Done done) override
    {
        const auto handle = std::make_shared<int>();
        asked.push_back({Kind::Fetch, std::move(request), std::move(done), handle});
        return handle;
    }
    void post(OutboundRequest request, Done done = {}) override
    {
        asked.push_back({Kind::Post, std::move(request), std::move(done), {}});
    }
    void repeat(const Exchange &, const http::Headers &extra, qint64 maxAnswer, Done done) override
    {
        OutboundRequest request;
        request.headers = extra;
        request.maxAnswer = maxAnswer;
        asked.push_back({Kind::Repeat, std::move(request), std::move(done), {}});
    }

    // Answers one request as the worker would: once, and not if it was cancelled. False if nobody
    // waits for that answer.
    bool answer(std::size_t number, OutboundAnswer answer)
    {
        if (number >= asked.size() || asked[number].answered || asked[number].isCancelled())
            return false;
        asked[number].answered = true;
        if (const Done done = std::exchange(asked[number].done, nullptr))
            done(std::move(answer));
        return true;
    }
    bool answer(std::size_t number, int status, QByteArray body = {}, http::Headers headers = {})
    {
        return answer(number, {status, std::move(headers), std::move(body), std::nullopt});
    }
    bool answerFailure(std::size_t number, ErrorKind kind, QString message)
    {
        return answer(number,
                      {0, {}, {}, Error{kind, ErrorSource::Upstream, false, std::move(message)}});
    }

    std::vector<Asked> asked;
};

} // namespace gatehouse::test
