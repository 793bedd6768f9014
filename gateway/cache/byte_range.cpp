// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/byte_range.h"

#include "gateway/cache/conditions.h"
#include "gateway/core/ascii.h"

namespace gatehouse::cache {

namespace {

// Digits only; saturates, so that a position behind any body stays one.
std::optional<qint64> position(QByteArrayView text)
{
    if (text.isEmpty())
        return std::nullopt;
    constexpr qint64 most = std::numeric_limits<qint64>::max() / 16;
    qint64 value = 0;
    for (const char c : text) {
        if (!ascii::isDigit(c))
            return std::nullopt;
        value = std::min(value * 10 + (c - '0'), most);
    }
    return value;
}

RangeVerdict suffix(qint64 wanted, qint64 size)
{
    if (wanted == 0 || size == 0)
        return {RangeVerdict::Unsatisfiable, {}};
    return {RangeVerdict::Part, {std::max<qint64>(0, size - wanted), size - 1}};
}

bool mayUseRange(const http::Headers &request, const StoredResponse &stored)
{
    const auto condition = request.value("If-Range");
    if (!condition)
        return true;
    if (condition->startsWith('"') || condition->startsWith("W/"))
        return isStrongMatch(*condition, stored.headers.value("ETag").value_or(QByteArray()));
    return *condition == stored.headers.value("Last-Modified").value_or(QByteArray());
}

} // namespace

RangeVerdict rangeOf(QByteArrayView field, qint64 size)
{
    const qsizetype equals = field.indexOf('=');
    if (equals < 0 || !ascii::equalsIgnoreCase(ascii::trimmed(field.first(equals)), "bytes"))
        return {};
    const QByteArrayView spec = ascii::trimmed(field.sliced(equals + 1));
    const qsizetype dash = spec.indexOf('-');
    if (dash < 0 || spec.contains(','))
        return {};
    const QByteArrayView from = spec.first(dash), to = spec.sliced(dash + 1);
    const auto first = position(from), last = position(to);
    if ((!first && !from.isEmpty()) || (!last && !to.isEmpty()))
        return {};
    if (!first)
        return last ? suffix(*last, size) : RangeVerdict();
    if (last && *last < *first)
        return {};
    if (*first >= size)
        return {RangeVerdict::Unsatisfiable, {}};
    return {RangeVerdict::Part, {*first, last ? std::min(*last, size - 1) : size - 1}};
}

RangeVerdict rangeOf(const http::Headers &request, const StoredResponse &stored)
{
    const QList<QByteArray> fields = request.values("Range");
    if (fields.size() != 1 || stored.status != 200 || !mayUseRange(request, stored))
        return {};
    return rangeOf(fields.front(), stored.body.size());
}

QByteArray contentRange(const RangeVerdict &verdict, qint64 size)
{
    QByteArray out("bytes ");
    if (verdict.kind == RangeVerdict::Part)
        out +=
            QByteArray::number(verdict.range.first) + '-' + QByteArray::number(verdict.range.last);
    else
        out += '*';
    out += '/' + QByteArray::number(size);
    return out;
}

} // namespace gatehouse::cache
