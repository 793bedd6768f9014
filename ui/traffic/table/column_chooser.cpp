// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/column_chooser.h"

#include "ui/traffic/table/traffic_columns.h"

#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QTableView>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

const QString Key = u"traffic/columns"_s;

} // namespace

ColumnChooser::ColumnChooser(QTableView *table, QSettings *settings)
    : QObject(table)
    , m_table(table)
    , m_settings(settings)
{
    QHeaderView *header = table->horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &ColumnChooser::openMenu);
    reset();
    restore();
    connect(header, &QHeaderView::sectionMoved, this, &ColumnChooser::save);
    connect(header, &QHeaderView::sectionResized, this, &ColumnChooser::save);
}

void ColumnChooser::reset()
{
    QHeaderView *header = m_table->horizontalHeader();
    for (int i = 0; i < TrafficColumnCount; ++i) {
        const TrafficColumnLook look = lookOf(TrafficColumn(i));
        header->moveSection(header->visualIndex(i), i);
        header->setSectionHidden(i, !look.shownAtFirst);
        header->resizeSection(i, look.width);
    }
}

void ColumnChooser::restore()
{
    if (!m_settings)
        return;
    QHeaderView *header = m_table->horizontalHeader();
    const QByteArray state = m_settings->value(Key).toByteArray();
    if (!state.isEmpty() && !header->restoreState(state))
        reset();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(int(TrafficColumn::Path), QHeaderView::Stretch);
}

void ColumnChooser::save() const
{
    if (m_settings)
        m_settings->setValue(Key, m_table->horizontalHeader()->saveState());
}

void ColumnChooser::fillMenu(QMenu *menu)
{
    QHeaderView *header = m_table->horizontalHeader();
    for (int i = 0; i < TrafficColumnCount; ++i) {
        QAction *action = menu->addAction(titleOf(TrafficColumn(i)));
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(i));
        action->setEnabled(TrafficColumn(i) != TrafficColumn::Path);
        connect(action, &QAction::toggled, this, [this, header, i](bool on) {
            header->setSectionHidden(i, !on);
            save();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Reset columns")), &QAction::triggered, this, [this] {
        reset();
        save();
    });
}

void ColumnChooser::openMenu(const QPoint &at)
{
    auto *menu = new QMenu(m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu);
    menu->popup(m_table->horizontalHeader()->mapToGlobal(at));
}

} // namespace gatehouse::ui
