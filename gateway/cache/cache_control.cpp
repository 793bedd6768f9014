// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/cache_control.h"

#include "gateway/core/ascii.h"

namespace gatehouse::cache {

namespace {

struct Directive {
    QByteArray name;
    QByteArrayView argument; // without quotes
    bool hasArgument = false;
};

std::optional<Directive> directiveOf(QByteArrayView member)
{
    const qsizetype equals = member.indexOf('=');
    Directive out;
    out.name = ascii::toLower(equals < 0 ? member : member.first(equals));
    out.hasArgument = equals >= 0;
    if (!out.hasArgument)
        return out;
    out.argument = member.sliced(equals + 1);
    if (out.argument.size() >= 2 && out.argument.startsWith('"') && out.argument.endsWith('"'))
        out.argument = out.argument.sliced(1, out.argument.size() - 2);
    return out;
}

void addFields(QList<QByteArray> &fields, QByteArrayView argument)
{
    for (const QByteArray &name : listMembers(argument)) {
        if (!name.isEmpty())
            fields.append(ascii::toLower(name));
    }
}

bool setFlag(CacheControl &out, const QByteArray &name)
{
    const std::pair<QByteArrayView, bool CacheControl::*> flags[] = {
        {"no-store", &CacheControl::noStore},
        {"public", &CacheControl::isPublic},
        {"must-revalidate", &CacheControl::mustRevalidate},
        {"proxy-revalidate", &CacheControl::proxyRevalidate},
        {"must-understand", &CacheControl::mustUnderstand},
        {"only-if-cached", &CacheControl::onlyIfCached},
    };
    for (const auto &[flag, member] : flags) {
        if (name == flag) {
            out.*member = true;
            return true;
        }
    }
    return false;
}

void setNumber(CacheControl &out, const QByteArray &name, QByteArrayView argument)
{
    const std::pair<QByteArrayView, std::optional<Seconds> CacheControl::*> numbers[] = {
        {"max-age", &CacheControl::maxAge},
        {"s-maxage", &CacheControl::sMaxAge},
        {"min-fresh", &CacheControl::minFresh},
        {"max-stale", &CacheControl::maxStale},
        {"stale-while-revalidate", &CacheControl::staleWhileRevalidate},
        {"stale-if-error", &CacheControl::staleIfError},
    };
    for (const auto &[number, member] : numbers) {
        if (name == number && !(out.*member))
            out.*member = deltaSeconds(argument).value_or(Seconds(0));
    }
}

void apply(CacheControl &out, const Directive &directive)
{
    if (setFlag(out, directive.name))
        return;
    const bool isPrivate = directive.name == "private";
    if (isPrivate || directive.name == "no-cache") {
        if (directive.hasArgument && !directive.argument.isEmpty())
            addFields(out.withheldFields, directive.argument);
        else
            (isPrivate ? out.isPrivate : out.noCache) = true;
        return;
    }
    if (directive.name == "max-stale" && !directive.hasArgument) {
        if (!out.maxStale)
            out.maxStale = longest;
        return;
    }
    setNumber(out, directive.name, directive.argument);
}

} // namespace

std::optional<Seconds> deltaSeconds(QByteArrayView text)
{
    if (text.isEmpty())
        return std::nullopt;
    qint64 value = 0;
    for (const char c : text) {
        if (!ascii::isDigit(c))
            return std::nullopt;
        value = std::min(value * 10 + (c - '0'), qint64(longest.count()));
    }
    return Seconds(value);
}

QList<QByteArray> listMembers(QByteArrayView value)
{
    QList<QByteArray> out;
    qsizetype begin = 0;
    bool isQuoted = false;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (isQuoted && value[i] == '\\')
            ++i;
        else if (value[i] == '"')
            isQuoted = !isQuoted;
        else if (value[i] == ',' && !isQuoted) {
            out.append(ascii::trimmed(value.sliced(begin, i - begin)).toByteArray());
            begin = i + 1;
        }
    }
    out.append(ascii::trimmed(value.sliced(begin)).toByteArray());
    return out;
}

CacheControl parseCacheControl(const QList<QByteArray> &values)
{
    CacheControl out;
    out.isStated = !values.isEmpty();
    for (const QByteArray &value : values) {
        for (const QByteArray &member : listMembers(value)) {
            if (const auto directive = directiveOf(member); directive && !directive->name.isEmpty())
                apply(out, *directive);
        }
    }
    return out;
}

CacheControl requestCacheControl(const http::Headers &request)
{
    const QList<QByteArray> values = request.values("Cache-Control");
    CacheControl out = parseCacheControl(values);
    if (values.isEmpty() && request.contains("Pragma")) {
        for (const QByteArray &member : listMembers(request.joined("Pragma")))
            out.noCache = out.noCache || ascii::equalsIgnoreCase(member, "no-cache");
    }
    return out;
}

CacheControl responseCacheControl(const http::Headers &response)
{
    const QList<QByteArray> targeted = response.values("CDN-Cache-Control");
    if (!targeted.isEmpty()) {
        if (auto control = parseTargetedCacheControl(targeted))
            return *control;
    }
    return parseCacheControl(response.values("Cache-Control"));
}

} // namespace gatehouse::cache
