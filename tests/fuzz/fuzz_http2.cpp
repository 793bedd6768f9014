// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http2/session.h"

#include <cstdlib>

// Any octets from an HTTP/2 client behind the preface: the session takes or refuses them and what
// it wants to say stays bounded.

using namespace gatehouse;

namespace {

class Sink final : public http2::Handler
{
public:
    void headArrived(http2::StreamId, http2::FieldBlock &, bool) override { }
    void dataArrived(http2::StreamId, QByteArrayView) override { }
    void endArrived(http2::StreamId, http::Headers) override { }
    void streamDrained(http2::StreamId) override { }
    void streamClosed(http2::StreamId, quint32) override { }
    void goingAway(http2::StreamId, quint32) override { }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Sink sink;
    http2::Session session(http2::Role::Server, {}, sink);
    const Clock::Steady now = Clock::Steady() + std::chrono::hours(1);
    (void)session.feed("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", now);
    (void)session.feed(QByteArrayView(data, qsizetype(size)), now);
    qsizetype said = 0;
    while (session.wantsOutput()) {
        const QByteArray octets = session.takeOutput(16 * 1024);
        if (octets.isEmpty())
            break;
        said += octets.size();
        if (said > 1024 * 1024)
            std::abort();
    }
    return 0;
}
