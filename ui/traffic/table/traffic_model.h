// SPDX-License-Identifier: GPL-3.0-or-later
// The table's model: all rows in a RowLog and the numbers of those that pass the filter. Each batch
// is one insert; rows of exchanges that last are replaced in place; a change of the filter is
// scanned in slices, so that no turn of the event loop takes more than some milliseconds.
#pragma once

#include "ui/traffic/filter/filter.h"
#include "ui/traffic/rows/record_ring.h"
#include "ui/traffic/table/traffic_columns.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace gatehouse::ui {

class TrafficModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, CodeRole };
    using Number = RowLog::Number;

    explicit TrafficModel(QObject *parent = nullptr);

    void setCap(qint64 rows) { m_log.setCap(rows); }
    void add(const traffic::Batch &batch);
    /// Records of earlier runs, oldest first; those not older than what came already are ignored.
    void addHistory(const QList<traffic::RecordPtr> &records);
    void setFilter(std::shared_ptr<const Filter> filter); ///< null: all
    /// Frozen, the view takes no new rows; they are kept and come when it thaws.
    void setFrozen(bool on);
    [[nodiscard]] bool isFrozen() const { return m_frozen; }
    [[nodiscard]] qint64 heldBack() const; ///< rows that came since it froze

    void clear(); ///< can be undone until forgetCleared() or the next clear()
    bool undoClear();
    void forgetCleared();
    [[nodiscard]] quint64 newestCleared() const; ///< highest id that was cleared; 0: none

    [[nodiscard]] const RowLog &log() const { return m_log; }
    [[nodiscard]] Number numberAt(int viewRow) const { return m_view[std::size_t(viewRow)]; }
    [[nodiscard]] const TrafficRow &rowAt(int viewRow) const
    {
        return m_log.row(numberAt(viewRow));
    }
    [[nodiscard]] int viewRowOf(quint64 id) const; ///< -1: not in the view
    [[nodiscard]] traffic::RecordPtr recent(quint64 id) const { return m_ring.find(id); }
    [[nodiscard]] qint64 shown() const { return qint64(m_view.size()); }
    [[nodiscard]] qint64 shownSince(Number number) const; ///< rows of the view from there on
    [[nodiscard]] qint64 total() const { return qint64(m_log.end() - begin()); }
    [[nodiscard]] bool hasLive() const { return !m_live.isEmpty(); }
    [[nodiscard]] bool isScanning() const { return m_scan.isActive(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void countsChanged();
    /// A newer state of this exchange is in recent().
    void recordChanged(quint64 id);

private:
    [[nodiscard]] Number begin() const { return std::max(m_log.first(), m_floor); }
    [[nodiscard]] Number scanEnd() const { return m_frozen ? m_frozenEnd : m_log.end(); }
    Number place(const traffic::RecordPtr &record, QList<Number> &changed);
    void evict();
    void rescan();
    void scanSlice();
    void show(const std::vector<Number> &found);
    void retest(Number number);

    RowLog m_log;
    RecordRing m_ring;
    std::vector<Number> m_view; // ascending
    QHash<quint64, Number> m_live; // by id, what has not finished
    std::shared_ptr<const Filter> m_filter;
    Number m_scanned = RowLog::Origin; // rows before it have been tested
    Number m_floor = 0; // rows before it were cleared
    std::optional<Number> m_floorBefore;
    bool m_frozen = false;
    Number m_frozenEnd = 0;
    QTimer m_scan;
};

} // namespace gatehouse::ui
