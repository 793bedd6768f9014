// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/resource_model.h"

#include "gateway/metrics/board.h"
#include "ui/routes/document_editor.h"
#include "ui/routes/problems.h"
#include "ui/routes/references.h"

namespace gatehouse::ui {

using namespace Qt::StringLiterals;
using config::Kind;

namespace {

using Column = ResourceModel::Column;

QList<Column> columnsOf(Kind kind, bool traffic)
{
    switch (kind) {
    case Kind::Route: {
        QList<Column> columns{Column::State, Column::Name,   Column::Match,
                              Column::Hosts, Column::Target, Column::Plugins};
        if (traffic)
            columns << Column::Rate << Column::P95;
        return columns;
    }
    case Kind::Service:
        return {Column::Name, Column::Hosts, Column::Target, Column::Plugins, Column::Users};
    case Kind::Upstream:
        return {Column::Name, Column::Target, Column::Users};
    case Kind::PluginConfig:
    case Kind::ConsumerGroup:
        return {Column::Name, Column::Plugins, Column::Users};
    default:
        return {Column::Name, Column::Plugins};
    }
}

} // namespace

ResourceModel::ResourceModel(DocumentEditor &editor, Problems &problems, metrics::Board *board,
                             QObject *parent)
    : QAbstractTableModel(parent)
    , m_editor(editor)
    , m_problems(problems)
    , m_board(board)
{
    connect(&editor, &DocumentEditor::changed, this, &ResourceModel::sync);
    connect(&problems, &Problems::changed, this, [this] {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
    if (board)
        connect(board, &metrics::Board::advanced, this, &ResourceModel::refreshTraffic);
    fill();
    refreshTraffic();
}

bool ResourceModel::hasStatus(Kind kind)
{
    return kind == Kind::Route;
}

void ResourceModel::setKind(Kind kind)
{
    if (kind == m_kind)
        return;
    beginResetModel();
    m_kind = kind;
    m_traffic.clear();
    fill();
    endResetModel();
    refreshTraffic();
}

void ResourceModel::fill()
{
    m_columns = columnsOf(m_kind, m_board);
    m_users = referenceCounts(m_editor.document(), m_kind);
    m_rows.clear();
    const QList<QJsonObject> &list = m_editor.document().resources(m_kind);
    for (qsizetype i = 0; i < list.size(); ++i)
        m_rows << rowOf(m_kind, list[i], i);
}

// Only what differs is told, so that selection and scroll position stay.
void ResourceModel::sync()
{
    const QList<QJsonObject> &list = m_editor.document().resources(m_kind);
    m_users = referenceCounts(m_editor.document(), m_kind);
    qsizetype head = 0, tail = 0;
    const qsizetype both = std::min(list.size(), m_rows.size());
    while (head < both && m_rows[head].source == list[head])
        ++head;
    while (tail < both - head
           && m_rows[m_rows.size() - 1 - tail].source == list[list.size() - 1 - tail])
        ++tail;
    const qsizetype old = m_rows.size() - head - tail, now = list.size() - head - tail;
    const qsizetype same = std::min(old, now);
    for (qsizetype i = head; i < head + same; ++i)
        m_rows[i] = rowOf(m_kind, list[i], i);
    if (same > 0)
        emit dataChanged(index(int(head), 0), index(int(head + same) - 1, columnCount() - 1));
    const int at = int(head + same);
    if (old > same) {
        beginRemoveRows({}, at, at + int(old - same) - 1);
        m_rows.remove(at, old - same);
        endRemoveRows();
    } else if (now > same) {
        beginInsertRows({}, at, at + int(now - same) - 1);
        for (qsizetype i = at; i < at + now - same; ++i)
            m_rows.insert(i, rowOf(m_kind, list[i], i));
        endInsertRows();
    }
    if (const int users = columnOf(Column::Users); users >= 0 && !m_rows.isEmpty())
        emit dataChanged(index(0, users), index(rowCount() - 1, users));
}

int ResourceModel::rowOfId(const QString &id) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].id == id)
            return i;
    }
    return -1;
}

void ResourceModel::refreshTraffic()
{
    if (!m_board || m_kind != Kind::Route || m_rows.isEmpty())
        return;
    QHash<QString, Traffic> now;
    for (const QByteArray &route : m_board->routes()) {
        const metrics::Bin bin = m_board->recent(TrafficSpan, route);
        now.insert(QString::fromUtf8(route),
                   {double(bin.requests()) / TrafficSpan, bin.latency.percentile(0.95)});
    }
    if (now == m_traffic)
        return;
    m_traffic = now;
    emit dataChanged(index(0, columnOf(Column::Rate)),
                     index(rowCount() - 1, columnOf(Column::P95)));
}

int ResourceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ResourceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

} // namespace gatehouse::ui
