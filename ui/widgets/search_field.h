// SPDX-License-Identifier: GPL-3.0-or-later
// A line edit for finding: magnifier, clear button, Esc empties it, and a signal that waits until
// typing pauses for a moment.
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace gatehouse::ui {

class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);

signals:
    /// 120 ms after the last change, at once when emptied or on Enter.
    void searchChanged(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void flush();

    QTimer m_pause;
    QString m_reported;
    QString m_ownPlaceholder;
};

} // namespace gatehouse::ui
