// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/traffic/split_rule.h"

#include "gateway/plugins/support/conf_text.h"

#include <QJsonArray>

namespace gatehouse::plugins {

namespace {

// What APISIX takes over of an upstream that is written here; it leaves retries, checks, tls and
// keepalive_pool.
QJsonObject takenOver(const QJsonObject &upstream)
{
    QJsonObject out;
    for (const char *key : {"name", "type", "hash_on", "pass_host", "upstream_host", "key", "nodes",
                            "timeout", "scheme"}) {
        if (const QJsonValue value = upstream[QLatin1String(key)]; !value.isUndefined())
            out.insert(QLatin1String(key), value);
    }
    return out;
}

Result<std::vector<Expression>> expressionsIn(const QJsonArray &match)
{
    std::vector<Expression> out;
    for (const QJsonValue &item : match) {
        auto vars = Expression::compile(item[u"vars"].toArray());
        if (!vars)
            return fail(vars.error());
        out.push_back(*std::move(vars));
    }
    return out;
}

Result<SplitRule::Entry> entryFrom(const QJsonObject &conf, const QString &name,
                                   const plugin::BuildContext &context)
{
    if (conf.contains(u"upstream_id")) {
        const QByteArray id = textOf(conf[u"upstream_id"]);
        return SplitRule::Entry{context.upstreams ? context.upstreams->find(QString::fromUtf8(id))
                                                  : nullptr,
                                "upstream " + id};
    }
    if (!conf.contains(u"upstream") || !context.upstreams)
        return SplitRule::Entry{nullptr, "the route's own upstream"_qba};
    const QJsonObject upstream = conf[u"upstream"].toObject();
    const auto group =
        context.upstreams->make(takenOver(upstream), context.ownerId, u"traffic-split#"_qs + name);
    if (!group)
        return fail(group.error());
    const QByteArray title = upstream[u"name"].toString().toUtf8();
    return SplitRule::Entry{*group, title.isEmpty() ? "upstream " + name.toUtf8() : title};
}

Result<SplitRule> ruleFrom(const QJsonObject &conf, int number, const plugin::BuildContext &context)
{
    SplitRule rule;
    if (conf.contains(u"match")) {
        auto match = expressionsIn(conf[u"match"].toArray());
        if (!match)
            return fail(match.error());
        rule.match = *std::move(match);
    }
    QList<qint64> weights;
    for (const QJsonValue &item : conf[u"weighted_upstreams"].toArray()) {
        const QString name = QString::number(number) + u'.' + QString::number(weights.size() + 1);
        auto entry = entryFrom(item.toObject(), name, context);
        if (!entry)
            return fail(entry.error());
        if (item.toObject().contains(u"upstream_id") && !entry->group && rule.missing.isEmpty())
            rule.missing = textOf(item[u"upstream_id"]);
        rule.entries.push_back(*std::move(entry));
        weights.append(item[u"weight"].toInteger(1));
    }
    // An edit elsewhere does not begin the turns anew.
    rule.turns =
        context.services.states.get<Turns>({u"traffic-split#"_qs + QString::number(number),
                                            context.ownerId, plugin::configurationHash(conf)},
                                           [weights] { return std::make_shared<Turns>(weights); });
    return rule;
}

} // namespace

Result<std::vector<SplitRule>> splitRules(const QJsonObject &conf,
                                          const plugin::BuildContext &context)
{
    std::vector<SplitRule> rules;
    for (const QJsonValue &item : conf[u"rules"].toArray()) {
        auto rule = ruleFrom(item.toObject(), int(rules.size()) + 1, context);
        if (!rule)
            return fail(rule.error());
        rules.push_back(*std::move(rule));
    }
    return rules;
}

std::optional<QString> checkSplit(const QJsonObject &conf)
{
    for (const QJsonValue &rule : conf[u"rules"].toArray()) {
        for (const QJsonValue &match : rule[u"match"].toArray()) {
            const QJsonValue vars = match[u"vars"];
            if (vars.isUndefined())
                return u"failed to validate the 'vars' expression: missing argument rule"_qs;
            if (const auto compiled = Expression::compile(vars.toArray()); !compiled) {
                return u"failed to validate the 'vars' expression: "_qs + compiled.error().message;
            }
        }
    }
    return std::nullopt;
}

} // namespace gatehouse::plugins
