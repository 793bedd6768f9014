// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to the rows of the list, and which columns there is room for.
#include "ui/routes/list_pane.h"
#include "ui/routes/resource_delegate.h"
#include "ui/routes/templates.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTableView>

namespace gatehouse::ui {

using Column = ResourceModel::Column;

namespace {

constexpr int Margins = 2 * 16;

struct Width {
    Column column;
    int least;
    int stretch; // share of what is left over
};

// In the order in which they keep their place.
constexpr Width widths[] = {
    {Column::State, 48, 0}, {Column::Name, 130, 3},    {Column::Match, 170, 4},
    {Column::Users, 76, 0}, {Column::Plugins, 130, 3}, {Column::Rate, 68, 0},
    {Column::P95, 76, 0},   {Column::Target, 120, 2},  {Column::Hosts, 110, 2}};

} // namespace

void ListPane::fitColumns()
{
    const QScrollBar *bar = m_table->verticalScrollBar();
    int room = width() - Margins - (bar->maximum() > 0 ? bar->sizeHint().width() : 0);
    int shares = 0;
    bool full = false;
    QList<Width> shown;
    for (const Width &each : widths) {
        const int at = m_model.columnOf(each.column);
        if (at < 0)
            continue;
        full = full || each.least > room; // the less important do not jump the queue
        m_table->setColumnHidden(at, full);
        if (full)
            continue;
        shown << each;
        room -= each.least;
        shares += each.stretch;
    }
    for (const Width &each : std::as_const(shown)) {
        const int at = m_model.columnOf(each.column);
        const int extra = shares > 0 ? room * each.stretch / shares : 0;
        m_table->setColumnWidth(at, each.least + extra);
    }
}

void ListPane::setDelegates()
{
    for (int at = 0; at < m_model.columnCount(); ++at) {
        const Column column = m_model.columnAt(at);
        const auto cell = column == Column::State ? ResourceDelegate::Cell::Switch
            : column == Column::Match             ? ResourceDelegate::Cell::Match
            : column == Column::Plugins           ? ResourceDelegate::Cell::Badges
                                                  : ResourceDelegate::Cell::Plain;
        delete m_table->itemDelegateForColumn(at);
        auto *delegate = new ResourceDelegate(cell, m_table);
        m_table->setItemDelegateForColumn(at, delegate);
        connect(delegate, &ResourceDelegate::toggled, this, [this](const QModelIndex &index) {
            const bool on = index.data(ResourceModel::EnabledRole).toBool();
            m_editor.setEnabled(kind(), {idAt(index)}, !on);
        });
    }
}

QString ListPane::idAt(const QModelIndex &proxyIndex) const
{
    return proxyIndex.data(ResourceModel::IdRole).toString();
}

QStringList ListPane::selectedIds() const
{
    QStringList ids;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        ids << idAt(index);
    return ids;
}

QString ListPane::currentId() const
{
    return idAt(m_table->currentIndex());
}

void ListPane::select(const QString &id)
{
    const int row = m_model.rowOfId(id);
    const QModelIndex index = m_proxy->mapFromSource(m_model.index(row, 0));
    if (row < 0 || !index.isValid())
        return;
    // A column that is hidden cannot be the current one for the keyboard.
    m_table->setCurrentIndex(index.siblingAtColumn(m_model.columnOf(Column::Name)));
    m_table->scrollTo(index);
}

void ListPane::addFrom(const Template &chosen)
{
    const QString id = m_editor.add(kind(), chosen.resource, currentId());
    m_proxy->setFilterFixedString({});
    select(id);
    emit opened(id);
}

void ListPane::addFirst()
{
    addFrom(templatesFor(kind()).first());
}

void ListPane::duplicateCurrent()
{
    if (const QString id = m_editor.duplicate({kind(), currentId()}); !id.isEmpty())
        select(id);
}

void ListPane::removeSelected()
{
    const int row = m_table->currentIndex().row();
    m_editor.remove(kind(), selectedIds());
    const int next = std::min(row, m_proxy->rowCount() - 1);
    if (next >= 0)
        select(idAt(m_proxy->index(next, 0)));
    else
        emit currentChanged({});
}

void ListPane::toggleSelected()
{
    if (!ResourceModel::hasStatus(kind()) || currentId().isEmpty())
        return;
    const bool on = m_table->currentIndex().data(ResourceModel::EnabledRole).toBool();
    m_editor.setEnabled(kind(), selectedIds(), !on);
}

} // namespace gatehouse::ui
