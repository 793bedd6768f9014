// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/store.h"

#include "gateway/traffic/store_queue.h"
#include "gateway/traffic/store_writer.h"

namespace gatehouse::traffic {

namespace {
// Runs `job` on the writer's thread and `done` with its result on the context's. What carries the
// answer across is the end of an object: a connection to a context that is gone is no connection
// any more, on whatever thread.
template <typename T, typename WriterT>
void ask(WriterT *writer, QThread *thread, QObject *context, std::function<T(WriterT *)> job,
         std::function<void(T)> done)
{
    auto answer = std::make_shared<T>();
    auto *messenger = new QObject;
    QObject::connect(
        messenger, &QObject::destroyed, context,
        [answer, done = std::move(done)] { done(*answer); }, Qt::QueuedConnection);
    messenger->moveToThread(thread);
    QMetaObject::invokeMethod(writer, [writer, answer, messenger, job = std::move(job)] {
        *answer = job(writer);
        delete messenger;
    });
}
} // namespace

Store::Store(QObject *parent)
    : QObject(parent)
    , m_queue(std::make_shared<StoreQueue>())
{
    m_thread.setObjectName(u"store"_qs);
    m_writer = new Writer(m_queue, [this](const StoreState &state, quint64 lastId) {
        QMetaObject::invokeMethod(this, [this, state, lastId] { setState(state, lastId); });
    });
    m_writer->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
    m_thread.start();
}

Store::~Store()
{
    m_queue->setEnabled(false);
    QMetaObject::invokeMethod(m_writer, [writer = m_writer, thread = &m_thread] {
        writer->close();
        thread->quit();
    });
    m_thread.wait();
}

void Store::open(const QString &path, const Retention &retention)
{
    m_queue->setEnabled(true);
    QMetaObject::invokeMethod(
        m_writer, [writer = m_writer, path, retention] { writer->open(path, retention); });
}

void Store::close()
{
    m_queue->setEnabled(false);
    QMetaObject::invokeMethod(m_writer, [writer = m_writer] { writer->close(); });
}

void Store::setRetention(const Retention &retention)
{
    QMetaObject::invokeMethod(m_writer,
                              [writer = m_writer, retention] { writer->setRetention(retention); });
}

void Store::setRetryInterval(std::chrono::milliseconds interval)
{
    QMetaObject::invokeMethod(
        m_writer, [writer = m_writer, interval] { writer->setRetryInterval(interval); });
}

void Store::append(const QList<PackedRecord> &records)
{
    if (m_queue->push(records))
        QMetaObject::invokeMethod(m_writer, [writer = m_writer] { writer->drain(); });
}

void Store::clear()
{
    m_queue->clearAndHold();
    QMetaObject::invokeMethod(m_writer, [writer = m_writer] { writer->clear(); });
}

void Store::fetch(quint64 id, QObject *context, std::function<void(RecordPtr)> done)
{
    ask<RecordPtr, Writer>(
        m_writer, &m_thread, context, [id](Writer *w) { return w->read(id); }, std::move(done));
}

void Store::fetchSummaries(qint64 limit, QObject *context,
                           std::function<void(QList<RecordPtr>)> done)
{
    ask<QList<RecordPtr>, Writer>(
        m_writer, &m_thread, context, [limit](Writer *w) { return w->newest(limit); },
        std::move(done));
}

quint64 Store::lastId() const
{
    return m_lastId;
}

StoreState Store::state() const
{
    StoreState state = m_state;
    state.dropped = m_queue->dropped();
    return state;
}

void Store::setState(const StoreState &state, quint64 lastId)
{
    m_state = state;
    m_lastId = std::max(m_lastId, lastId);
    emit stateChanged(state);
}

} // namespace gatehouse::traffic
