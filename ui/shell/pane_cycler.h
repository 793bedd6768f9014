// SPDX-License-Identifier: GPL-3.0-or-later
// F6 and Shift+F6: carries the focus from one pane of the window to the next. Each pane remembers
// nothing; the first widget in it that takes focus gets it.
#pragma once

#include <QList>

class QWidget;

namespace gatehouse::ui {

/// Focuses the pane after (or before) the one that has the focus; hidden panes are left out.
/// Returns the widget that got the focus, or null when no pane takes it.
QWidget *cyclePane(const QList<QWidget *> &panes, bool forward);

} // namespace gatehouse::ui
