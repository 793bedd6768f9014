// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter_bar.h"

#include "ui/theme/theme.h"
#include "ui/widgets/format.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QTextCharFormat>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout)
    , m_field(new SearchField)
    , m_message(new TextLabel(TextRole::Small))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_row->setSpacing(8);
    m_row->addWidget(m_field, 1);
    column->addLayout(m_row);
    column->addWidget(m_message);
    m_field->setObjectName(u"trafficFilter"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();
    connect(m_field, &SearchField::searchChanged, this, &FilterBar::compile);
    retranslateUi();
}

void FilterBar::setFilterText(const QString &text)
{
    m_field->setText(text);
    compile(text);
}

void FilterBar::addTerm(const QString &term)
{
    const QString text = m_field->text().trimmed();
    setFilterText(text.isEmpty() ? term : QString(text + u' ' + term));
}

void FilterBar::addControl(QWidget *control)
{
    m_row->addWidget(control);
}

void FilterBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FilterBar::compile(const QString &text)
{
    FilterResult result = Filter::compile(text);
    m_faults = result.faults;
    underline(m_faults);
    const bool same = result.filter && m_filter && result.filter->text() == m_filter->text();
    if (result.filter && !same) {
        m_filter = std::move(result.filter);
        emit filterChanged(m_filter->isEmpty() ? nullptr : m_filter);
    }
    showMessage();
}

// A line edit draws formats only for text that is being composed; composing nothing, with formats
// around the cursor, underlines what is there.
void FilterBar::underline(const QList<FilterFault> &faults)
{
    QList<QInputMethodEvent::Attribute> formats;
    QTextCharFormat wavy;
    wavy.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    wavy.setUnderlineColor(themeOf(this).danger);
    const int cursor = m_field->cursorPosition();
    for (const FilterFault &fault : faults)
        formats.append(
            {QInputMethodEvent::TextFormat, int(fault.at) - cursor, int(fault.length), wavy});
    QInputMethodEvent event(QString(), formats);
    QCoreApplication::sendEvent(m_field, &event);
}

void FilterBar::setCounts(qint64 shown, qint64 total, bool scanning)
{
    m_shown = shown;
    m_total = total;
    m_scanning = scanning;
    if (hasFilter() && m_faults.isEmpty())
        showMessage();
}

void FilterBar::showMessage()
{
    QString text;
    if (!m_faults.isEmpty()) {
        text = m_faults.first().reason;
        if (hasFilter())
            text += u' ' + tr("Still in force: %1").arg(m_filter->text());
    } else if (hasFilter()) {
        text = tr("%1 of %2 shown").arg(Format::count(m_shown), Format::count(m_total));
        if (m_scanning)
            text += u" \u00B7 "_s + tr("searching");
    }
    m_message->setTone(m_faults.isEmpty() ? Tone::Secondary : Tone::Danger);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    m_field->setAccessibleDescription(text);
}

QString FilterBar::message() const
{
    return m_message->text();
}

void FilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void FilterBar::retranslateUi()
{
    m_field->setPlaceholderText(
        tr("Filter: %1").arg(u"status>=400 route:orders -method:OPTIONS timeout"_s));
    m_field->setToolTip(tr("Words and fields, all must fit; “-” excludes, “or” and parentheses "
                           "work.\nFields: %1")
                            .arg(Filter::fields().join(u", "_s)));
    if (!m_faults.isEmpty())
        compile(m_field->text());
    showMessage();
    m_field->setAccessibleName(tr("Filter of the traffic"));
}

} // namespace gatehouse::ui
