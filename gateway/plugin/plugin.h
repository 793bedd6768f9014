// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/outcome.h"

// What a plugin is. One plugin = one file in gateway/plugins/<group>/ with its JSON Schema on top,
// then the class, then the spec. A plugin object is the compiled configuration: immutable, shared
// by all workers; what must be counted lives in the state pool, what belongs to one request in
// Exchange::pluginState.
namespace gatehouse::plugin {

// The hooks, in the order of a request's life (apisix.md 4).
enum class Phase : quint8 { Rewrite, Access, BeforeProxy, HeaderFilter, BodyFilter, Log };
inline constexpr std::size_t phaseCount = 6;
constexpr unsigned phaseBit(Phase phase)
{
    return 1u << unsigned(phase);
}

class Plugin
{
public:
    virtual ~Plugin() = default;

    // A LocalReply ends request processing; the filters and the log still run on that answer.
    virtual Outcome rewrite(Exchange &) const { return Continue{}; }
    virtual Outcome access(Exchange &) const { return Continue{}; }
    // Once for each attempt, after the node was picked.
    virtual void beforeProxy(Exchange &) const { }
    // May change Exchange::status and responseHeaders.
    virtual void headerFilter(Exchange &) const { }
    // True: the body filter wants the whole body at once and not in pieces (asked after the header
    // filter).
    virtual bool wantsWholeBody(const Exchange &) const { return false; }
    // True: the body filter changes nothing this time, so the answer keeps its length (asked after
    // the header filter).
    virtual bool onlyWatchesBody(const Exchange &) const { return false; }
    // May change the octets; `last` is set on the final call, which may carry no octets.
    virtual void bodyFilter(Exchange &, QByteArray & /*octets*/, bool /*last*/) const { }
    virtual void log(const Exchange &) const { }
};

} // namespace gatehouse::plugin
