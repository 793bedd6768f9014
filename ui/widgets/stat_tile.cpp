// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stat_tile.h"

#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/format.h"
#include "ui/widgets/sparkline.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace gatehouse::ui {

StatTile::StatTile(const QString &label, QWidget *parent)
    : QFrame(parent)
    , m_label(new TextLabel(label, TextRole::Small, Tone::Secondary))
    , m_number(new TextLabel(QString(QChar(0x2013)), TextRole::Stat))
    , m_unit(new TextLabel(TextRole::Base, Tone::Secondary))
    , m_note(new TextLabel(TextRole::Small, Tone::Tertiary))
    , m_sparkline(new Sparkline)
{
    auto *value = new QHBoxLayout;
    value->setSpacing(4);
    value->addWidget(m_number, 0, Qt::AlignBaseline);
    value->addWidget(m_unit, 0, Qt::AlignBaseline);
    value->addStretch();
    value->addWidget(m_note, 0, Qt::AlignBaseline);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(4);
    column->addWidget(m_label);
    column->addLayout(value);
    column->addWidget(m_sparkline);
    m_note->hide();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void StatTile::setLabel(const QString &label)
{
    m_label->setText(label);
    describe();
}

void StatTile::setValue(const QString &number, const QString &unit)
{
    if (m_number->text() == number && m_unit->text() == unit)
        return;
    m_number->setText(number);
    m_unit->setText(unit);
    describe();
}

void StatTile::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    describe();
}

void StatTile::setTone(Tone tone)
{
    if (tone != m_number->tone())
        m_number->setTone(tone);
}

void StatTile::setHistory(const QList<double> &values)
{
    m_sparkline->setValues(values);
}

void StatTile::appendHistory(double value)
{
    m_sparkline->append(value);
}

QString StatTile::valueText() const
{
    if (m_unit->text().isEmpty())
        return m_number->text();
    return Format::withUnit(m_number->text(), m_unit->text());
}

void StatTile::describe()
{
    setAccessibleName(m_label->text() + QLatin1String(": ") + valueText());
    setAccessibleDescription(m_note->text());
}

void StatTile::paintEvent(QPaintEvent *)
{
    paintCard(*this);
}

} // namespace gatehouse::ui
