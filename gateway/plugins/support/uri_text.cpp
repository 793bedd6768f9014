// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/support/uri_text.h"

namespace gatehouse::plugins {

namespace {

constexpr std::string_view unsafeInPath = "\"#%<>?\\^`{|}";

bool isControlOrBlank(char c)
{
    return uchar(c) <= 0x20 || uchar(c) == 0x7f;
}

template <typename Predicate>
QByteArray escaped(QByteArrayView text, Predicate mustEscape)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    QByteArray out;
    out.reserve(text.size());
    for (const char c : text) {
        if (mustEscape(c)) {
            out += '%';
            out += digits[uchar(c) >> 4];
            out += digits[uchar(c) & 15];
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace

QByteArray escapedUri(QByteArrayView path)
{
    return escaped(path, [](char c) {
        return isControlOrBlank(c) || uchar(c) > 0x7f
            || unsafeInPath.find(c) != std::string_view::npos;
    });
}

QByteArray escapedControls(QByteArrayView text)
{
    return escaped(text, isControlOrBlank);
}

QByteArray upstreamQuery(const Exchange &exchange)
{
    if (!exchange.upstream.target)
        return exchange.target.rawQuery;
    const qsizetype mark = exchange.upstream.target->indexOf('?');
    return mark < 0 ? QByteArray() : exchange.upstream.target->sliced(mark + 1);
}

QByteArray withQuery(QByteArray target, QByteArrayView query)
{
    if (query.isEmpty())
        return target;
    target += target.contains('?') ? '&' : '?';
    target += query;
    return target;
}

void removeUpstreamArgument(Exchange &exchange, QByteArrayView name)
{
    const QByteArray query = upstreamQuery(exchange);
    const QByteArray remaining = http::withoutQueryArgument(query, name);
    if (remaining == query)
        return;
    QByteArray path = exchange.upstream.target.value_or(exchange.target.rawPath);
    if (const qsizetype mark = path.indexOf('?'); mark >= 0)
        path.truncate(mark);
    exchange.upstream.target = withQuery(path, remaining);
}

} // namespace gatehouse::plugins
