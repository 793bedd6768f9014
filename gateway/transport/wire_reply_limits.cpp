// SPDX-License-Identifier: GPL-3.0-or-later
// The rarer half of WireReply: deadlines, TLS questions, tunnels.
#include "gateway/transport/request_check.h"
#include "gateway/transport/wire_reply.h"

#include <QAbstractSocket>

#include <algorithm>

namespace gatehouse::transport {

namespace {

bool isOver(std::chrono::milliseconds limit, Clock::Steady since, Clock::Steady now)
{
    return limit.count() > 0 && now - since >= limit;
}

} // namespace

std::optional<Error> WireReply::overdue(Clock::Steady now) const
{
    const Timeouts &limits = m_request->timeouts;
    const bool unsent = !m_connection || !m_connection->octetsLeft();
    const auto late = [unsent](QString what) {
        return upstreamError(ErrorKind::Timeout, std::move(what), unsent);
    };
    if (isOver(limits.total, m_times.started, now))
        return late(u"The exchange with the upstream took longer than its total time limit."_qs);
    if (m_phase == Phase::Connecting && isOver(limits.connect, m_lastProgress, now))
        return late(u"The upstream did not accept the connection within the connect timeout."_qs);
    if (m_phase == Phase::Handshake && isOver(limits.tls, m_lastProgress, now))
        return late(
            u"The upstream did not complete the TLS handshake in time; does it speak TLS on this port?"_qs);
    if (m_phase != Phase::Exchange || m_paused)
        return std::nullopt;
    const bool blocked =
        m_sender.state() == RequestSender::State::Blocked || m_connection->backlog() > 0;
    if (blocked && isOver(limits.send, m_lastProgress, now))
        return late(u"The upstream took no more of the request within the send timeout."_qs);
    const bool waits = m_sender.state() == RequestSender::State::Complete && !blocked;
    if (waits && isOver(limits.read, m_lastProgress, now))
        return late(u"The upstream sent nothing within the read timeout."_qs);
    return std::nullopt;
}

void WireReply::sweep(Clock::Steady now)
{
    if (auto error = overdue(now))
        fail(std::move(*error));
}

bool WireReply::acceptsTlsErrors(const QList<QSslError> &errors)
{
    if (servesInterface())
        emit sslErrors(errors);
    const bool allExpected =
        std::all_of(errors.begin(), errors.end(),
                    [this](const QSslError &error) { return m_expectedTlsErrors.contains(error); });
    return m_phase != Phase::Over && (m_ignoreTlsErrors || allExpected);
}

void WireReply::ignoreSslErrorsImplementation(const QList<QSslError> &errors)
{
    m_expectedTlsErrors = errors;
}

void WireReply::sslConfigurationImplementation(QSslConfiguration &configuration) const
{
    if (m_connection)
        configuration = m_connection->sslConfiguration();
}

std::unique_ptr<QAbstractSocket> WireReply::takeTunnel(QByteArray &already)
{
    already.clear();
    if (m_head.status != 101 || !m_connection)
        return nullptr;
    already = std::exchange(m_tunnelOctets, {});
    std::unique_ptr<QAbstractSocket> socket = m_connection->takeSocket(already);
    m_connection.reset();
    return socket;
}

} // namespace gatehouse::transport
