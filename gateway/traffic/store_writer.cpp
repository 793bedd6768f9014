// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/store_writer.h"

#include "gateway/traffic/store_queue.h"

namespace gatehouse::traffic {

namespace {
constexpr qsizetype batchRecords = 5000;
constexpr qint64 batchOctets = qint64(8) << 20;
} // namespace

Store::Writer::Writer(std::shared_ptr<StoreQueue> queue, Report report)
    : m_queue(std::move(queue))
    , m_report(std::move(report))
    , m_retry(this)
    , m_reportSoon(this)
    , m_prune(this)
{
    m_retry.setInterval(std::chrono::seconds(3));
    m_reportSoon.setInterval(std::chrono::milliseconds(250));
    m_reportSoon.setSingleShot(true);
    m_prune.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Writer::retry);
    connect(&m_reportSoon, &QTimer::timeout, this, &Writer::report);
    connect(&m_prune, &QTimer::timeout, this, &Writer::prune);
}

void Store::Writer::open(const QString &path, const Retention &retention)
{
    if (!m_path.isEmpty())
        close();
    m_path = path;
    m_retention = retention;
    m_notice.clear();
    if (openFile())
        drain();
    report();
}

void Store::Writer::close()
{
    if (!m_path.isEmpty())
        writeWaiting();
    m_queue->countDropped(quint64(m_batch.size()));
    m_batch.clear();
    m_queue->clear();
    m_file.close();
    m_path.clear();
    recovered();
    report();
}

void Store::Writer::setRetention(const Retention &retention)
{
    m_retention = retention;
    if (!m_file.isOpen())
        return;
    if (const auto done = m_file.setRetention(retention); !done)
        return settle(done.error());
    if (!m_problem.isEmpty())
        return retry();
    prune();
}

void Store::Writer::drain()
{
    if (m_path.isEmpty() || !m_problem.isEmpty())
        return;
    if (writeWaiting() && m_queue->size() > 0)
        QMetaObject::invokeMethod(
            this, [this] { drain(); }, Qt::QueuedConnection);
    prune();
}

void Store::Writer::clear()
{
    m_batch.clear();
    m_queue->release();
    if (!m_file.isOpen())
        return;
    if (const auto done = m_file.clear(); !done)
        return settle(done.error());
    drain();
    report();
}

RecordPtr Store::Writer::read(quint64 id)
{
    drain();
    if (!m_file.isOpen())
        return {};
    auto result = m_file.read(id);
    if (result)
        return *result;
    settle(result.error());
    return {};
}

QList<RecordPtr> Store::Writer::newest(qint64 limit)
{
    drain();
    if (!m_file.isOpen())
        return {};
    auto result = m_file.newest(limit);
    if (result)
        return *result;
    settle(result.error());
    return {};
}

bool Store::Writer::openFile()
{
    auto done = m_file.open(m_path, m_retention);
    if (!done && done.error().trouble == Trouble::Corrupt && startAfresh())
        return true;
    if (!done && m_problem.isEmpty())
        settle(done.error());
    return m_file.isOpen();
}

// What waits now, not what comes meanwhile: other jobs want their turn.
bool Store::Writer::writeWaiting()
{
    qsizetype left = m_queue->size() + m_batch.size();
    while (left > 0) {
        if (m_batch.isEmpty())
            m_batch = m_queue->take(batchRecords, batchOctets);
        if (m_batch.isEmpty())
            break;
        left -= m_batch.size();
        if (!m_file.isOpen() || !writeBatch())
            return false;
    }
    return true;
}

bool Store::Writer::writeBatch()
{
    auto done = m_file.write(m_batch);
    if (!done && done.error().trouble == Trouble::Corrupt && startAfresh())
        done = m_file.write(m_batch);
    if (!done) {
        settle(done.error());
        return false;
    }
    m_batch.clear();
    if (!m_reportSoon.isActive())
        m_reportSoon.start();
    return true;
}

void Store::Writer::prune()
{
    if (!m_file.isOpen() || !m_problem.isEmpty())
        return;
    const auto more = m_file.prune();
    if (!more)
        return settle(more.error());
    if (*more)
        m_prune.start(0);
    if (!m_reportSoon.isActive())
        m_reportSoon.start();
}

void Store::Writer::retry()
{
    if (m_path.isEmpty())
        return;
    const QString before = std::exchange(m_problem, {});
    if (m_file.isOpen() || openFile()) {
        writeWaiting();
        prune();
        if (m_problem.isEmpty())
            recovered();
    }
    if (m_problem != before)
        report();
    drain();
}

// Goes into trouble, or stays in it.
void Store::Writer::settle(const StoreFault &fault)
{
    if (fault.trouble == Trouble::Corrupt && m_file.isOpen() && startAfresh())
        return;
    if (fault.trouble != Trouble::Full)
        m_file.close(); // a fresh connection may fare better
    m_problem = fault.message;
    m_queue->setTroubled(true);
    if (!m_retry.isActive())
        m_retry.start();
    report();
}

void Store::Writer::recovered()
{
    m_problem.clear();
    m_retry.stop();
    m_queue->setTroubled(false);
}

// Puts the damaged file aside and begins a new one. False: neither worked, m_problem says why.
bool Store::Writer::startAfresh()
{
    m_file.close();
    const auto aside = setAside(m_path);
    if (!aside) {
        settle(aside.error());
        return false;
    }
    m_notice =
        u"The record of traffic was damaged. It was kept as %1 and a new one was begun."_qs.arg(
            *aside);
    const auto done = m_file.open(m_path, m_retention);
    if (!done) {
        settle(done.error());
        return false;
    }
    report();
    return true;
}

void Store::Writer::report()
{
    m_reportSoon.stop();
    const StoreState state{m_file.isOpen(),    m_file.records(), m_file.octets(),
                           m_queue->dropped(), m_problem,        m_notice};
    if (state == m_reported)
        return;
    m_reported = state;
    m_report(state, m_file.lastId());
}

} // namespace gatehouse::traffic
