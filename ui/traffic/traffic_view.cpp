// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/traffic_view.h"

#include "gateway/metrics/board.h"
#include "gateway/traffic/store.h"
#include "ui/theme/icons.h"
#include "ui/traffic/filter_bar.h"
#include "ui/traffic/first_request.h"
#include "ui/traffic/inspector/inspector.h"
#include "ui/traffic/rate_strip.h"
#include "ui/traffic/table/traffic_model.h"
#include "ui/traffic/table/traffic_table.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/format.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>

namespace gatehouse::ui {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int InspectorWidth = 380;
constexpr auto UndoTime = 10s;
const QString InspectorKey = u"traffic/inspector"_s;
const QString ChartKey = u"traffic/chart"_s;
const QString SplitterKey = u"traffic/splitter"_s;
const QString ClearedKey = u"traffic/clearedUpTo"_s;

} // namespace

TrafficView::TrafficView(TrafficModel &model, const TrafficInputs &inputs, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_inputs(inputs)
    , m_filter(new FilterBar)
    , m_pause(new QPushButton)
    , m_clear(new QPushButton)
    , m_send(new QPushButton)
    , m_chart(new RateStrip)
    , m_undo(new Banner)
    , m_centre(new QStackedWidget)
    , m_table(new TrafficTable(model, inputs.settings))
    , m_first(new FirstRequest)
    , m_inspector(new Inspector)
    , m_splitter(new QSplitter(Qt::Horizontal))
{
    setObjectName(u"trafficView"_s);
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(16, 12, 16, 0);
    column->setSpacing(8);
    makeToolbar();
    column->addWidget(m_filter);
    column->addWidget(m_chart);
    column->addWidget(m_undo);
    m_centre->addWidget(m_first);
    m_centre->addWidget(m_table);
    column->addWidget(m_centre, 1);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setCollapsible(0, false);
    m_inspector->setMinimumWidth(260);
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_splitter);
    m_undoEnds.setSingleShot(true);
    connectAll();
    restore();
    gatewayChanged();
    showCounts();
    showChart();
    retranslateUi();
}

void TrafficView::makeToolbar()
{
    m_pause->setObjectName(u"trafficPause"_s);
    m_clear->setObjectName(u"trafficClear"_s);
    m_send->setObjectName(u"sendTestRequest"_s);
    m_send->setDefault(true);
    for (QPushButton *button : {m_pause, m_clear, m_send})
        m_filter->addControl(button);
}

void TrafficView::connectAll()
{
    const auto send = [this] {
        if (m_inputs.sendTestRequest)
            m_inputs.sendTestRequest();
    };
    connect(m_send, &QPushButton::clicked, this, send);
    connect(m_first, &FirstRequest::sendRequested, this, send);
    connect(m_pause, &QPushButton::clicked, this, &TrafficView::togglePause);
    connect(m_clear, &QPushButton::clicked, this, &TrafficView::clear);
    connect(m_undo, &Banner::actionTriggered, this, &TrafficView::undoClear);
    connect(m_undo, &Banner::dismissed, this, &TrafficView::endUndo);
    connect(&m_undoEnds, &QTimer::timeout, this, &TrafficView::endUndo);
    connect(m_filter, &FilterBar::filterChanged, &m_model, &TrafficModel::setFilter);
    connect(&m_model, &TrafficModel::countsChanged, this, &TrafficView::showCounts);
    connect(&m_model, &TrafficModel::recordChanged, this, [this](quint64 id) {
        if (id == m_table->currentId())
            inspect(id);
    });
    connect(m_table, &TrafficTable::currentIdChanged, this, &TrafficView::inspect);
    connect(m_table, &TrafficTable::inspectRequested, this, &TrafficView::openInspector);
    if (m_inputs.board)
        connect(m_inputs.board, &metrics::Board::advanced, this, &TrafficView::showChart);
}

void TrafficView::restore()
{
    const QSettings *settings = m_inputs.settings;
    m_inspectorWanted = !settings || settings->value(InspectorKey, true).toBool();
    m_chart->setVisible(m_inputs.board && (!settings || settings->value(ChartKey, true).toBool()));
    if (!settings || !m_splitter->restoreState(settings->value(SplitterKey).toByteArray()))
        m_splitter->setSizes({1000, InspectorWidth});
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        if (m_inputs.settings)
            m_inputs.settings->setValue(SplitterKey, m_splitter->saveState());
    });
}

void TrafficView::gatewayChanged()
{
    const QString address = m_inputs.address ? m_inputs.address() : QString();
    m_first->setAddress(address);
    m_send->setEnabled(!address.isEmpty());
}

void TrafficView::setInspectorShown(bool on)
{
    m_inspectorWanted = on;
    m_inspector->setVisible(on);
    if (m_inputs.settings)
        m_inputs.settings->setValue(InspectorKey, on);
    if (on)
        inspect(m_table->currentId());
}

void TrafficView::setChartShown(bool on)
{
    m_chart->setVisible(on && m_inputs.board);
    if (m_inputs.settings)
        m_inputs.settings->setValue(ChartKey, on);
    showChart();
}

void TrafficView::openInspector()
{
    setInspectorShown(true);
    m_inspector->setFocus(Qt::OtherFocusReason);
    if (QWidget *first = m_inspector->nextInFocusChain())
        first->setFocus(Qt::OtherFocusReason);
}

void TrafficView::showChart()
{
    if (m_inputs.board && m_chart->isVisibleTo(this))
        m_chart->setSeries(m_inputs.board->series(metrics::Resolution::Second, RateStrip::Seconds));
}

void TrafficView::showCounts()
{
    m_filter->setCounts(m_model.shown(), m_model.total(), m_model.isScanning());
    const bool any = m_model.total() > 0;
    m_centre->setCurrentWidget(any ? static_cast<QWidget *>(m_table) : m_first);
    m_inspector->setVisible(any && m_inspectorWanted);
    m_send->setVisible(any);
    m_clear->setEnabled(any);
    m_pause->setEnabled(any);
    m_pause->setText(m_model.isFrozen() ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(icon(m_model.isFrozen() ? u"play"_s : u"pause"_s));
}

void TrafficView::fetch(quint64 id, std::function<void(traffic::RecordPtr)> done)
{
    if (const traffic::RecordPtr recent = m_model.recent(id))
        done(recent);
    else if (m_inputs.store)
        m_inputs.store->fetch(id, this, std::move(done));
    else
        done(nullptr);
}

void TrafficView::inspect(quint64 id)
{
    if (!m_inspector->isVisibleTo(this))
        return;
    if (id == 0) {
        m_inspector->showNothing();
        return;
    }
    if (!m_model.recent(id))
        m_inspector->showLoading();
    fetch(id, [this, id](const traffic::RecordPtr &record) {
        if (m_table->currentId() != id) // another was chosen meanwhile
            return;
        if (record)
            m_inspector->showRecord(record);
        else
            m_inspector->showMissing();
    });
}

void TrafficView::togglePause()
{
    if (m_model.isFrozen())
        m_table->followTail();
    else
        m_model.setFrozen(true);
}

void TrafficView::clear()
{
    const qint64 count = m_model.total();
    if (count == 0)
        return;
    endUndo();
    m_model.clear();
    m_undo->showMessage(
        Banner::Level::Info,
        tr("%1 exchanges cleared from the table.", nullptr, int(count)).arg(Format::count(count)),
        tr("Undo"));
    m_undoEnds.start(UndoTime);
}

void TrafficView::undoClear()
{
    m_undoEnds.stop();
    m_undo->clear();
    m_model.undoClear();
}

void TrafficView::endUndo()
{
    if (m_undoEnds.isActive() || m_undo->isVisibleTo(this)) {
        m_undoEnds.stop();
        m_undo->clear();
        // What was cleared does not come back from the disk at the next start.
        if (m_inputs.settings && m_model.newestCleared() > 0)
            m_inputs.settings->setValue(ClearedKey, m_model.newestCleared());
        m_model.forgetCleared();
    }
}

void TrafficView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void TrafficView::retranslateUi()
{
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("Empty the table; can be undone for ten seconds (Ctrl+L)"));
    m_pause->setToolTip(tr("Hold the table still; recording goes on"));
    m_send->setText(tr("Send test request"));
    m_send->setToolTip(tr("Bring one request for /hello through the gateway"));
    setAccessibleName(tr("Traffic"));
    showCounts();
}

} // namespace gatehouse::ui
