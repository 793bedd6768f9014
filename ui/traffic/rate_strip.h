// SPDX-License-Identifier: GPL-3.0-or-later
// Requests per second by status class over the last five minutes, as stacked bars above the table.
#pragma once

#include "gateway/metrics/board.h"

#include <QWidget>

namespace gatehouse::ui {

class RateStrip : public QWidget
{
    Q_OBJECT
public:
    static constexpr int Seconds = 300;
    static constexpr int SecondsPerBar = 3;

    explicit RateStrip(QWidget *parent = nullptr);

    /// One bin a second, oldest first.
    void setSeries(const metrics::Series &series);
    /// Highest of the bars shown, requests per second.
    [[nodiscard]] double highest() const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Bar {
        std::array<double, metrics::classCount> perSecond{};
        [[nodiscard]] double sum() const;
    };
    void paintBar(QPainter &painter, const Bar &bar, const QRect &room, double top) const;
    void paintScale(QPainter &painter, const QRect &room, double top) const;
    void retranslateUi();

    std::vector<Bar> m_bars; // newest last
    double m_now = 0; // requests per second in the newest second
};

} // namespace gatehouse::ui
