// SPDX-License-Identifier: GPL-3.0-or-later
// The status bar: short facts, each a flat button that leads to where the fact comes from.
#pragma once

#include "ui/widgets/text_label.h"

#include <QHash>
#include <QStatusBar>

class QToolButton;

namespace gatehouse::ui {

struct StatusItem {
    QString id; ///< given back by activated(): "rate"
    QString text;
    QString iconName; ///< empty: text only
    Tone tone = Tone::Secondary;
    QString toolTip; ///< what a click does

    bool operator==(const StatusItem &) const = default;
};

class StatusStrip : public QStatusBar
{
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);

    /// Replaces all items; buttons of unchanged ids stay, and with them the focus.
    void setItems(const QList<StatusItem> &items);
    [[nodiscard]] const QList<StatusItem> &items() const { return m_items; }

signals:
    void activated(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress(QToolButton *button, const StatusItem &item);
    QToolButton *made(const QString &id);

    QList<StatusItem> m_items;
    QHash<QString, QToolButton *> m_buttons;
    bool m_dressing = false;
};

} // namespace gatehouse::ui
