// SPDX-License-Identifier: GPL-3.0-or-later
// What a narrow pane says while it has nothing to show.
#pragma once

#include <QWidget>

namespace gatehouse::ui {

class TextLabel;

class PaneMessage : public QWidget
{
    Q_OBJECT
public:
    explicit PaneMessage(QWidget *parent = nullptr);
    void setTexts(const QString &title, const QString &explanation);

private:
    TextLabel *m_title;
    TextLabel *m_explanation;
};

} // namespace gatehouse::ui
