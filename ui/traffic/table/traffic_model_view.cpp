// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the model that chooses what is in the view and says what stands in it.
#include "ui/traffic/table/cell_text.h"
#include "ui/traffic/table/traffic_model.h"

#include <QDateTime>
#include <QElapsedTimer>

namespace gatehouse::ui {

namespace {

constexpr qint64 SliceMs = 8;
constexpr int RowsBetweenLooks = 1024;

qint64 nowUs()
{
    return QDateTime::currentMSecsSinceEpoch() * 1000;
}

} // namespace

void TrafficModel::scanSlice()
{
    QElapsedTimer timer;
    timer.start();
    std::vector<Number> found;
    const Number end = scanEnd();
    int left = RowsBetweenLooks;
    m_scanned = std::max(m_scanned, begin());
    for (; m_scanned < end; ++m_scanned) {
        if (--left == 0) {
            left = RowsBetweenLooks;
            if (timer.elapsed() >= SliceMs)
                break;
        }
        if (!m_filter || m_filter->matches(m_log, m_scanned))
            found.push_back(m_scanned);
    }
    if (m_scanned >= end)
        m_scan.stop();
    else if (!m_scan.isActive())
        m_scan.start();
    show(found);
}

void TrafficModel::show(const std::vector<Number> &found)
{
    if (!found.empty()) {
        const int at = int(m_view.size());
        beginInsertRows({}, at, at + int(found.size()) - 1);
        m_view.insert(m_view.end(), found.begin(), found.end());
        endInsertRows();
    }
    if (m_scan.isActive() || !found.empty())
        emit countsChanged();
}

// A row that changed may now pass the filter, or no longer.
void TrafficModel::retest(Number number)
{
    if (number < begin() || number >= m_scanned)
        return;
    const auto at = std::lower_bound(m_view.begin(), m_view.end(), number);
    const int row = int(at - m_view.begin());
    const bool shown = at != m_view.end() && *at == number;
    const bool wanted = !m_filter || m_filter->matches(m_log, number);
    if (shown && wanted) {
        emit dataChanged(index(row, 0), index(row, TrafficColumnCount - 1));
    } else if (shown) {
        beginRemoveRows({}, row, row);
        m_view.erase(at);
        endRemoveRows();
    } else if (wanted) {
        beginInsertRows({}, row, row);
        m_view.insert(at, number);
        endInsertRows();
    }
}

int TrafficModel::viewRowOf(quint64 id) const
{
    // Ids nearly follow the order of arrival, so the search from the end is short for recent ones.
    for (qsizetype row = qsizetype(m_view.size()) - 1; row >= 0; --row) {
        if (rowAt(int(row)).id == id)
            return int(row);
    }
    return -1;
}

int TrafficModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_view.size());
}

int TrafficModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : TrafficColumnCount;
}

QVariant TrafficModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Number number = numberAt(index.row());
    const auto column = TrafficColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return CellText::of(column, m_log, number, nowUs());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter
                   | (lookOf(column).rightAligned ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return CellText::sentence(m_log, number, nowUs());
    case Qt::AccessibleTextRole:
        if (column == TrafficColumn::Waterfall)
            return CellText::of(TrafficColumn::Duration, m_log, number, nowUs());
        return {};
    case IdRole:
        return m_log.row(number).id;
    case CodeRole:
        return m_log.row(number).status;
    default:
        return {};
    }
}

QVariant TrafficModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= TrafficColumnCount)
        return {};
    const auto column = TrafficColumn(section);
    if (role == Qt::DisplayRole)
        return titleOf(column);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter
                   | (lookOf(column).rightAligned ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace gatehouse::ui
