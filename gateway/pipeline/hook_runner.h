// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/witness.h"
#include "gateway/pipeline/plugin_chain.h"
#include "gateway/traffic/record.h"
#include "gateway/traffic/redact.h"

namespace gatehouse::pipeline {

// Runs plugins' hooks on one exchange and writes the trace: what ran, how it decided, how long it
// took, what it changed.
class HookRunner
{
public:
    HookRunner(Exchange &exchange, const Clock &clock, const traffic::Redactor &redactor)
        : m_exchange(exchange)
        , m_clock(clock)
        , m_redactor(redactor)
    {
    }

    using List = std::vector<const PluginInstance *>;
    // Runs `list` from `position` on until one does not continue; `position` is then behind that
    // one.
    plugin::Outcome run(const List &list, plugin::Phase phase, std::size_t &position);
    void beforeProxy(const List &list);
    void headerFilter(const List &list);
    void bodyFilter(const List &list, QByteArray &octets, bool last);
    // Without those that leave it to `preferred`, the route's own chain (Spec::prefersRoute).
    void log(const List &list, const PluginChain *preferred = nullptr);

    // The hook that waited last goes on with `outcome`, which comes back as it counts.
    plugin::Outcome resumedWith(plugin::Outcome outcome);

    const QList<traffic::HookTrace> &trace() const { return m_trace; }
    // Beside the trace: microseconds after the exchange began.
    const HookStarts &starts() const { return m_starts; }

private:
    struct Before;
    struct Waiting; // a hook that suspended or awaits, as things were before it
    bool isWanted(const PluginInstance &instance);
    plugin::Outcome call(const PluginInstance &instance, plugin::Phase phase);
    void note(const PluginInstance &instance, plugin::Phase phase, const Before &before,
              traffic::Verdict verdict);
    traffic::HookTrace traceOf(const PluginInstance &instance, plugin::Phase phase,
                               const Before &before, traffic::Verdict verdict);
    LocalReply withErrorResponse(const PluginInstance &instance, LocalReply reply) const;

    Exchange &m_exchange;
    const Clock &m_clock;
    const traffic::Redactor &m_redactor;
    QList<traffic::HookTrace> m_trace;
    HookStarts m_starts;
    std::shared_ptr<Waiting> m_waiting;
    QHash<const PluginInstance *, bool> m_wanted; // _meta.filter, asked once per exchange
    QHash<const PluginInstance *, qsizetype>
        m_bodyRow; // body filters run per piece and share one row
};

} // namespace gatehouse::pipeline
