// SPDX-License-Identifier: GPL-3.0-or-later
// The Timing tab: a sentence and bars painted against one axis.
#pragma once

#include "ui/traffic/inspector/timing_bars.h"

#include <QScrollArea>

namespace gatehouse::ui {

class TextLabel;

class TimingChart : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    void setBars(const QList<TimingBar> &bars);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintBar(QPainter &painter, const TimingBar &bar, int y, qint64 whole) const;

    QList<TimingBar> m_bars;
};

class TimingPage : public QWidget
{
    Q_OBJECT
public:
    explicit TimingPage(QWidget *parent = nullptr);
    void show(const traffic::Record &record);

private:
    TextLabel *m_summary;
    TimingChart *m_chart;
};

} // namespace gatehouse::ui
