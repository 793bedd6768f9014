// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pane_cycler.h"

#include <QApplication>
#include <QWidget>

namespace gatehouse::ui {

namespace {

bool takesFocus(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled()
        && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
}

QWidget *firstFocusable(QWidget *pane)
{
    if (takesFocus(pane))
        return pane;
    // The focus chain is the order of Tab; it runs in a ring over the whole window.
    for (QWidget *w = pane->nextInFocusChain(); w && w != pane; w = w->nextInFocusChain()) {
        if (pane->isAncestorOf(w) && takesFocus(w))
            return w;
    }
    return nullptr;
}

} // namespace

QWidget *cyclePane(const QList<QWidget *> &panes, bool forward)
{
    const QWidget *focus = QApplication::focusWidget();
    const qsizetype count = panes.size();
    qsizetype current = forward ? -1 : 0;
    for (qsizetype i = 0; i < count; ++i) {
        if (focus && (panes[i] == focus || panes[i]->isAncestorOf(focus)))
            current = i;
    }
    for (qsizetype step = 1; step <= count; ++step) {
        const qsizetype next = (current + (forward ? step : count - step) + count) % count;
        if (!panes[next]->isVisible())
            continue;
        if (QWidget *target = firstFocusable(panes[next])) {
            target->setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return target;
        }
    }
    return nullptr;
}

} // namespace gatehouse::ui
