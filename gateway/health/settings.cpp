// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/health/settings.h"

#include <QJsonArray>

#include <cmath>

namespace gatehouse::health {

using namespace Qt::Literals::StringLiterals;

namespace {

Statuses statusesOf(const QJsonObject &part, std::initializer_list<int> usual)
{
    Statuses out;
    if (!part.value("http_statuses"_L1).isArray()) {
        for (const int status : usual)
            out.set(size_t(status));
        return out;
    }
    const QJsonArray listed = part.value("http_statuses"_L1).toArray();
    for (const QJsonValue &status : listed) {
        if (const int number = status.toInt(); number > 0 && number < int(out.size()))
            out.set(size_t(number));
    }
    return out;
}

std::chrono::milliseconds secondsOf(const QJsonObject &part, QLatin1String key, double usual)
{
    const double seconds = qBound(0.0, part.value(key).toDouble(usual), 1e9);
    return std::chrono::milliseconds(qint64(std::llround(seconds * 1000)));
}

Rise riseOf(const QJsonObject &part, int successes, std::initializer_list<int> statuses)
{
    return {.statuses = statusesOf(part, statuses),
            .successes = part.value("successes"_L1).toInt(successes)};
}

Fall fallOf(const QJsonObject &part, int timeouts, std::initializer_list<int> statuses)
{
    return {.statuses = statusesOf(part, statuses),
            .httpFailures = part.value("http_failures"_L1).toInt(5),
            .tcpFailures = part.value("tcp_failures"_L1).toInt(2),
            .timeouts = part.value("timeouts"_L1).toInt(timeouts)};
}

Active activeOf(const QJsonObject &part)
{
    Active out;
    const QString kind = part.value("type"_L1).toString();
    out.kind = kind == u"tcp" ? Kind::Tcp : kind == u"https" ? Kind::Https : Kind::Http;
    out.timeout = std::max(secondsOf(part, "timeout"_L1, 1), std::chrono::milliseconds(1));
    out.concurrency = qBound(1, part.value("concurrency"_L1).toInt(10), 1000);
    out.host = part.value("host"_L1).toString().toUtf8();
    out.port = quint16(part.value("port"_L1).toInt(0));
    out.method = part.value("http_method"_L1).toString(u"GET"_qs).toUtf8();
    out.path = part.value("http_path"_L1).toString(u"/"_qs).toUtf8();
    out.body = part.value("http_req_body"_L1).toString().toUtf8();
    const QJsonArray headers = part.value("req_headers"_L1).toArray();
    for (const QJsonValue &header : headers)
        out.headers.append(header.toString().toUtf8());
    out.verifyCertificate = part.value("https_verify_certificate"_L1).toBool(true);
    const QJsonObject healthy = part.value("healthy"_L1).toObject();
    const QJsonObject unhealthy = part.value("unhealthy"_L1).toObject();
    out.healthy = riseOf(healthy, 2, {200, 302});
    out.unhealthy = fallOf(unhealthy, 3, {429, 404, 500, 501, 502, 503, 504, 505});
    if (part.contains("healthy"_L1))
        out.healthy.interval = secondsOf(healthy, "interval"_L1, 1);
    if (part.contains("unhealthy"_L1))
        out.unhealthy.interval = secondsOf(unhealthy, "interval"_L1, 1);
    return out;
}

Passive passiveOf(const QJsonObject &part)
{
    Passive out;
    out.watchesHealthy = part.contains("healthy"_L1);
    out.watchesUnhealthy = part.contains("unhealthy"_L1);
    out.healthy = riseOf(part.value("healthy"_L1).toObject(), 5,
                         {200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304,
                          305, 306, 307, 308});
    out.unhealthy = fallOf(part.value("unhealthy"_L1).toObject(), 7, {429, 500, 503});
    return out;
}

} // namespace

Settings settingsOf(const QJsonObject &checks)
{
    const QJsonObject active = checks.value("active"_L1).toObject();
    const QJsonObject passive = checks.value("passive"_L1).toObject();
    return {.active = activeOf(active),
            .passive = passiveOf(passive),
            .type = active.value("type"_L1).toString(u"http"_qs).toUtf8()};
}

} // namespace gatehouse::health
