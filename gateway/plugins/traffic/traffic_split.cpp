// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/traffic/split_rule.h"

#include <QJsonDocument>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Split the traffic",
  "description": "Sends shares of the requests, or those that match, to other upstreams.",
  "properties": {
    "rules": {"type": "array", "title": "Rules", "description": "The first rule that matches a request decides.",
      "items": {"type": "object", "properties": {
        "match": {"type": "array", "title": "Only if", "description": "One of these must hold; without any the rule always matches.",
          "items": {"type": "object", "properties": {
            "vars": {"type": "array", "title": "Conditions", "description": "Conditions that must all hold."}}}},
        "weighted_upstreams": {"type": "array", "minItems": 1, "maxItems": 20, "default": [{"weight": 1}],
          "title": "Upstreams", "description": "Who gets which share; an entry without upstream is the route's own.",
          "items": {"type": "object", "properties": {
            "upstream_id": {"anyOf": [
                {"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[a-zA-Z0-9-_.]+$"},
                {"type": "integer", "minimum": 1}],
              "title": "Upstream", "description": "Id of an upstream."},
            "upstream": {},
            "weight": {"type": "integer", "minimum": 0, "default": 1, "title": "Weight",
              "description": "Share of the requests, relative to the other entries."}}}}}}}
  }
})json";

// With the schema of an upstream in its place.
QJsonObject wholeSchema()
{
    QJsonObject upstream = config::resourceSchema(config::Kind::Upstream);
    upstream.insert(u"title"_qs, u"Upstream"_qs);
    upstream.insert(u"description"_qs, u"An upstream of this plugin's own."_qs);
    // In place of the two braces.
    const QByteArray place = "\"upstream\": "_qba;
    QByteArray text(schema);
    text.replace(text.indexOf(place) + place.size(), 2,
                 QByteArrayView(QJsonDocument(upstream).toJson(QJsonDocument::Compact)));
    return schemaFrom(text.constData());
}

class TrafficSplit final : public plugin::Plugin
{
public:
    explicit TrafficSplit(std::vector<SplitRule> rules)
        : m_rules(std::move(rules))
    {
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        bool matches = true; // an empty match leaves it as the rule before did, as in APISIX
        for (const SplitRule &rule : m_rules) {
            if (!rule.missing.isEmpty()) {
                exchange.note("there is no upstream " + rule.missing);
                return LocalReply{
                    500, {}, "failed to fetch upstream info by upstream id: "_qba + rule.missing};
            }
            if (!rule.match)
                matches = true;
            else if (!rule.match->empty())
                matches = std::ranges::any_of(
                    *rule.match, [&](const Expression &vars) { return vars.matches(exchange); });
            if (matches) {
                choose(exchange, rule);
                break;
            }
        }
        return plugin::Continue{};
    }

private:
    static void choose(Exchange &exchange, const SplitRule &rule)
    {
        const SplitRule::Entry &entry = rule.entries[std::size_t(rule.turns->next())];
        exchange.note("goes to " + entry.name);
        if (entry.group)
            exchange.upstream.group = entry.group;
    }

    std::vector<SplitRule> m_rules;
};

} // namespace

plugin::Spec trafficSplitSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("traffic-split");
    spec.priority = 966;
    spec.phases = plugin::phaseBit(plugin::Phase::Access);
    spec.schema = wholeSchema();
    spec.check = checkSplit;
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        auto rules = splitRules(conf, context);
        if (!rules)
            return fail(rules.error());
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<TrafficSplit>(*std::move(rules)));
    };
    return spec;
}

} // namespace gatehouse::plugins
