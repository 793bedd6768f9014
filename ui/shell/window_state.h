// SPDX-License-Identifier: GPL-3.0-or-later
// Where the window was and how it was divided, kept in the settings under "window/".
#pragma once

#include <QStringList>

class QSettings;
class QSplitter;
class QWidget;

namespace gatehouse::ui {

struct RestoredState {
    bool geometry = false; ///< false: nothing usable was kept
    QString placeId;
    QStringList recentCommands;
};

RestoredState restoreWindow(QSettings &settings, QWidget *window, QSplitter *splitter);
void saveWindow(QSettings &settings, const QWidget *window, const QSplitter *splitter,
                const QString &placeId, const QStringList &recentCommands);

} // namespace gatehouse::ui
