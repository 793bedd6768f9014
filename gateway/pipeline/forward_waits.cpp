// SPDX-License-Identifier: GPL-3.0-or-later
// What ForwardStage waits for before it asks a node: the end of a short body of unknown length, and
// the address behind a name, which is looked up elsewhere.
#include "gateway/pipeline/forward_stage.h"
#include "gateway/upstream/name_cache.h"

#include <QTimerEvent>

namespace gatehouse::pipeline {

namespace {

// Nobody waits longer for a name, whatever the connect timeout is.
constexpr std::chrono::milliseconds longestWait{5000};
// So long the end of a chunked body is awaited: most come in the packet after the head.
constexpr int bodyWaitMs = 50;

} // namespace

bool ForwardStage::mayBeShort() const
{
    return m_exchange.received.framing == http::Framing::Chunked && m_body && !m_body->isFinished()
        && !m_walk.group().isHttp2();
}

// A body that is all there goes up with its length, as from APISIX, whose NGINX takes in all bodies
// first. Others follow in chunks.
void ForwardStage::awaitBody()
{
    m_bodyTimer.start(bodyWaitMs, Qt::PreciseTimer, this);
    const auto look = [this] {
        if (m_bodyTimer.isActive() && (m_body->isFinished() || m_body->isFull()))
            endBodyWait();
    };
    connect(m_body, &QIODevice::readChannelFinished, this, look);
    connect(m_body, &QIODevice::readyRead, this, look);
}

void ForwardStage::endBodyWait()
{
    m_bodyTimer.stop();
    m_body->disconnect(this);
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_over)
                begin();
        },
        Qt::QueuedConnection);
}

void ForwardStage::resolve()
{
    const std::shared_ptr<upstream::NameCache> &names = m_walk.group().names();
    const upstream::NameCache::Found found = names->find(m_walk.node().host);
    switch (found.status) {
    case upstream::NameCache::Status::Known:
        attempt(found.address);
        return;
    case upstream::NameCache::Status::Failed:
        unresolved();
        return;
    case upstream::NameCache::Status::Pending:
        break;
    }
    const auto &timeout = m_walk.group().config().timeout;
    const auto wait = timeout ? std::min(timeout->connect, longestWait) : longestWait;
    m_nameTimer.start(int(wait.count()), this);
    m_named = connect(
        names.get(), &upstream::NameCache::resolved, this,
        [this](const QByteArray &name) {
            if (m_nameTimer.isActive() && name == m_walk.node().host)
                endWait(true);
        },
        Qt::QueuedConnection);
    // The answer may have come just before anybody listened for it.
    if (names->isSettled(m_walk.node().host))
        endWait(true);
}

void ForwardStage::endWait(bool answered)
{
    m_nameTimer.stop();
    disconnect(m_named);
    if (m_over)
        return;
    if (answered)
        resolve();
    else
        unresolved();
}

void ForwardStage::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_nameTimer.timerId())
        endWait(false);
    else if (event->timerId() == m_bodyTimer.timerId())
        endBodyWait();
}

// As if the node were not there (apisix.md 2): others take its place, which costs no retry.
void ForwardStage::unresolved()
{
    const Error missing{ErrorKind::Unavailable, ErrorSource::Upstream, false,
                        u"no address was found for the node %1; check its name"_qs.arg(
                            QString::fromUtf8(m_walk.node().host))};
    if (m_walk.hasOthers())
        goOn(missing);
    else
        fail(missing);
}

} // namespace gatehouse::pipeline
