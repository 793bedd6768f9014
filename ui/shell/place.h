// SPDX-License-Identifier: GPL-3.0-or-later
// A place of the main window (Overview, Traffic, ...). Rooms above implement it and hand it to
// MainWindow::addPlace(); the shell knows nothing of what it shows.
#pragma once

#include "ui/widgets/text_label.h"

#include <QList>
#include <QObject>

namespace gatehouse::ui {

class ActionRegistry;

/// What stands at the right of a place's name; empty text: nothing.
struct PlaceBadge {
    QString text;
    Tone tone = Tone::Secondary;

    bool operator==(const PlaceBadge &) const = default;
};

class Place : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Stable word for settings and links: "traffic".
    [[nodiscard]] virtual QString id() const = 0;
    /// Translated name; asked again after a change of language.
    [[nodiscard]] virtual QString title() const = 0;
    /// For ui::icon().
    [[nodiscard]] virtual QString iconName() const = 0;
    /// Makes the widget when the place is first shown; the shell becomes its parent.
    [[nodiscard]] virtual QWidget *createWidget() = 0;
    [[nodiscard]] virtual PlaceBadge badge() const { return {}; }
    /// At the foot of the list, as Settings is.
    [[nodiscard]] virtual bool atBottom() const { return false; }
    /// Called once when the place joins the window.
    virtual void addActions(ActionRegistry &registry);
    /// Called each time the place comes to the front.
    virtual void activated();
    /// Parts that F6 visits one after the other, of the widget made above; empty: the widget
    /// itself.
    [[nodiscard]] virtual QList<QWidget *> panes() const { return {}; }

signals:
    void badgeChanged();
};

} // namespace gatehouse::ui
