// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/hook_runner.h"

#include "gateway/pipeline/change_text.h"

namespace gatehouse::pipeline {

using plugin::Phase;
using traffic::Verdict;

// What a hook may change, as it was. The lists are shared until somebody changes them.
struct HookRunner::Before {
    explicit Before(const Exchange &exchange, Clock::Steady now)
        : since(now)
        , headers(exchange.headers)
        , responseHeaders(exchange.responseHeaders)
        , target(exchange.upstream.target.value_or(QByteArray()))
        , status(exchange.status)
    {
    }

    Clock::Steady since;
    http::Headers headers, responseHeaders;
    QByteArray target;
    int status;
};

struct HookRunner::Waiting {
    const PluginInstance &instance;
    Phase phase;
    Before before;
};

bool HookRunner::isWanted(const PluginInstance &instance)
{
    if (!instance.filter)
        return true;
    const auto known = m_wanted.constFind(&instance);
    if (known != m_wanted.cend())
        return *known;
    return *m_wanted.insert(&instance, instance.filter->matches(m_exchange));
}

plugin::Outcome HookRunner::call(const PluginInstance &instance, Phase phase)
{
    return phase == Phase::Rewrite ? instance.plugin->rewrite(m_exchange)
                                   : instance.plugin->access(m_exchange);
}

plugin::Outcome HookRunner::run(const List &list, Phase phase, std::size_t &position)
{
    while (position < list.size()) {
        const PluginInstance &instance = *list[position++];
        if (!isWanted(instance))
            continue;
        const Before before(m_exchange, m_clock.steady());
        plugin::Outcome outcome = call(instance, phase);
        if (auto *reply = std::get_if<LocalReply>(&outcome)) {
            *reply = withErrorResponse(instance, std::move(*reply));
            note(instance, phase, before, Verdict::Stopped);
            return outcome;
        }
        if (std::holds_alternative<plugin::NeedBody>(outcome)) {
            --position; // it is asked again
            return outcome;
        }
        m_exchange.requestBodyTooLarge = false; // for that hook: the next may take more
        if (!std::holds_alternative<plugin::Continue>(outcome)) {
            note(instance, phase, before, Verdict::Waited);
            m_waiting = std::make_shared<Waiting>(Waiting{instance, phase, before});
            return outcome;
        }
        note(instance, phase, before, Verdict::Passed);
    }
    return plugin::Continue{};
}

void HookRunner::beforeProxy(const List &list)
{
    for (const PluginInstance *instance : list) {
        if (!isWanted(*instance))
            continue;
        const Before before(m_exchange, m_clock.steady());
        instance->plugin->beforeProxy(m_exchange);
        note(*instance, Phase::BeforeProxy, before, Verdict::Passed);
    }
}

void HookRunner::headerFilter(const List &list)
{
    for (const PluginInstance *instance : list) {
        if (!isWanted(*instance))
            continue;
        const Before before(m_exchange, m_clock.steady());
        instance->plugin->headerFilter(m_exchange);
        note(*instance, Phase::HeaderFilter, before, Verdict::Passed);
    }
}

void HookRunner::bodyFilter(const List &list, QByteArray &octets, bool last)
{
    for (const PluginInstance *instance : list) {
        if (!isWanted(*instance))
            continue;
        const Before before(m_exchange, m_clock.steady());
        const QByteArray unchanged = octets;
        instance->plugin->bodyFilter(m_exchange, octets, last);
        // Shared still: a large body is not compared with itself.
        const bool isSame = octets.constData() == unchanged.constData()
            ? octets.size() == unchanged.size()
            : octets == unchanged;
        const Verdict verdict = isSame ? Verdict::Passed : Verdict::Changed;
        const auto row = m_bodyRow.constFind(instance);
        if (row == m_bodyRow.cend()) {
            note(*instance, Phase::BodyFilter, before, verdict);
            m_bodyRow.insert(instance, m_trace.size() - 1);
            continue;
        }
        traffic::HookTrace &seen = m_trace[*row];
        seen.durationNs += std::chrono::nanoseconds(m_clock.steady() - before.since).count();
        seen.verdict = std::max(seen.verdict, verdict);
    }
}

void HookRunner::log(const List &list, const PluginChain *preferred)
{
    for (const PluginInstance *instance : list) {
        const bool leftToRoute =
            preferred && instance->spec->prefersRoute && preferred->has(*instance->spec);
        if (leftToRoute || !isWanted(*instance))
            continue;
        const Before before(m_exchange, m_clock.steady());
        instance->plugin->log(m_exchange);
        note(*instance, Phase::Log, before, Verdict::Passed);
    }
}

plugin::Outcome HookRunner::resumedWith(plugin::Outcome outcome)
{
    const std::shared_ptr<Waiting> waiting = std::exchange(m_waiting, nullptr);
    if (!waiting)
        return outcome;
    traffic::HookTrace &row = m_trace.last();
    const QByteArray note = row.note;
    auto *reply = std::get_if<LocalReply>(&outcome);
    if (reply)
        *reply = withErrorResponse(waiting->instance, std::move(*reply));
    row = traceOf(waiting->instance, waiting->phase, waiting->before,
                  reply ? Verdict::Stopped : Verdict::Waited);
    if (row.note.isEmpty())
        row.note = note;
    if (reply)
        appendValueChange(row.changes, "answer", "", QByteArray::number(reply->status));
    if (!reply && !std::holds_alternative<plugin::Continue>(outcome))
        m_waiting = waiting;
    return outcome;
}

void HookRunner::note(const PluginInstance &instance, Phase phase, const Before &before,
                      Verdict verdict)
{
    m_trace.append(traceOf(instance, phase, before, verdict));
    m_starts.append(microsecondsBetween(m_exchange.started, before.since));
}

traffic::HookTrace HookRunner::traceOf(const PluginInstance &instance, Phase phase,
                                       const Before &before, Verdict verdict)
{
    traffic::HookTrace row;
    row.plugin = instance.name;
    row.source = instance.source;
    row.hook = traffic::Hook(phase);
    row.durationNs = std::chrono::nanoseconds(m_clock.steady() - before.since).count();
    // A note may name a target, with its query.
    row.note = m_redactor.target(std::exchange(m_exchange.lastNote, {}));
    appendHeaderChanges(row.changes, before.headers, m_exchange.headers, m_redactor);
    appendHeaderChanges(row.changes, before.responseHeaders, m_exchange.responseHeaders,
                        m_redactor);
    if (m_exchange.upstream.target && *m_exchange.upstream.target != before.target) {
        appendValueChange(
            row.changes, "target",
            m_redactor.target(before.target.isEmpty() ? m_exchange.received.target : before.target),
            m_redactor.target(*m_exchange.upstream.target));
    }
    if (m_exchange.status != before.status)
        appendValueChange(row.changes, "status", QByteArray::number(before.status),
                          QByteArray::number(m_exchange.status));
    row.verdict = verdict == Verdict::Passed && !row.changes.isEmpty() ? Verdict::Changed : verdict;
    return row;
}

LocalReply HookRunner::withErrorResponse(const PluginInstance &instance, LocalReply reply) const
{
    if (reply.status < 400 || !instance.errorResponse)
        return reply;
    reply.body = instance.errorResponse;
    if (instance.errorResponseIsJson)
        reply.headers.set("Content-Type", "application/json");
    return reply;
}

} // namespace gatehouse::pipeline
