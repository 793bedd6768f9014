// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema.h"
#include "gateway/exchange/expression.h"
#include "gateway/plugin/registry.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/traffic/limit_key.h"

#include <QJsonArray>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Workflow",
  "description": "Refuses or limits requests by conditions: the first rule whose case holds is carried out.",
  "required": ["rules"],
  "properties": {
    "rules": {"type": "array", "title": "Rules", "description": "Tried in their order; one at most is carried out.",
      "items": {"type": "object", "required": ["actions"], "properties": {
        "case": {"type": "array", "minItems": 1, "items": {"anyOf": [{"type": "array"}, {"type": "string"}]},
          "title": "Case", "description": "Conditions that must all hold; without any the rule always applies."},
        "actions": {"type": "array", "items": {"type": "array", "minItems": 1},
          "title": "Actions", "description": "Name and configuration: return, limit-count or limit-conn; only the first counts."}}}}
  }
})json";

constexpr char returnSchema[] = R"json({
  "type": "object", "required": ["code"], "properties": {"code": {"type": "integer", "minimum": 100, "maximum": 599}}
})json";

bool isLimit(const QString &action)
{
    return action == u"limit-count" || action == u"limit-conn";
}

// An action's configuration as the plugin gets it. The number tells the counters of one rule from
// those of another.
QJsonObject actionConf(const QJsonArray &action, int rule)
{
    QJsonObject conf = action.at(1).toObject();
    conf.insert(u"_vid"_qs, rule);
    return conf;
}

std::optional<QString> actionFault(const QJsonArray &action, int rule,
                                   const plugin::Registry &registry)
{
    const QString name = action.at(0).toString();
    const QString prefix = u"failed to validate the '%1' action: "_qs.arg(name);
    const QJsonObject conf = actionConf(action, rule);
    if (name == u"return") {
        const auto compiled = config::Schema::compile(schemaFrom(returnSchema));
        const QList<config::SchemaFault> faults = (*compiled)->check(conf);
        return faults.isEmpty() ? std::optional<QString>() : prefix + faults.first().message;
    }
    if (!isLimit(name))
        return u"unsupported action: "_qs + name;
    const auto faults = registry.check(name, conf, config::PluginUse::Resource);
    if (faults.isEmpty())
        return std::nullopt;
    const QString asPlugin = u"failed to check the configuration of plugin %1 err: "_qs.arg(name);
    return prefix + QString(faults.first().reason).remove(asPlugin);
}

std::optional<QString> checkHeld(const QJsonObject &conf, const plugin::Registry &registry)
{
    int number = 0;
    for (const QJsonValue &rule : conf[u"rules"].toArray()) {
        ++number;
        const QJsonValue when = rule[u"case"];
        if (const auto compiled = Expression::compile(when.toArray());
            !when.isUndefined() && !compiled) {
            return u"failed to validate the 'case' expression: "_qs + compiled.error().message;
        }
        for (const QJsonValue &action : rule[u"actions"].toArray()) {
            if (auto fault = actionFault(action.toArray(), number, registry))
                return fault;
        }
    }
    return std::nullopt;
}

struct Rule {
    std::optional<Expression> when;
    QString action;
    int code = 0; // of `return`
    std::shared_ptr<const plugin::Plugin> plugin; // of the others
};

Result<Rule> ruleFrom(const QJsonObject &conf, int number, const plugin::BuildContext &context)
{
    const QJsonArray action = conf[u"actions"].toArray().at(0).toArray();
    Rule rule{std::nullopt, action.at(0).toString(), action.at(1)[u"code"].toInt(), nullptr};
    if (conf.contains(u"case")) {
        auto when = Expression::compile(conf[u"case"].toArray());
        if (!when)
            return fail(when.error());
        rule.when.emplace(*std::move(when));
    }
    if (!isLimit(rule.action) || !context.registry)
        return rule;
    plugin::BuildContext inner = context;
    inner.metadata = context.metadataOf ? context.metadataOf(rule.action) : QJsonObject();
    auto built = context.registry->build(*context.registry->find(rule.action),
                                         actionConf(action, number), inner);
    if (!built)
        return fail(built.error());
    rule.plugin = *std::move(built);
    return rule;
}

class Workflow final : public plugin::Plugin
{
public:
    explicit Workflow(std::vector<Rule> rules)
        : m_rules(std::move(rules))
    {
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        for (const Rule &rule : m_rules) {
            if (!rule.when || rule.when->matches(exchange))
                return carryOut(rule, exchange);
        }
        return plugin::Continue{};
    }

    // Of the plugins held only the one that ran has something to do.
    void headerFilter(Exchange &exchange) const override
    {
        for (const Rule &rule : m_rules) {
            if (rule.plugin)
                rule.plugin->headerFilter(exchange);
        }
    }

    void log(const Exchange &exchange) const override
    {
        for (const Rule &rule : m_rules) {
            if (rule.plugin)
                rule.plugin->log(exchange);
        }
    }

private:
    static plugin::Outcome carryOut(const Rule &rule, Exchange &exchange)
    {
        if (rule.plugin) {
            ranAsAction(exchange, rule.action);
            return rule.plugin->access(exchange);
        }
        if (rule.code == 0)
            return plugin::Continue{}; // a rule without actions
        return LocalReply{
            rule.code, {}, errorBody(QLatin1String("error_msg"), u"rejected by workflow"_qs)};
    }

    std::vector<Rule> m_rules;
};

} // namespace

plugin::Spec workflowSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("workflow");
    spec.priority = 1006;
    spec.phases = plugin::phaseBit(plugin::Phase::Access)
        | plugin::phaseBit(plugin::Phase::HeaderFilter) | plugin::phaseBit(plugin::Phase::Log);
    spec.schema = schemaFrom(schema);
    spec.checkHeld = checkHeld;
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        std::vector<Rule> rules;
        for (const QJsonValue &item : conf[u"rules"].toArray()) {
            auto rule = ruleFrom(item.toObject(), int(rules.size()) + 1, context);
            if (!rule)
                return fail(rule.error());
            rules.push_back(*std::move(rule));
        }
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<Workflow>(std::move(rules)));
    };
    return spec;
}

} // namespace gatehouse::plugins
