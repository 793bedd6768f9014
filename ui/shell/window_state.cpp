// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_state.h"

#include <QSettings>
#include <QSplitter>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

RestoredState restoreWindow(QSettings &settings, QWidget *window, QSplitter *splitter)
{
    RestoredState state;
    state.geometry = window->restoreGeometry(settings.value(u"window/geometry"_s).toByteArray());
    splitter->restoreState(settings.value(u"window/splitter"_s).toByteArray());
    state.placeId = settings.value(u"window/place"_s).toString();
    state.recentCommands = settings.value(u"window/recentCommands"_s).toStringList();
    return state;
}

void saveWindow(QSettings &settings, const QWidget *window, const QSplitter *splitter,
                const QString &placeId, const QStringList &recentCommands)
{
    settings.setValue(u"window/geometry"_s, window->saveGeometry());
    settings.setValue(u"window/splitter"_s, splitter->saveState());
    settings.setValue(u"window/place"_s, placeId);
    settings.setValue(u"window/recentCommands"_s, recentCommands);
}

} // namespace gatehouse::ui
