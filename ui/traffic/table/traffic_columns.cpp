// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/traffic_columns.h"

#include <QCoreApplication>

#include <array>

namespace gatehouse::ui {

namespace {

struct Column {
    const char *title;
    TrafficColumnLook look;
};

constexpr std::array<Column, TrafficColumnCount> Columns = {{
    {QT_TRANSLATE_NOOP("gatehouse::ui::TrafficColumns", "#"), {64, true, true}},
    {QT_TRANSLATE_NOOP("gatehouse::ui::TrafficColumns", "Time"), {112, true, false}},
    {QT_TRANSLATE_NOOP("gatehouse::ui::TrafficColumns", "Method"), {76, true, false}},
    {QT_TRANSLATE_NOOP("gatehouse::ui::TrafficColumns", "Status"), {84, true, false}},
    {QT_TRANSLATE_NOOP("gatehouse::ui::TrafficColumns", "Route"), {120, true, false}},
    {QT_TRANSLATE_NOOP("gatehouse::ui::TrafficColumns", "Path"), {168, true, false}},
    {QT_TRANSLATE_NOOP("gatehouse::ui::TrafficColumns", "Type"), {88, true, false}},
    {QT_TRANSLATE_NOOP("gatehouse::ui::TrafficColumns", "Size"), {80, true, true}},
    {QT_TRANSLATE_NOOP("gatehouse::ui::TrafficColumns", "Duration"), {88, true, true}},
    {QT_TRANSLATE_NOOP("gatehouse::ui::TrafficColumns", "Waterfall"), {160, true, false}},
    {QT_TRANSLATE_NOOP("gatehouse::ui::TrafficColumns", "Host"), {140, false, false}},
    {QT_TRANSLATE_NOOP("gatehouse::ui::TrafficColumns", "Consumer"), {100, false, false}},
    {QT_TRANSLATE_NOOP("gatehouse::ui::TrafficColumns", "Upstream"), {140, false, false}},
    {QT_TRANSLATE_NOOP("gatehouse::ui::TrafficColumns", "First byte"), {88, false, true}},
    {QT_TRANSLATE_NOOP("gatehouse::ui::TrafficColumns", "Own overhead"), {104, false, true}},
}};

} // namespace

TrafficColumnLook lookOf(TrafficColumn column)
{
    return Columns[std::size_t(column)].look;
}

QString titleOf(TrafficColumn column)
{
    return QCoreApplication::translate("gatehouse::ui::TrafficColumns",
                                       Columns[std::size_t(column)].title);
}

} // namespace gatehouse::ui
