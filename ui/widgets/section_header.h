// SPDX-License-Identifier: GPL-3.0-or-later
// The title line of a place or of a group inside it: title, quiet explanation, controls at the end.
#pragma once

#include "ui/widgets/text_label.h"

#include <QWidget>

class QHBoxLayout;

namespace gatehouse::ui {

class SectionHeader : public QWidget
{
    Q_OBJECT
public:
    /// role: Title for a place, Section for a group.
    explicit SectionHeader(const QString &title, TextRole role = TextRole::Section,
                           QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// One sentence beside the title; empty hides it.
    void setExplanation(const QString &text);
    /// Takes the widget and puts it at the end of the line.
    void addControl(QWidget *control);

private:
    TextLabel *m_title;
    TextLabel *m_explanation;
    QHBoxLayout *m_row;
};

} // namespace gatehouse::ui
