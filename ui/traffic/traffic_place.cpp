// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/traffic_place.h"

#include "gateway/traffic/hub.h"
#include "gateway/traffic/store.h"
#include "ui/traffic/filter_bar.h"
#include "ui/traffic/inspector/inspector.h"
#include "ui/traffic/table/traffic_table.h"
#include "ui/traffic/traffic_view.h"
#include "ui/widgets/format.h"

#include <QSettings>

namespace gatehouse::ui {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

TrafficPlace::TrafficPlace(TrafficInputs inputs, QObject *parent)
    : Place(parent)
    , m_inputs(std::move(inputs))
{
    m_model.setCap(m_inputs.rowCap);
    if (m_inputs.hub)
        connect(m_inputs.hub, &traffic::Hub::arrived, &m_model, &TrafficModel::add);
    if (m_inputs.store) {
        connect(m_inputs.store, &traffic::Store::stateChanged, this, &TrafficPlace::loadHistory);
        loadHistory();
    }
    m_badgeTimer.setSingleShot(true);
    m_badgeTimer.setInterval(1s);
    connect(&m_badgeTimer, &QTimer::timeout, this, &Place::badgeChanged);
    connect(&m_model, &TrafficModel::countsChanged, this, [this] {
        emit countsChanged(m_model.shown(), m_model.total());
        if (!m_badgeTimer.isActive())
            m_badgeTimer.start();
    });
}

TrafficPlace::~TrafficPlace()
{
    m_unplaced.reset();
    delete m_view; // the shell's, but it looks at the model
}

QString TrafficPlace::id() const
{
    return u"traffic"_s;
}

QString TrafficPlace::title() const
{
    return tr("Traffic");
}

QString TrafficPlace::iconName() const
{
    return u"traffic"_s;
}

PlaceBadge TrafficPlace::badge() const
{
    const qint64 total = m_model.total();
    if (total == 0)
        return {};
    if (total < 10'000)
        return {Format::count(total)};
    return {tr("%1k", "thousands").arg(Format::count(total / 1000))};
}

// Rows of earlier runs, when the store has opened.
void TrafficPlace::loadHistory()
{
    if (m_historyAsked || !m_inputs.store->state().open)
        return;
    m_historyAsked = true;
    const quint64 cleared =
        m_inputs.settings ? m_inputs.settings->value(u"traffic/clearedUpTo"_s).toULongLong() : 0;
    m_inputs.store->fetchSummaries(std::min<qint64>(m_inputs.rowCap, 50'000), this,
                                   [this, cleared](QList<traffic::RecordPtr> records) {
                                       const auto kept = std::find_if(
                                           records.begin(), records.end(),
                                           [cleared](const auto &r) { return r->id > cleared; });
                                       records.erase(records.begin(), kept);
                                       m_model.addHistory(records);
                                   });
}

TrafficView *TrafficPlace::view()
{
    if (!m_view) {
        m_view = new TrafficView(m_model, m_inputs);
        m_unplaced.reset(m_view);
    }
    return m_view;
}

QWidget *TrafficPlace::createWidget()
{
    QWidget *widget = view();
    (void)m_unplaced.release(); // the shell's from now on
    return widget;
}

void TrafficPlace::activated()
{
    view()->gatewayChanged();
    view()->table()->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> TrafficPlace::panes() const
{
    if (!m_view)
        return {};
    return {m_view->filterBar(), m_view->table(), m_view->inspector()};
}

void TrafficPlace::setFilter(const QString &text)
{
    view()->filterBar()->setFilterText(text);
}

void TrafficPlace::gatewayChanged()
{
    if (m_view)
        m_view->gatewayChanged();
}

void TrafficPlace::showExchange(quint64 id)
{
    view()->table()->select(id);
    view()->setInspectorShown(true);
}

} // namespace gatehouse::ui
