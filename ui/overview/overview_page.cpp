// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_page.h"

#include "ui/overview/latency_chart.h"
#include "ui/overview/rate_chart.h"
#include "ui/overview/top_routes_model.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/copy_line.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/stat_tile.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int StandardWindow = 1;
constexpr qsizetype NamedNodes = 4;

QTableView *tableOf(QAbstractItemModel *model)
{
    auto *table = new QTableView;
    table->setModel(model);
    table->setObjectName(u"overview.routes"_s);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(28);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setHighlightSections(false);
    for (int column = 1; column < model->columnCount(); ++column)
        table->setColumnWidth(column, 120);
    table->setMinimumHeight(120);
    return table;
}

} // namespace

OverviewPage::OverviewPage(const metrics::Board &board, QWidget *parent)
    : QWidget(parent)
    , m_board(board)
    , m_window(timeWindows().at(StandardWindow))
    , m_header(new SectionHeader(QString(), TextRole::Title))
    , m_choice(new QComboBox)
    , m_test(new QPushButton)
    , m_stopped(new Banner)
    , m_down(new Banner)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(u"overview"_s))
    , m_command(new CopyLine)
    , m_rate(new StatTile(QString()))
    , m_errors(new StatTile(QString()))
    , m_median(new StatTile(QString()))
    , m_tail(new StatTile(QString()))
    , m_rateChart(new RateChart)
    , m_latencyChart(new LatencyChart)
    , m_routesHeader(new SectionHeader(QString()))
    , m_routes(new TopRoutesModel(this))
    , m_table(tableOf(m_routes))
{
    setObjectName(u"overview"_s);
    m_choice->setObjectName(u"overview.window"_s);
    m_test->setObjectName(u"overview.test"_s);
    m_stopped->setDismissible(false);
    m_down->setObjectName(u"overview.down"_s);
    m_down->setDismissible(false);
    m_empty->addExtra(m_command);
    setFocusProxy(m_empty);
    m_header->addControl(m_choice);
    m_header->addControl(m_test);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(figures());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_header);
    column->addWidget(m_stopped);
    column->addWidget(m_down);
    column->addWidget(m_stack, 1);
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &OverviewPage::refresh);
    connect(m_choice, &QComboBox::activated, this, &OverviewPage::setTimeWindow);
    connect(m_test, &QPushButton::clicked, this, &OverviewPage::testRequestWanted);
    connect(m_empty, &EmptyState::actionTriggered, this, &OverviewPage::onEmptyAction);
    connect(m_stopped, &Banner::actionTriggered, this, &OverviewPage::startWanted);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        emit routeActivated(index.data(TopRoutesModel::IdRole).toString());
    });
    retranslateUi();
}

QWidget *OverviewPage::figures()
{
    auto *page = new QWidget;
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(12);
    for (StatTile *tile : {m_rate, m_errors, m_median, m_tail})
        tiles->addWidget(tile, 1);
    auto *charts = new QHBoxLayout;
    charts->setSpacing(12);
    charts->addWidget(m_rateChart, 1);
    charts->addWidget(m_latencyChart, 1);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(tiles);
    column->addLayout(charts, 3);
    column->addWidget(m_routesHeader);
    column->addWidget(m_table, 2);
    return page;
}

void OverviewPage::setGatewayUrl(const QString &url)
{
    m_url = url;
    m_command->setText(u"curl "_s + url + u"/hello"_s);
    showState();
}

void OverviewPage::setAddresses(const QString &text)
{
    m_header->setExplanation(text);
}

void OverviewPage::setDownNodes(const QStringList &nodes)
{
    m_downNodes = nodes;
    if (nodes.isEmpty())
        return m_down->clear();
    QStringList named = nodes.first(std::min(NamedNodes, nodes.size()));
    if (named.size() < nodes.size())
        named << u"…"_s;
    m_down->showMessage(Banner::Level::Warning,
                        tr("%n node(s) of upstreams are down: %1", nullptr, int(nodes.size()))
                            .arg(named.join(u", "_s)));
}

void OverviewPage::setRouteNames(const QHash<QByteArray, QString> &names)
{
    m_names = names;
    if (isVisible())
        showRoutes();
}

void OverviewPage::setTimeWindow(int index)
{
    m_window = timeWindows().value(index, timeWindows().at(StandardWindow));
    m_choice->setCurrentIndex(int(timeWindows().indexOf(m_window)));
    m_rateChart->setWindow(m_window);
    m_latencyChart->setWindow(m_window);
    m_refreshes = 0;
    refresh();
}

QList<QWidget *> OverviewPage::panes() const
{
    return {m_header, m_table};
}

void OverviewPage::onEmptyAction()
{
    if (m_url.isEmpty())
        emit startWanted();
    else
        emit testRequestWanted();
}

void OverviewPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer.start();
    refresh();
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

void OverviewPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void OverviewPage::fillWindows()
{
    m_choice->clear();
    for (const TimeWindow &window : timeWindows()) {
        const int minutes = window.seconds / 60;
        m_choice->addItem(minutes < 60 ? tr("Last %n minute(s)", nullptr, minutes)
                                       : tr("Last hour"));
    }
    m_choice->setCurrentIndex(int(timeWindows().indexOf(m_window)));
    m_choice->setAccessibleName(tr("Stretch of time"));
}

void OverviewPage::retranslateUi()
{
    m_header->setTitle(tr("Overview"));
    m_test->setText(tr("Send test request"));
    m_rate->setLabel(tr("Requests"));
    m_errors->setLabel(tr("Errors (5xx and no answer)"));
    m_median->setLabel(tr("p50"));
    m_tail->setLabel(tr("p95 and p99"));
    m_routesHeader->setTitle(tr("Top routes"));
    m_table->setAccessibleName(tr("Top routes"));
    fillWindows();
    setDownNodes(m_downNodes);
    m_routes->retranslate();
    showState();
    refresh();
}

} // namespace gatehouse::ui
