// SPDX-License-Identifier: GPL-3.0-or-later
// A message inside a place that stays until it is dealt with: fact, cause and one action, instead
// of a dialog. Hidden while it has no message.
#pragma once

#include "ui/widgets/text_label.h"

#include <QFrame>

class QPushButton;
class QToolButton;

namespace gatehouse::ui {

class Banner : public QFrame
{
    Q_OBJECT
public:
    enum class Level { Info, Warning, Error };

    explicit Banner(QWidget *parent = nullptr);

    /// actionText: verb of the button, empty for none. Announced to screen readers.
    void showMessage(Level level, const QString &text, const QString &actionText = QString());
    void clear();
    void setDismissible(bool on);

    [[nodiscard]] Level level() const { return m_level; }
    [[nodiscard]] QString text() const { return m_text->text(); }

signals:
    void actionTriggered();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    [[nodiscard]] QColor color() const;

    Level m_level = Level::Info;
    QLabel *m_icon;
    TextLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_dismiss;
};

} // namespace gatehouse::ui
