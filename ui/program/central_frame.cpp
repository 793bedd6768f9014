// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/central_frame.h"

#include "ui/welcome/welcome_page.h"
#include "ui/widgets/banner.h"

#include <QEvent>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

CentralFrame::CentralFrame(QWidget *places, QWidget *parent)
    : QWidget(parent)
    , m_problem(new Banner)
    , m_notice(new Banner)
    , m_draft(new Banner)
    , m_discard(new QPushButton)
    , m_stack(new QStackedWidget)
    , m_welcome(new WelcomePage)
{
    m_problem->setObjectName(u"program.problem"_s);
    m_notice->setObjectName(u"program.notice"_s);
    m_draft->setObjectName(u"program.draft"_s);
    m_discard->setObjectName(u"program.draft.discard"_s);
    m_draft->setDismissible(false);
    m_draft->layout()->addWidget(m_discard);
    m_stack->addWidget(places);
    m_stack->addWidget(m_welcome);
    auto *banners = new QVBoxLayout;
    banners->setContentsMargins(8, 0, 8, 0);
    banners->setSpacing(4);
    banners->addWidget(m_problem);
    banners->addWidget(m_notice);
    banners->addWidget(m_draft);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(banners);
    column->addWidget(m_stack, 1);
    connect(m_draft, &Banner::actionTriggered, this, [this] {
        answered();
        emit restoreWanted();
    });
    connect(m_discard, &QPushButton::clicked, this, [this] {
        answered();
        emit discardWanted();
    });
    retranslateUi();
}

void CentralFrame::showWelcome(bool on)
{
    m_stack->setCurrentIndex(on ? 1 : 0);
}

bool CentralFrame::isWelcoming() const
{
    return m_stack->currentIndex() == 1;
}

void CentralFrame::showProblem(const QString &message)
{
    if (message.isEmpty())
        m_problem->clear();
    else
        m_problem->showMessage(Banner::Level::Error, message);
}

void CentralFrame::showNotice(const QString &message)
{
    m_notice->showMessage(Banner::Level::Warning, message);
}

void CentralFrame::askForDraft(int changes)
{
    m_changes = changes;
    retranslateUi();
}

bool CentralFrame::isAskingForDraft() const
{
    return m_changes > 0;
}

void CentralFrame::answered()
{
    m_changes = 0;
    m_draft->clear();
}

void CentralFrame::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void CentralFrame::retranslateUi()
{
    m_discard->setText(tr("Discard"));
    if (m_changes > 0)
        m_draft->showMessage(
            Banner::Level::Info,
            tr("%n change(s) from last time were never applied.", nullptr, m_changes),
            tr("Restore draft"));
}

} // namespace gatehouse::ui
