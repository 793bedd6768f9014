// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/transport/body_pipe.h"

#include <functional>
#include <memory>
#include <optional>

namespace gatehouse::pipeline {

// The client's body on its way through an exchange. It streams from the connection to the upstream,
// unless somebody needs it whole: then it is held, up to a limit, before it goes on.
class RequestBody
{
public:
    RequestBody() = default;
    ~RequestBody() { m_ready = nullptr; }

    void open(); // the request has a body
    bool exists() const { return bool(m_pipe); }
    transport::BodyPipe *pipe() const { return m_pipe.get(); }

    bool wantsMore() const;
    void arrived(QByteArrayView octets);
    void ended(http::Headers trailers);
    // The upstream gets another body: what still comes is thrown away.
    void replace(const QByteArray &body);

    // Calls `ready` when the body is whole, or larger than `max`; within the call if it is so
    // already.
    void hold(qint64 max, std::function<void()> ready);
    std::optional<QByteArray> whole() const; // std::nullopt: it is not, or not yet
    bool isTooLarge() const { return m_tooLarge; }
    // Nobody waits any more.
    void forget();

private:
    void tellIfReady();

    std::unique_ptr<transport::BodyPipe> m_pipe;
    std::function<void()> m_ready;
    qint64 m_max = -1;
    bool m_tooLarge = false;
    bool m_discards = false;
};

} // namespace gatehouse::pipeline
