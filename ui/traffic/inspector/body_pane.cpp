// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/inspector/body_pane.h"

#include "ui/theme/type_scale.h"
#include "ui/traffic/inspector/body_text.h"
#include "ui/widgets/format.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

QPlainTextEdit *monoText()
{
    auto *text = new QPlainTextEdit;
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(fontFor(TextRole::Mono));
    text->setFrameShape(QFrame::NoFrame);
    text->setUndoRedoEnabled(false);
    return text;
}

QTableView *eventList(EventModel *model)
{
    auto *list = new QTableView;
    list->setModel(model);
    list->setShowGrid(false);
    list->setWordWrap(false);
    list->setSelectionBehavior(QTableView::SelectRows);
    list->setSelectionMode(QTableView::SingleSelection);
    list->setTabKeyNavigation(false);
    list->setFrameShape(QFrame::NoFrame);
    list->verticalHeader()->hide();
    list->verticalHeader()->setMinimumSectionSize(24);
    list->verticalHeader()->setDefaultSectionSize(24);
    list->horizontalHeader()->setStretchLastSection(true);
    list->horizontalHeader()->setHighlightSections(false);
    list->horizontalHeader()->resizeSection(EventModel::Index, 48);
    list->horizontalHeader()->resizeSection(EventModel::Type, 84);
    return list;
}

} // namespace

BodyPane::BodyPane(QWidget *parent)
    : QWidget(parent)
    , m_note(new TextLabel(TextRole::Small, Tone::Secondary))
    , m_stack(new QStackedWidget)
    , m_text(monoText())
    , m_list(eventList(&m_events))
    , m_event(monoText())
{
    auto *events = new QSplitter(Qt::Vertical);
    events->addWidget(m_list);
    events->addWidget(m_event);
    events->setStretchFactor(0, 3);
    events->setStretchFactor(1, 1);
    m_stack->addWidget(m_text);
    m_stack->addWidget(events);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_note->setContentsMargins(12, 6, 12, 6);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    column->addWidget(m_stack, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                m_event->setPlainText(index.isValid() ? m_events.events().at(index.row()).data
                                                      : QString());
            });
    retranslateUi();
}

void BodyPane::show(quint64 id, const traffic::Body &body, const QByteArray &type,
                    const QByteArray &coding)
{
    const bool another = std::exchange(m_id, id) != std::optional(id);
    const bool stream = type == "text/event-stream" && (coding.isEmpty() || coding == "identity");
    if (stream) {
        showEvents(another || !showsEvents(), body);
        return;
    }
    m_stack->setCurrentIndex(0);
    if (!another && body == m_body)
        return;
    m_body = body;
    const BodyText shown = BodyReader::read(body, type, coding);
    m_note->setText(shown.note);
    m_text->setLineWrapMode(shown.kind == BodyText::Kind::Hex ? QPlainTextEdit::NoWrap
                                                              : QPlainTextEdit::WidgetWidth);
    const int at = another ? 0 : m_text->verticalScrollBar()->value();
    m_text->setPlainText(shown.text);
    m_text->verticalScrollBar()->setValue(at);
}

void BodyPane::showEvents(bool another, const traffic::Body &body)
{
    m_stack->setCurrentIndex(1);
    if (another) {
        m_events.clear();
        m_event->clear();
    }
    QScrollBar *bar = m_list->verticalScrollBar();
    const bool atEnd = another || bar->value() >= bar->maximum();
    m_events.setBody(body.octets);
    if (atEnd && !m_list->currentIndex().isValid())
        m_list->scrollToBottom();
    const int count = m_events.rowCount();
    QString note = tr("%1 events", nullptr, count).arg(Format::count(count)) + u" \u00B7 "_s
        + Format::bytes(std::max<qint64>(body.size, body.octets.size()));
    if (body.truncated)
        note += u" \u00B7 "_s + tr("truncated at %1 KiB").arg(body.octets.size() / 1024);
    m_note->setText(note);
}

bool BodyPane::showsEvents() const
{
    return m_stack->currentIndex() == 1;
}

QString BodyPane::text() const
{
    return m_text->toPlainText();
}

QString BodyPane::note() const
{
    return m_note->text();
}

void BodyPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void BodyPane::retranslateUi()
{
    m_text->setAccessibleName(tr("Body"));
    m_list->setAccessibleName(tr("Events"));
    m_event->setAccessibleName(tr("Data of the event"));
    m_event->setPlaceholderText(tr("Choose an event to see its data."));
    emit m_events.headerDataChanged(Qt::Horizontal, 0, EventModel::ColumnCount - 1);
}

} // namespace gatehouse::ui
