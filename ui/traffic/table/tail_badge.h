// SPDX-License-Identifier: GPL-3.0-or-later
// "Paused · 312 new" over the foot of the table, with the way back to the live tail.
#pragma once

#include <QFrame>

class QPushButton;

namespace gatehouse::ui {

class TextLabel;

class TailBadge : public QFrame
{
    Q_OBJECT
public:
    explicit TailBadge(QWidget *parent);

    /// Hidden while the tail is followed.
    void setState(bool paused, qint64 fresh);
    [[nodiscard]] QString text() const;

signals:
    void resumeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void place();

    TextLabel *m_text;
    QPushButton *m_resume;
    bool m_paused = false;
    qint64 m_fresh = 0;
};

} // namespace gatehouse::ui
