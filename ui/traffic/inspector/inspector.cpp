// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/inspector/inspector.h"

#include "ui/traffic/inspector/exchange_facts.h"
#include "ui/traffic/inspector/field_table.h"
#include "ui/traffic/inspector/message_page.h"
#include "ui/traffic/inspector/pane_message.h"
#include "ui/traffic/inspector/timing_page.h"
#include "ui/traffic/inspector/trace_page.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

Inspector::Inspector(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_tabs(new QTabWidget)
    , m_message(new PaneMessage)
    , m_sentence(new TextLabel(TextRole::Section))
    , m_facts(new FieldTable(FieldTable::Look::Facts))
    , m_request(new MessagePage(MessagePage::Side::Request))
    , m_response(new MessagePage(MessagePage::Side::Response))
    , m_timing(new TimingPage)
    , m_trace(new TracePage)
{
    setObjectName(u"inspector"_s);
    m_tabs->setDocumentMode(true);
    for (QWidget *page :
         std::initializer_list<QWidget *>{makeOverview(), m_request, m_response, m_timing, m_trace})
        m_tabs->addTab(page, QString());
    m_tabs->setCurrentIndex(Response);
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_tabs);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_tabs, &QTabWidget::currentChanged, this, &Inspector::showTab);
    retranslateUi();
}

QWidget *Inspector::makeOverview()
{
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setContentsMargins(12, 12, 12, 8);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_sentence);
    column->addWidget(m_facts, 1);
    return page;
}

void Inspector::setMode(Mode mode)
{
    m_mode = mode;
    if (mode != Mode::Record)
        m_record.reset();
    m_stack->setCurrentIndex(mode == Mode::Record ? 1 : 0);
    retranslateUi();
}

void Inspector::showNothing()
{
    setMode(Mode::Nothing);
}

void Inspector::showLoading()
{
    setMode(Mode::Loading);
}

void Inspector::showMissing()
{
    setMode(Mode::Missing);
}

void Inspector::showRecord(const traffic::RecordPtr &record)
{
    m_record = record;
    if (m_mode != Mode::Record)
        setMode(Mode::Record);
    showTab();
}

// Only the tab in front is filled: a stream brings ten states a second.
void Inspector::showTab()
{
    if (!m_record)
        return;
    switch (tab()) {
    case Overview:
        m_sentence->setText(ExchangeFacts::sentence(*m_record));
        m_facts->setFields(ExchangeFacts::list(*m_record));
        break;
    case Request:
        m_request->show(*m_record);
        break;
    case Response:
        m_response->show(*m_record);
        break;
    case Timing:
        m_timing->show(*m_record);
        break;
    case Plugins:
        m_trace->show(*m_record);
        break;
    }
}

void Inspector::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

Inspector::Tab Inspector::tab() const
{
    return Tab(m_tabs->currentIndex());
}

QString Inspector::sentence() const
{
    return m_sentence->text();
}

void Inspector::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void Inspector::retranslateUi()
{
    const QString titles[] = {tr("Overview"), tr("Request"), tr("Response"), tr("Timing"),
                              tr("Plugins")};
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->setTabText(i, titles[i]);
    setAccessibleName(tr("Inspector"));
    m_tabs->setAccessibleName(tr("Parts of the exchange"));
    m_facts->setAccessibleName(tr("Facts"));
    if (m_mode == Mode::Loading)
        m_message->setTexts(tr("Loading from disk"), {});
    else if (m_mode == Mode::Missing)
        m_message->setTexts(tr("No longer kept"),
                            tr("This exchange has been given up to make room for newer ones. "
                               "Settings say how many are kept."));
    else
        m_message->setTexts(tr("Nothing chosen"),
                            tr("Choose a row to see what happened to it. Arrow keys move, Enter "
                               "opens this pane."));
    showTab();
}

} // namespace gatehouse::ui
