// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/observe/entry_maker.h"

#include "gateway/core/ascii.h"
#include "gateway/plugins/observe/full_entry.h"
#include "gateway/plugins/support/inflate.h"

#include <QSysInfo>

namespace gatehouse::plugins {

namespace {

// What a custom entry gets in any case.
constexpr QByteArrayView appendedKeys[] = {"route_id", "service_id"};
constexpr qint64 mostRequestBody = 64 * 1024 * 1024;

QJsonObject formatFrom(const QJsonObject &conf, const QJsonObject &metadata, const char *key)
{
    const QJsonValue own = conf.value(QLatin1String(key));
    return own.isObject() ? own.toObject() : metadata.value(QLatin1String(key)).toObject();
}

std::optional<Expression> conditionOf(const QJsonObject &conf, const char *key)
{
    const QJsonValue vars = conf.value(QLatin1String(key));
    if (!vars.isArray())
        return std::nullopt;
    Result<Expression> condition = Expression::compile(vars.toArray());
    if (!condition)
        return std::nullopt; // it was checked
    return std::move(*condition);
}

} // namespace

EntryMaker::EntryMaker(const QJsonObject &conf, const QJsonObject &metadata)
    : m_format(formatFrom(conf, metadata, "log_format"))
    , m_extra(formatFrom(conf, metadata, "log_format_extra"))
    , m_hostname(QSysInfo::machineHostName().toUtf8())
    , m_isCustom(conf.contains(u"log_format") || !m_format.isEmpty())
    , m_keepsRequest(conf[u"include_req_body"].toBool())
    , m_keepsAnswer(conf[u"include_resp_body"].toBool())
    , m_requestIf(conditionOf(conf, "include_req_body_expr"))
    , m_answerIf(conditionOf(conf, "include_resp_body_expr"))
    , m_maxRequest(conf[u"max_req_body_bytes"].toInteger(524288))
    , m_maxAnswer(conf[u"max_resp_body_bytes"].toInteger(524288))
{
}

plugin::Outcome EntryMaker::access(const Exchange &exchange) const
{
    const bool known = exchange.requestBody || exchange.requestBodyTooLarge;
    if (known || exchange.received.framing == http::Framing::None)
        return plugin::Continue{};
    const bool wanted = (m_keepsRequest && wants(m_requestIf, exchange)) || m_format.readsBody()
        || m_extra.readsBody();
    if (!wanted)
        return plugin::Continue{};
    return plugin::NeedBody{mostRequestBody};
}

void EntryMaker::keepAnswer(const Exchange &exchange, QByteArray &kept, QByteArrayView octets) const
{
    const qint64 room = m_maxAnswer - kept.size();
    if (room > 0 && wants(m_answerIf, exchange))
        kept += octets.first(std::min<qsizetype>(octets.size(), room));
}

QByteArray EntryMaker::entry(const Exchange &exchange, const QByteArray &kept,
                             QByteArrayView noRoute) const
{
    delivery::JsonText out;
    out.open();
    if (m_isCustom) {
        m_format.write(out, exchange, m_maxRequest, appendedKeys);
        if (exchange.route) {
            out.fieldUnlessEmpty("service_id", exchange.route->serviceId);
            out.field("route_id", exchange.route->id);
        }
    } else {
        LoggedBodies bodies;
        if (m_keepsRequest && exchange.requestBody && !exchange.requestBody->isEmpty()
            && wants(m_requestIf, exchange))
            bodies.request = exchange.requestBody->left(m_maxRequest);
        if (m_keepsAnswer && !kept.isEmpty())
            bodies.response = decoded(exchange, kept);
        writeFullEntry(out, exchange, bodies, m_hostname);
        m_extra.write(out, exchange, m_maxRequest, fullEntryKeys);
    }
    if (!exchange.route && !noRoute.isEmpty())
        out.field("route_id", noRoute);
    return out.close().take();
}

QByteArray EntryMaker::decoded(const Exchange &exchange, const QByteArray &kept) const
{
    const QByteArray encoding =
        exchange.responseHeaders.value("Content-Encoding").value_or(QByteArray());
    if (ascii::equalsIgnoreCase(encoding, "gzip") || ascii::equalsIgnoreCase(encoding, "deflate"))
        return inflated(kept, m_maxAnswer).value_or(kept);
    return kept;
}

std::optional<QString> checkLogger(const QJsonObject &conf)
{
    for (const char *key : {"include_req_body_expr", "include_resp_body_expr"}) {
        const QJsonValue vars = conf.value(QLatin1String(key));
        if (!vars.isArray())
            continue;
        if (const auto condition = Expression::compile(vars.toArray()); !condition)
            return u"failed to validate the '%1' expression: %2"_qs.arg(QLatin1String(key),
                                                                        condition.error().message);
    }
    return std::nullopt;
}

} // namespace gatehouse::plugins
