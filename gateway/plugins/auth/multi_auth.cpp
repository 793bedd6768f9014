// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugin/registry.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

#include <QJsonArray>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Several ways of authentication",
  "description": "Lets a request pass that one of several authentication plugins lets pass.",
  "properties": {
    "auth_plugins": {"type": "array", "minItems": 2, "title": "Plugins",
      "description": "Authentication plugins, each with its configuration, in the order they are tried."}
  },
  "required": ["auth_plugins"]
})json";

struct Held {
    QByteArray name;
    std::shared_ptr<const plugin::Plugin> plugin;
};

class MultiAuth final : public plugin::Plugin
{
public:
    explicit MultiAuth(std::vector<Held> held)
        : m_held(std::move(held))
    {
    }

    plugin::Outcome rewrite(Exchange &exchange) const override
    {
        http::Headers challenges;
        QByteArrayList notes;
        std::optional<LocalReply> unknown; // somebody could not tell
        for (const Held &held : m_held) {
            plugin::Outcome outcome = held.plugin->rewrite(exchange);
            notes.append(held.name + ": " + std::exchange(exchange.lastNote, {}));
            auto *reply = std::get_if<LocalReply>(&outcome);
            if (!reply) {
                exchange.note(notes.join("; "));
                exchange.pluginState.insert(this, std::make_shared<http::Headers>(challenges));
                return outcome;
            }
            if (reply->status == 503)
                unknown = *reply;
            for (const http::Field &field : reply->headers)
                challenges.set(field.name, field.value);
        }
        exchange.note(notes.join("; "));
        if (unknown)
            return *unknown;
        return LocalReply{401, challenges,
                          errorBody(QLatin1String("message"), u"Authorization Failed"_qs)};
    }

    // As in APISIX the challenges of those that failed before stay on the answer.
    void headerFilter(Exchange &exchange) const override
    {
        const auto challenges =
            std::static_pointer_cast<http::Headers>(exchange.pluginState.value(this));
        if (!challenges)
            return;
        for (const http::Field &field : *challenges)
            exchange.responseHeaders.append(field.name, field.value);
    }

private:
    std::vector<Held> m_held;
};

// Calls `take(name, conf)` for each plugin that is held, until it returns false.
template <typename Take>
void forEachHeld(const QJsonObject &conf, Take take)
{
    for (const QJsonValue &item : conf[u"auth_plugins"].toArray()) {
        const QJsonObject named = item.toObject();
        for (auto it = named.begin(); it != named.end(); ++it) {
            if (!take(it.key(), it.value()))
                return;
        }
    }
}

std::optional<QString> checkHeld(const QJsonObject &conf, const plugin::Registry &registry)
{
    std::optional<QString> reason;
    forEachHeld(conf, [&](const QString &name, const QJsonValue &held) {
        const plugin::Spec *spec = registry.find(name);
        if (!spec) {
            reason = name + u" plugin did not found"_qs;
        } else if (!spec->isAuthentication || spec->consumerSchema.isEmpty()) {
            reason = name + u" plugin is not supported"_qs;
        } else if (const auto faults = registry.check(name, held, config::PluginUse::Resource);
                   !faults.isEmpty()) {
            QString fault = faults.first().reason;
            fault.remove(u"failed to check the configuration of plugin %1 err: "_qs.arg(name));
            reason = u"plugin %1 check schema failed: %2"_qs.arg(name, fault);
        }
        return !reason;
    });
    return reason;
}

Result<std::shared_ptr<const plugin::Plugin>> build(const QJsonObject &conf,
                                                    const plugin::BuildContext &context)
{
    if (!context.registry)
        return fail(ErrorKind::Internal, u"multi-auth was built without plugins"_qs);
    std::vector<Held> plugins;
    std::optional<Error> fault;
    forEachHeld(conf, [&](const QString &name, const QJsonValue &held) {
        auto made =
            context.registry->build(*context.registry->find(name), held.toObject(), context);
        if (made)
            plugins.push_back({name.toUtf8(), *std::move(made)});
        else
            fault = made.error();
        return !fault;
    });
    if (fault)
        return fail(*fault);
    return std::shared_ptr<const plugin::Plugin>(std::make_shared<MultiAuth>(std::move(plugins)));
}

} // namespace

plugin::Spec multiAuthSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("multi-auth");
    spec.priority = 2600;
    spec.phases =
        plugin::phaseBit(plugin::Phase::Rewrite) | plugin::phaseBit(plugin::Phase::HeaderFilter);
    spec.schema = schemaFrom(schema);
    spec.isAuthentication = true;
    spec.checkHeld = checkHeld;
    spec.build = build;
    return spec;
}

} // namespace gatehouse::plugins
