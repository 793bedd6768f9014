// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/search_field.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>

namespace gatehouse::ui {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
    addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    setClearButtonEnabled(true);
    if (auto *clear = findChild<QAction *>(u"_q_qlineeditclearaction"_s))
        clear->setIcon(icon(u"close"_s));
    m_pause.setSingleShot(true);
    m_pause.setInterval(120ms);
    connect(&m_pause, &QTimer::timeout, this, &SearchField::flush);
    connect(this, &QLineEdit::returnPressed, this, &SearchField::flush);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            flush();
        else
            m_pause.start();
    });
    retranslateUi();
}

void SearchField::flush()
{
    m_pause.stop();
    if (text() == m_reported)
        return;
    m_reported = text();
    emit searchChanged(m_reported);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QLineEdit::changeEvent(event);
}

void SearchField::retranslateUi()
{
    if (placeholderText() == m_ownPlaceholder) { // else the owner chose another
        m_ownPlaceholder = tr("Search");
        setPlaceholderText(m_ownPlaceholder);
    }
    setAccessibleName(tr("Search"));
}

} // namespace gatehouse::ui
