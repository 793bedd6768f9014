// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/exchange/exchange.h"
#include "gateway/plugin/services.h"

#include <QJsonObject>

#include <chrono>
#include <functional>
#include <memory>
#include <variant>

// What a plugin is. One plugin = one file in gateway/plugins/<group>/ with its JSON Schema on top, then the class,
// then the spec. A plugin object is the compiled configuration: immutable, shared by all workers; what must be
// counted lives in the state pool, what belongs to one request in Exchange::pluginState.
namespace gatehouse::plugin {

// The hooks, in the order of a request's life (apisix.md 4).
enum class Phase : quint8 { Rewrite, Access, BeforeProxy, HeaderFilter, BodyFilter, Log };
inline constexpr std::size_t phaseCount = 6;
constexpr unsigned phaseBit(Phase phase) { return 1u << unsigned(phase); }

struct Continue { };
// Answer with this after that time (zero: with the next turn of the loop), or go on if it holds no reply.
// The runner waits on a timer of its own and forgets about it when the client leaves.
struct Suspend {
    std::chrono::milliseconds delay{0};
    std::optional<LocalReply> then;
};
using Outcome = std::variant<Continue, LocalReply, Suspend>;

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
    // True: the body filter wants the whole body at once and not in pieces (asked after the header filter).
    virtual bool wantsWholeBody(const Exchange &) const { return false; }
    // May change the octets; `last` is set on the final call, which may carry no octets.
    virtual void bodyFilter(Exchange &, QByteArray & /*octets*/, bool /*last*/) const { }
    virtual void log(const Exchange &) const { }
};

// What the factory may use while a plugin is built from its configuration.
struct BuildContext {
    QString ownerId;      // "route#1", "service#s", "global_rule#2": scopes the plugin's state
    QJsonObject metadata; // plugin_metadata of this plugin, defaults filled in; may be empty
    const Services &services;
    const CredentialDirectory *credentials = nullptr; // for authentication plugins
};

struct Spec {
    QLatin1String name;
    int priority = 0;
    unsigned phases = 0; // phaseBit()s: which hooks the class overrides
    // JSON Schema literals. `_meta` is admitted everywhere and need not be named.
    QJsonObject schema;
    QJsonObject consumerSchema; // authentication plugins only
    QJsonObject metadataSchema; // empty: takes none
    bool isAuthentication = false;
    // Configurations that give this attribute the same value must be equal ("group" of limit-count).
    QLatin1String sharedBy;
    // What the schema cannot say; std::nullopt if fine, else the reason in APISIX's words. `conf` has its defaults
    // filled in. Asked also when the schema is offended only as a whole (oneOf …), to give a better reason.
    std::function<std::optional<QString>(const QJsonObject &conf)> check;
    // `conf` has passed schema and check and has its defaults filled in; secrets are resolved.
    std::function<Result<std::shared_ptr<const Plugin>>(const QJsonObject &conf, const BuildContext &)> build;
};

} // namespace gatehouse::plugin
