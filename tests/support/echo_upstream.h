// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/endpoint/server.h"

namespace gatehouse::test {

// An upstream that answers with what it was asked: "METHOD target\nName: value\n…\n\nbody".
// /status/N answers with that status. Lives on the test's thread.
class EchoUpstream
{
public:
    EchoUpstream();

    quint16 port() const { return m_server.port(); }
    QByteArray node() const { return "127.0.0.1:" + QByteArray::number(port()); }
    int requests() const { return m_requests; }

private:
    void answer(const endpoint::Request &request,
                const std::shared_ptr<endpoint::Responder> &responder);

    int m_requests = 0;
    endpoint::Server m_server;
};

} // namespace gatehouse::test
