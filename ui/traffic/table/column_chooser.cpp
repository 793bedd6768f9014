// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/column_chooser.h"

#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QTableView>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

const QString Key = u"traffic/columns"_s;
const QString ShownKey = u"traffic/columnsShown"_s;

// Those that step back first.
constexpr TrafficColumn Dispensable[] = {
    TrafficColumn::Waterfall, TrafficColumn::Type, TrafficColumn::Number,   TrafficColumn::Overhead,
    TrafficColumn::FirstByte, TrafficColumn::Host, TrafficColumn::Upstream, TrafficColumn::Consumer,
    TrafficColumn::Size,      TrafficColumn::Route};

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
        header->setSectionHidden(i, false); // a hidden one cannot be sized
        header->resizeSection(i, look.width);
        m_wanted[std::size_t(i)] = look.shownAtFirst;
    }
    fit(m_width);
}

void ColumnChooser::fit(int width)
{
    m_width = width;
    QHeaderView *header = m_table->horizontalHeader();
    std::array<bool, TrafficColumnCount> shown = m_wanted;
    int needed = 0;
    const auto widthOf = [header](int i) {
        const bool path = TrafficColumn(i) == TrafficColumn::Path;
        const int wide = header->isSectionHidden(i) ? 0 : header->sectionSize(i);
        return path || wide == 0 ? lookOf(TrafficColumn(i)).width : wide;
    };
    for (int i = 0; i < TrafficColumnCount; ++i)
        needed += shown[std::size_t(i)] ? widthOf(i) : 0;
    for (const TrafficColumn column : Dispensable) {
        if (width <= 0 || needed <= width)
            break;
        if (std::exchange(shown[std::size_t(column)], false))
            needed -= widthOf(int(column));
    }
    for (int i = 0; i < TrafficColumnCount; ++i) {
        if (header->isSectionHidden(i) == shown[std::size_t(i)])
            header->setSectionHidden(i, !shown[std::size_t(i)]);
    }
}

void ColumnChooser::restore()
{
    if (!m_settings)
        return;
    QHeaderView *header = m_table->horizontalHeader();
    const QByteArray state = m_settings->value(Key).toByteArray();
    const QStringList shown = m_settings->value(ShownKey).toStringList();
    if (state.isEmpty() || shown.isEmpty())
        return;
    if (!header->restoreState(state))
        reset();
    for (int i = 0; i < TrafficColumnCount; ++i)
        m_wanted[std::size_t(i)] = shown.contains(QString::number(i));
    m_wanted[std::size_t(TrafficColumn::Path)] = true;
    fit(m_width);
}

void ColumnChooser::save() const
{
    if (!m_settings)
        return;
    QStringList shown;
    for (int i = 0; i < TrafficColumnCount; ++i) {
        if (m_wanted[std::size_t(i)])
            shown << QString::number(i);
    }
    m_settings->setValue(Key, m_table->horizontalHeader()->saveState());
    m_settings->setValue(ShownKey, shown);
}

void ColumnChooser::fillMenu(QMenu *menu)
{
    for (int i = 0; i < TrafficColumnCount; ++i) {
        QAction *action = menu->addAction(titleOf(TrafficColumn(i)));
        action->setCheckable(true);
        action->setChecked(m_wanted[std::size_t(i)]);
        action->setEnabled(TrafficColumn(i) != TrafficColumn::Path);
        connect(action, &QAction::toggled, this, [this, i](bool on) {
            m_wanted[std::size_t(i)] = on;
            fit(m_width);
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
