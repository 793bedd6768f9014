// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/chart_card.h"

#include "ui/widgets/card.h"
#include "ui/widgets/format.h"
#include "ui/widgets/section_header.h"

#include <QEvent>
#include <QGraphicsLayout>
#include <QPainter>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QVBoxLayout>

namespace gatehouse::ui {

ChartCard::ChartCard(QWidget *parent)
    : QFrame(parent)
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart))
    , m_time(new QCategoryAxis)
    , m_header(new SectionHeader(QString()))
    , m_legend(new ChartLegend)
    , m_window(timeWindows().at(1))
{
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->legend()->hide();
    m_chart->setMargins(QMargins(0, 0, 24, 0)); // the last label stands half beyond the axis
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundRoundness(0);
    m_chart->setBackgroundVisible(false);
    m_time->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing, false);
    m_view->setMinimumHeight(120);
    m_view->setFocusPolicy(Qt::TabFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 8, 8);
    column->setSpacing(4);
    column->addWidget(m_header);
    column->addWidget(m_legend);
    column->addWidget(m_view, 1);
}

void ChartCard::setWindow(const TimeWindow &window)
{
    m_window = window;
    labelTime();
}

QString ChartCard::valueText() const
{
    return m_view->accessibleDescription();
}

void ChartCard::setTitles(const QString &title, const QString &valueText)
{
    m_header->setTitle(title);
    m_view->setAccessibleName(title);
    m_view->setAccessibleDescription(valueText);
}

void ChartCard::setValueAxis(QAbstractAxis *axis)
{
    m_chart->addAxis(axis, Qt::AlignLeft);
}

QAbstractAxis *ChartCard::timeAxis() const
{
    return m_time;
}

double ChartCard::timeOf(qsizetype index) const
{
    return (double(index) + 0.5) * m_window.columnSeconds - m_window.seconds;
}

// Labels are told apart by their text, so they are all taken away before the new ones come.
void ChartCard::labelTime()
{
    const QStringList old = m_time->categoriesLabels();
    for (const QString &label : old)
        m_time->remove(label);
    m_time->setRange(-m_window.seconds, 0);
    m_time->setStartValue(-m_window.seconds - 1);
    const QLocale locale;
    for (int mark = m_window.marks - 1; mark >= 0; --mark) {
        const int ago = m_window.seconds / m_window.marks * mark;
        const QString number = locale.toString(ago < 60 ? ago : ago / 60);
        const QString text = ago == 0 ? tr("now")
            : ago < 60                ? tr("%1 s ago").arg(number)
                                      : tr("%1 min ago").arg(number);
        m_time->append(text, -ago);
    }
}

void ChartCard::applyTheme(const Theme &theme)
{
    m_chart->setPlotAreaBackgroundVisible(false);
    m_view->setBackgroundBrush(theme.surface);
    const QList<QAbstractAxis *> axes = m_chart->axes();
    for (QAbstractAxis *axis : axes) {
        axis->setLabelsFont(fontFor(TextRole::Small));
        axis->setLabelsColor(theme.secondary);
        axis->setLinePen(QPen(theme.hairline, 1));
        axis->setGridLinePen(QPen(theme.hairline, 1));
        axis->setMinorGridLineVisible(false);
        axis->setShadesVisible(false);
    }
    m_time->setGridLineVisible(false);
}

void ChartCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyTheme(themeOf(this));
    if (event->type() == QEvent::LanguageChange) {
        labelTime();
        retranslateUi();
    }
    QFrame::changeEvent(event);
}

void ChartCard::paintEvent(QPaintEvent *)
{
    paintCard(*this);
}

} // namespace gatehouse::ui
