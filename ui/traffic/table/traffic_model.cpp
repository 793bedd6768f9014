// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/traffic_model.h"

namespace gatehouse::ui {

using namespace std::chrono_literals;

TrafficModel::TrafficModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_scan.setInterval(0ms);
    connect(&m_scan, &QTimer::timeout, this, &TrafficModel::scanSlice);
}

// Appends the record, or replaces the row of its earlier state.
RowLog::Number TrafficModel::place(const traffic::RecordPtr &record, QList<Number> &changed)
{
    m_ring.put(record);
    const bool live = record->state != traffic::State::Complete;
    if (const auto known = m_live.constFind(record->id); known != m_live.cend()) {
        const Number number = *known;
        if (!live)
            m_live.erase(known);
        if (m_log.contains(number)) {
            m_log.update(number, *record);
            changed.append(number);
        }
        return number;
    }
    const Number number = m_log.append(*record);
    if (live)
        m_live.insert(record->id, number);
    return number;
}

void TrafficModel::add(const traffic::Batch &batch)
{
    // In the order they began; of one exchange the live state comes before the finished one.
    QList<traffic::RecordPtr> records = batch.live + batch.finished;
    std::stable_sort(records.begin(), records.end(),
                     [](const auto &a, const auto &b) { return a->id < b->id; });
    QList<Number> changed;
    for (const auto &record : std::as_const(records))
        place(record, changed);
    evict();
    for (const Number number : std::as_const(changed))
        retest(number);
    if (!m_scan.isActive())
        scanSlice();
    for (const Number number : std::as_const(changed)) {
        if (m_log.contains(number))
            emit recordChanged(m_log.row(number).id);
    }
    emit countsChanged();
}

void TrafficModel::evict()
{
    const Number first = m_log.firstAfterTrim();
    const auto keep = std::lower_bound(m_view.begin(), m_view.end(), first);
    if (keep != m_view.begin()) {
        beginRemoveRows({}, 0, int(keep - m_view.begin()) - 1);
        m_view.erase(m_view.begin(), keep);
        endRemoveRows();
    }
    m_log.trim();
    m_scanned = std::max(m_scanned, m_log.first());
    m_live.removeIf([this](const auto &entry) { return entry.value() < m_log.first(); });
}

void TrafficModel::addHistory(const QList<traffic::RecordPtr> &records)
{
    const quint64 oldest = m_log.first() < m_log.end() ? m_log.row(m_log.first()).id : ~quint64(0);
    QList<traffic::RecordPtr> older = records;
    while (!older.isEmpty() && older.last()->id >= oldest)
        older.removeLast();
    const qint64 room =
        std::max<qint64>(m_log.cap() - RowLog::BlockSize - qint64(m_log.end() - m_log.first()), 0);
    if (older.size() > room)
        older.remove(0, qsizetype(older.size() - room));
    if (older.isEmpty())
        return;
    m_log.prepend(older);
    rescan();
}

void TrafficModel::setFilter(std::shared_ptr<const Filter> filter)
{
    m_filter = std::move(filter);
    rescan();
}

void TrafficModel::setFrozen(bool on)
{
    if (on == m_frozen)
        return;
    m_frozen = on;
    m_frozenEnd = m_log.end();
    if (!on && !m_scan.isActive())
        scanSlice();
    emit countsChanged();
}

qint64 TrafficModel::heldBack() const
{
    return m_frozen ? qint64(m_log.end() - std::max(m_frozenEnd, m_log.first())) : 0;
}

qint64 TrafficModel::shownSince(Number number) const
{
    return m_view.end() - std::lower_bound(m_view.begin(), m_view.end(), number);
}

void TrafficModel::clear()
{
    m_floorBefore = m_floor;
    m_floor = m_log.end();
    rescan();
}

bool TrafficModel::undoClear()
{
    if (!m_floorBefore)
        return false;
    m_floor = *std::exchange(m_floorBefore, std::nullopt);
    rescan();
    return true;
}

void TrafficModel::forgetCleared()
{
    m_floorBefore.reset();
    m_log.dropBefore(m_floor);
}

quint64 TrafficModel::newestCleared() const
{
    quint64 id = 0;
    for (Number n = m_log.first(); n < std::min(m_floor, m_log.end()); ++n)
        id = std::max(id, m_log.row(n).id);
    return id;
}

void TrafficModel::rescan()
{
    m_scan.stop();
    beginResetModel();
    m_view.clear();
    m_scanned = begin();
    endResetModel();
    scanSlice();
    emit countsChanged();
}

} // namespace gatehouse::ui
