// SPDX-License-Identifier: GPL-3.0-or-later
// What the Overview does once a second: figures from the board into tiles, charts and table.
#include "ui/overview/latency_chart.h"
#include "ui/overview/overview_page.h"
#include "ui/overview/rate_chart.h"
#include "ui/overview/top_routes_model.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/copy_line.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/format.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/stat_tile.h"

#include <QPushButton>
#include <QStackedWidget>

namespace gatehouse::ui {

namespace {

constexpr int FigureSeconds = 10; // the tiles' numbers are of the last ten seconds
constexpr int LongWindow = 300; // seconds; beyond, the table is made anew every fifth time only
constexpr int RoutesEvery = 5;

double errorShare(const metrics::Bin &bin)
{
    return bin.requests() == 0 ? 0 : double(bin.errors()) / double(bin.requests());
}

struct Figure {
    QString number;
    QString unit;
};

// "38 ms" comes apart at the thin space that joins number and unit.
Figure split(const QString &text)
{
    const qsizetype at = text.indexOf(QChar(0x2009));
    return at < 0 ? Figure{text, {}} : Figure{text.left(at), text.mid(at + 1)};
}

void put(StatTile *tile, const QString &text)
{
    const Figure figure = split(text);
    tile->setValue(figure.number, figure.unit);
}

QString spanText(const metrics::Bin &bin, double share)
{
    return Format::duration(std::chrono::microseconds(bin.latency.percentile(share)));
}

} // namespace

void OverviewPage::refresh()
{
    showState();
    if (m_stack->currentWidget() == m_empty)
        return;
    const QList<Column> columns = columnsOf(m_board, m_window);
    m_rateChart->setColumns(columns);
    m_latencyChart->setColumns(columns);
    showTiles();
    if (m_window.seconds <= LongWindow || m_refreshes % RoutesEvery == 0)
        showRoutes();
    ++m_refreshes;
}

void OverviewPage::showState()
{
    const bool running = !m_url.isEmpty();
    const bool traffic = m_board.newestSecond() > 0 && m_board.total().requests() > 0;
    m_stack->setCurrentIndex(traffic ? 1 : 0);
    m_test->setEnabled(running);
    m_test->setVisible(traffic);
    m_command->setVisible(running);
    if (running) {
        m_empty->setTexts(tr("No traffic yet"),
                          tr("The gateway listens and waits for its first request. Send one from "
                             "here, or with this command:"));
        m_empty->setActionText(tr("Send test request"));
        m_stopped->clear();
        return;
    }
    m_empty->setTexts(tr("The gateway is stopped"), tr("Start it to see requests here."));
    m_empty->setActionText(tr("Start the gateway"));
    if (traffic)
        m_stopped->showMessage(Banner::Level::Info,
                               tr("The gateway is stopped: these figures stand still."),
                               tr("Start"));
}

void OverviewPage::showTiles()
{
    const metrics::Bin recent = m_board.recent(FigureSeconds);
    put(m_rate, Format::rate(double(recent.requests()) / FigureSeconds));
    m_rate->setNote(tr("%1 in all").arg(Format::count(qint64(m_board.total().requests()))));
    put(m_errors, Format::percent(errorShare(recent)));
    m_errors->setTone(recent.errors() > 0 ? Tone::Danger : Tone::Text);
    m_errors->setNote(
        tr("4xx: %1").arg(Format::count(qint64(recent.of(metrics::Class::ClientError)))));
    put(m_median, spanText(recent, 0.5));
    m_median->setNote(tr("last %n second(s)", nullptr, FigureSeconds));
    put(m_tail, spanText(recent, 0.95));
    m_tail->setNote(tr("p99 %1, %n sample(s)", nullptr, int(recent.latency.count()))
                        .arg(spanText(recent, 0.99)));
    QList<double> rate, errors, median, tail;
    const metrics::Series series = m_board.series(metrics::Resolution::Second, Sparkline::Points);
    for (const metrics::Bin &bin : series.bins) {
        rate << double(bin.requests());
        errors << errorShare(bin);
        median << double(std::max<qint64>(0, bin.latency.percentile(0.5)));
        tail << double(std::max<qint64>(0, bin.latency.percentile(0.95)));
    }
    m_rate->setHistory(rate);
    m_errors->setHistory(errors);
    m_median->setHistory(median);
    m_tail->setHistory(tail);
}

void OverviewPage::showRoutes()
{
    QList<TopRoute> rows;
    const auto append = [&](const QByteArray &id, const metrics::Bin &bin) {
        if (bin.requests() == 0)
            return;
        rows.append({id, m_names.value(id, QString::fromUtf8(id)),
                     double(bin.requests()) / m_window.seconds, errorShare(bin),
                     bin.latency.percentile(0.95)});
    };
    const QList<QByteArray> ids = m_board.routes();
    for (const QByteArray &id : ids) {
        const metrics::Bin bin = m_board.recent(m_window.seconds, id);
        append(id, bin);
    }
    m_routes->setRoutes(std::move(rows));
}

} // namespace gatehouse::ui
