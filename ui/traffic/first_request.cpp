// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/first_request.h"

#include "ui/widgets/copy_line.h"
#include "ui/widgets/empty_state.h"

#include <QEvent>
#include <QTabBar>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

FirstRequest::FirstRequest(QWidget *parent)
    : QWidget(parent)
    , m_state(new EmptyState(u"traffic"_s))
    , m_extra(new QWidget)
    , m_languages(new QTabBar)
    , m_line(new CopyLine)
{
    setObjectName(u"firstRequest"_s);
    m_languages->setDrawBase(false);
    m_languages->addTab(u"cURL"_s);
    m_languages->addTab(u"Python"_s);
    m_languages->addTab(u"JavaScript"_s);
    auto *extra = new QVBoxLayout(m_extra);
    extra->setContentsMargins(0, 0, 0, 0);
    extra->setSpacing(8);
    extra->addWidget(m_languages, 0, Qt::AlignHCenter);
    extra->addWidget(m_line);
    m_state->addExtra(m_extra);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_state);
    connect(m_languages, &QTabBar::currentChanged, this, &FirstRequest::showCommand);
    connect(m_state, &EmptyState::actionTriggered, this, &FirstRequest::sendRequested);
    retranslateUi();
}

void FirstRequest::setAddress(const QString &address)
{
    m_address = address;
    retranslateUi();
}

QString FirstRequest::command() const
{
    return m_line->text();
}

void FirstRequest::showCommand()
{
    const QString url = u"http://"_s + m_address + u"/hello"_s;
    switch (m_languages->currentIndex()) {
    case Python:
        m_line->setText(
            u"python3 -c \"import urllib.request as r; print(r.urlopen('%1').read().decode())\""_s
                .arg(url));
        break;
    case JavaScript:
        m_line->setText(u"fetch(\"%1\").then(r => r.text()).then(console.log)"_s.arg(url));
        break;
    default:
        m_line->setText(u"curl "_s + url);
    }
}

void FirstRequest::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void FirstRequest::retranslateUi()
{
    m_languages->setAccessibleName(tr("Language of the example"));
    const bool listens = !m_address.isEmpty();
    m_extra->setVisible(listens);
    if (listens) {
        m_state->setTexts(tr("Waiting for the first request"),
                          tr("Send one here, paste this line into a terminal, or point your "
                             "program at http://%1.")
                              .arg(m_address));
        m_state->setActionText(tr("Send test request"));
        showCommand();
    } else {
        m_state->setTexts(tr("The gateway is stopped"),
                          tr("Nothing is recorded until it runs. Start it with the button at the "
                             "top left."));
        m_state->setActionText({});
    }
}

} // namespace gatehouse::ui
