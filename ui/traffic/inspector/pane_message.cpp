// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/inspector/pane_message.h"

#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

namespace gatehouse::ui {

PaneMessage::PaneMessage(QWidget *parent)
    : QWidget(parent)
    , m_title(new TextLabel(TextRole::Section))
    , m_explanation(new TextLabel(TextRole::Base, Tone::Secondary))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    column->addStretch(2);
    for (TextLabel *label : {m_title, m_explanation}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addStretch(3);
}

void PaneMessage::setTexts(const QString &title, const QString &explanation)
{
    m_title->setText(title);
    m_explanation->setText(explanation);
    setAccessibleName(title);
    setAccessibleDescription(explanation);
}

} // namespace gatehouse::ui
