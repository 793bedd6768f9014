// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/freshness.h"

#include "gateway/core/ascii.h"
#include "gateway/http/http_time.h"

namespace gatehouse::cache {

namespace {

constexpr Seconds heuristicLimit{24 * 60 * 60};

std::optional<qint64> timeField(const http::Headers &response, QByteArrayView name, qint64 now)
{
    const auto value = response.value(name);
    return value ? http::parseHttpTime(*value, now) : std::nullopt;
}

template <std::size_t count>
bool isOneOf(const int (&list)[count], int status)
{
    return std::find(std::begin(list), std::end(list), status) != std::end(list);
}

Seconds heuristicLifetime(const http::Headers &response, qint64 date, qint64 now)
{
    const auto modified = timeField(response, "Last-Modified", now);
    if (!modified || *modified >= date)
        return Seconds(0);
    return std::min(Seconds((date - *modified) / 10), heuristicLimit);
}

} // namespace

bool isHeuristicallyCacheable(int status)
{
    static constexpr int statuses[] = {200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501};
    return isOneOf(statuses, status);
}

bool isUnderstood(int status)
{
    static constexpr int statuses[] = {200, 203, 204, 300, 301, 302, 303, 307, 308, 400, 401, 403,
                                       404, 405, 410, 414, 421, 451, 500, 501, 502, 503, 504};
    return isOneOf(statuses, status);
}

Freshness freshnessOf(int status, const http::Headers &response, const CacheControl &control,
                      qint64 now, const FreshnessRules &rules)
{
    if (control.sMaxAge)
        return {*control.sMaxAge, true};
    if (control.maxAge)
        return {*control.maxAge, true};
    const qint64 date = timeField(response, "Date", now).value_or(now);
    if (response.contains("Expires")) {
        const auto expires = timeField(response, "Expires", now);
        return {Seconds(expires ? std::max<qint64>(0, *expires - date) : 0), true};
    }
    if (!isHeuristicallyCacheable(status) && !control.isPublic)
        return {};
    const Seconds guess = rules.heuristic ? heuristicLifetime(response, date, now) : Seconds(0);
    return {guess > Seconds(0) ? guess : rules.fallback, false};
}

std::optional<Seconds> ageField(const http::Headers &response)
{
    const auto value = response.value("Age");
    if (!value)
        return std::nullopt;
    const qsizetype comma = value->indexOf(',');
    const QByteArrayView first =
        comma < 0 ? QByteArrayView(*value) : QByteArrayView(*value).first(comma);
    return deltaSeconds(ascii::trimmed(first));
}

Seconds ageAtArrival(const http::Headers &response, qint64 now, Seconds delay)
{
    const qint64 date = timeField(response, "Date", now).value_or(now);
    const Seconds apparent(std::clamp<qint64>(now - date, 0, longest.count()));
    const Seconds stated = ageField(response).value_or(Seconds(0));
    return std::max(apparent, stated + std::max(delay, Seconds(0)));
}

} // namespace gatehouse::cache
