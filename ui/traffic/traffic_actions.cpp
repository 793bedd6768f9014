// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of the Traffic place: keys, menu items and the row's menu, from one list.
#include "ui/shell/action_registry.h"
#include "ui/traffic/filter_bar.h"
#include "ui/traffic/inspector/inspector.h"
#include "ui/traffic/rate_strip.h"
#include "ui/traffic/table/traffic_table.h"
#include "ui/traffic/traffic_place.h"
#include "ui/traffic/traffic_view.h"

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

// Adds actions to the Traffic menu whose keys work while the focus is inside `owner`.
auto adder(ActionRegistry &registry, QWidget *owner)
{
    return [&registry, owner](const QString &name, std::function<QString()> text,
                              const QString &icon, const QList<QKeySequence> &keys, int section,
                              std::function<void()> run) {
        return registry.add({.id = name,
                             .text = std::move(text),
                             .iconName = icon,
                             .shortcuts = keys,
                             .menu = MenuGroup::Traffic,
                             .section = section,
                             .owner = owner,
                             .run = std::move(run)});
    };
}

} // namespace

void TrafficPlace::addActions(ActionRegistry &registry)
{
    addTableActions(registry);
    addViewActions(registry);
}

// They need a row and work while the table has the focus.
void TrafficPlace::addTableActions(ActionRegistry &registry)
{
    TrafficView *v = view();
    TrafficTable *table = v->table();
    const auto add = adder(registry, table);
    QList<QAction *> needRow;
    needRow << add(
        u"traffic.inspect"_s, [] { return tr("Inspect"); }, u"panel"_s, {}, 0,
        [v] { v->openInspector(); });
    needRow << add(
        u"traffic.copyUrl"_s, [] { return tr("Copy URL"); }, u"copy"_s, {QKeySequence(u"Ctrl+C"_s)},
        1, [v] { v->copyUrl(); });
    needRow << add(
        u"traffic.copyCurl"_s, [] { return tr("Copy as cURL"); }, {},
        {QKeySequence(u"Ctrl+Shift+C"_s)}, 1, [v] { v->copyCurl(); });
    needRow << add(
        u"traffic.onlyRoute"_s, [] { return tr("Show only this route"); }, u"filter"_s, {}, 2,
        [v] { v->filterByRoute(false); });
    needRow << add(
        u"traffic.excludeRoute"_s, [] { return tr("Exclude this route"); }, {}, {}, 2,
        [v] { v->filterByRoute(true); });
    add(
        u"traffic.tail"_s, [] { return tr("Follow newest"); }, u"play"_s,
        {QKeySequence(u"End"_s), QKeySequence(u"G"_s)}, 3, [table] { table->followTail(); });
    const auto enable = [needRow, table] {
        for (QAction *action : needRow)
            action->setEnabled(table->currentId() != 0);
    };
    connect(table, &TrafficTable::currentIdChanged, table, enable);
    enable();
}

void TrafficPlace::addViewActions(ActionRegistry &registry)
{
    TrafficView *v = view();
    const auto add = adder(registry, v);
    add(
        u"traffic.filter"_s, [] { return tr("Filter"); }, u"filter"_s,
        {QKeySequence(u"Ctrl+F"_s), QKeySequence(u"/"_s)}, 3,
        [v] { v->filterBar()->focusField(); });
    add(
        u"traffic.pause"_s, [] { return tr("Pause or resume"); }, u"pause"_s, {}, 3,
        [v] { v->togglePause(); });
    QAction *clear = add(
        u"traffic.clear"_s, [] { return tr("Clear"); }, u"remove"_s, {QKeySequence(u"Ctrl+L"_s)}, 4,
        [v] { v->clear(); });
    add(
        u"traffic.undoClear"_s, [] { return tr("Undo clear"); }, u"undo"_s, {}, 4,
        [v] { v->undoClear(); });
    add(
        u"traffic.inspector"_s, [] { return tr("Show or hide inspector"); }, u"panel"_s,
        {QKeySequence(u"F4"_s)}, 5, [v] { v->setInspectorShown(!v->inspector()->isVisibleTo(v)); });
    add(
        u"traffic.chart"_s, [] { return tr("Show or hide chart"); }, u"overview"_s, {}, 5,
        [v] { v->setChartShown(!v->chart()->isVisibleTo(v)); });
    registry.add({.id = u"traffic.sendTest"_s,
                  .text = [] { return tr("Send test request"); },
                  .iconName = u"send"_s,
                  .menu = MenuGroup::Traffic,
                  .section = 6,
                  .run = m_inputs.sendTestRequest});
    // The row's menu is made of the table's actions; clearing belongs there too.
    v->table()->addAction(clear);
}

} // namespace gatehouse::ui
