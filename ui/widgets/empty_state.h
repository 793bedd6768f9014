// SPDX-License-Identifier: GPL-3.0-or-later
// What an empty pane says: what would be here, why it is not, and the one thing to do about it.
#pragma once

#include "ui/widgets/text_label.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace gatehouse::ui {

class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(const QString &iconName, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &explanation);
    /// Verb of the primary button; empty: no button.
    void setActionText(const QString &text);
    /// Takes the widget and shows it between text and button (a CopyLine, for example).
    void addExtra(QWidget *widget);
    [[nodiscard]] QPushButton *button() const { return m_button; }

signals:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIcon();
    void fitExplanation();

    QString m_iconName;
    QLabel *m_icon;
    TextLabel *m_title;
    TextLabel *m_explanation;
    QPushButton *m_button;
    QVBoxLayout *m_extras;
};

} // namespace gatehouse::ui
