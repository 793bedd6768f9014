// SPDX-License-Identifier: GPL-3.0-or-later
// A line of text to take away (command, address, key): fixed pitch, selectable, with a Copy button
// that confirms for a moment.
#pragma once

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace gatehouse::ui {

class CopyLine : public QWidget
{
    Q_OBJECT
public:
    explicit CopyLine(QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    void copy();

signals:
    /// Right after the text went to the clipboard; secrets' owners clear it later.
    void copied(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    QLineEdit *m_line;
    QPushButton *m_button;
    QTimer m_confirmed; ///< active while the button says "Copied"
};

} // namespace gatehouse::ui
