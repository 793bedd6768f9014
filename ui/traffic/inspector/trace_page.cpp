// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/inspector/trace_page.h"

#include "ui/theme/type_scale.h"
#include "ui/traffic/inspector/pane_message.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

TracePage::TracePage(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_none(new PaneMessage)
    , m_table(new QTableView)
    , m_note(new TextLabel(TextRole::Base))
    , m_title(new TextLabel(TextRole::Small, Tone::Secondary))
    , m_changes(new QPlainTextEdit)
{
    m_table->setModel(&m_model);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(24);
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->horizontalHeader()->setHighlightSections(false);
    const int widths[] = {112, 76, 96, 70, 62};
    for (int i = 0; i < int(std::size(widths)); ++i)
        m_table->horizontalHeader()->resizeSection(i, widths[i]);
    m_table->horizontalHeader()->setSectionResizeMode(TraceModel::Plugin, QHeaderView::Stretch);
    m_table->setColumnHidden(TraceModel::Note, true); // stands below, where there is room
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setContentsMargins(12, 8, 12, 0);
    m_changes->setReadOnly(true);
    m_changes->setTabChangesFocus(true);
    m_changes->setFont(fontFor(TextRole::Mono));
    m_changes->setFrameShape(QFrame::NoFrame);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    m_title->setContentsMargins(12, 8, 12, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 3);
    column->addWidget(m_note);
    column->addWidget(m_title);
    column->addWidget(m_changes, 2);
    m_stack->addWidget(page);
    m_stack->addWidget(m_none);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &TracePage::showChanges);
    retranslateUi();
}

void TracePage::show(const traffic::Record &record)
{
    const int row = m_table->currentIndex().row();
    m_model.setTrace(record.trace);
    m_stack->setCurrentIndex(record.trace.isEmpty() ? 1 : 0);
    if (!record.trace.isEmpty() && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model.index(std::clamp(row, 0, m_model.rowCount() - 1), 0));
    showChanges();
}

QString TracePage::changes() const
{
    return m_changes->toPlainText();
}

void TracePage::showChanges()
{
    const QModelIndex current = m_table->currentIndex();
    m_note->setVisible(current.isValid() && !m_model.trace().at(current.row()).note.isEmpty());
    if (!current.isValid()) {
        m_changes->clear();
        return;
    }
    const traffic::HookTrace &hook = m_model.trace().at(current.row());
    m_note->setText(QString::fromUtf8(hook.note));
    const QString text =
        hook.changes.isEmpty() ? tr("It changed nothing.") : QString::fromUtf8(hook.changes);
    if (text != m_changes->toPlainText())
        m_changes->setPlainText(text);
}

void TracePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void TracePage::retranslateUi()
{
    m_none->setTexts(tr("No plugin ran"),
                     tr("Plugins of the route, its service and the global "
                        "rules leave their traces here."));
    m_title->setText(tr("What it changed"));
    m_table->setAccessibleName(tr("Plugins that ran"));
    m_changes->setAccessibleName(tr("What it changed"));
    emit m_model.headerDataChanged(Qt::Horizontal, 0, TraceModel::ColumnCount - 1);
    showChanges();
}

} // namespace gatehouse::ui
