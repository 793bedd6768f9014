// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/status_figures.h"

#include "ui/widgets/format.h"

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

StatusItem StatusText::gateway(const GatewayState &state)
{
    switch (state.phase) {
    case GatewayPhase::Running:
        return {u"gateway"_s, state.address, u"status-circle"_s, Tone::Ok, tr("Stop the gateway")};
    case GatewayPhase::Starting:
        return {u"gateway"_s, tr("Starting"), u"clock"_s, Tone::Secondary, {}};
    case GatewayPhase::Stopping:
        return {u"gateway"_s, tr("Stopping"), u"clock"_s, Tone::Secondary, {}};
    case GatewayPhase::Failed:
        return {u"gateway"_s, tr("Not listening"), u"error"_s, Tone::Danger, state.detail};
    case GatewayPhase::Stopped:
        break;
    }
    return {u"gateway"_s, tr("Stopped"), u"stop"_s, Tone::Secondary, tr("Start the gateway")};
}

void StatusText::appendRates(QList<StatusItem> &items, const StatusFigures &figures)
{
    items.append(
        {u"rate"_s, Format::rate(figures.perSecond), {}, Tone::Secondary, tr("Show the Overview")});
    items.append({u"errors"_s,
                  tr("5xx %1").arg(Format::percent(figures.errorShare)),
                  {},
                  figures.errorShare > 0 ? Tone::Danger : Tone::Secondary,
                  tr("Show the failed requests")});
    if (figures.p95Us >= 0)
        items.append({u"p95"_s,
                      tr("p95 %1").arg(Format::duration(std::chrono::microseconds(figures.p95Us))),
                      {},
                      Tone::Secondary,
                      tr("Show the Overview")});
}

void StatusText::appendStore(QList<StatusItem> &items, const StatusFigures &figures)
{
    const quint64 lost = figures.dropped + figures.store.dropped;
    if (lost > 0)
        items.append({u"dropped"_s, tr("%n not recorded", nullptr, int(lost)), u"warning"_s,
                      Tone::Warning,
                      tr("The recording could not keep up; no traffic was held back by it")});
    if (figures.storeLimit <= 0)
        return;
    const bool trouble = !figures.store.problem.isEmpty();
    items.append(
        {u"store"_s,
         tr("%1 of %2").arg(Format::bytes(figures.store.octets), Format::bytes(figures.storeLimit)),
         trouble ? u"warning"_s : QString(), trouble ? Tone::Warning : Tone::Secondary,
         trouble ? figures.store.problem : tr("Set how much traffic is kept")});
}

QList<StatusItem> StatusText::items(const StatusFigures &figures)
{
    QList<StatusItem> items{gateway(figures.gateway)};
    items.append({u"routes"_s,
                  tr("%n route(s)", nullptr, figures.routes),
                  {},
                  Tone::Secondary,
                  tr("Show the routes")});
    if (figures.shown)
        items.append(
            {u"shown"_s,
             tr("%1 of %2 shown")
                 .arg(Format::count(figures.shown->first), Format::count(figures.shown->second)),
             {},
             Tone::Secondary,
             tr("Show the traffic")});
    appendRates(items, figures);
    appendStore(items, figures);
    return items;
}

} // namespace gatehouse::ui
