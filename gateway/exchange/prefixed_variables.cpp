// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/prefixed_variables.h"

#include "gateway/core/ascii.h"
#include "gateway/exchange/body_values.h"

#include <array>
#include <string_view>

namespace gatehouse {

namespace {

using Value = std::optional<QByteArray>;

constexpr char folded(char c)
{
    return c == '-' ? '_' : ascii::lower(c);
}

// Whether a field's name is the variable's spelling, case and "-" against "_" aside.
bool spells(QByteArrayView fieldName, QByteArrayView spelling)
{
    if (fieldName.size() != spelling.size())
        return false;
    for (qsizetype i = 0; i < spelling.size(); ++i) {
        if (folded(fieldName[i]) != folded(spelling[i]))
            return false;
    }
    return true;
}

// Cookie lines join as one cookie string (RFC 9113 8.2.3), other fields as a list.
QByteArrayView separatorOf(QByteArrayView spelling)
{
    return ascii::equalsIgnoreCase(spelling, "cookie") ? QByteArrayView("; ")
                                                       : QByteArrayView(", ");
}

Value headerBySpelling(const http::Headers &headers, QByteArrayView spelling)
{
    Value result;
    for (const auto &field : headers) {
        if (!spells(field.name, spelling))
            continue;
        if (!result) {
            result = field.value;
        } else {
            const auto separator = separatorOf(spelling);
            result->append(separator.data(), separator.size());
            result->append(field.value);
        }
    }
    return result;
}

Value argument(const Exchange &exchange, QByteArrayView name)
{
    return exchange.target.hasQuery ? http::queryArgument(exchange.target.rawQuery, name) : Value();
}

Value cookie(const Exchange &exchange, QByteArrayView name)
{
    const auto header = headerBySpelling(exchange.headers, "cookie");
    return header ? http::cookieValue(*header, name) : Value();
}

Value pathParameter(const Exchange &exchange, QByteArrayView name)
{
    const auto key = QByteArray::fromRawData(name.data(), name.size());
    const auto found = exchange.pathParameters.constFind(key);
    return found == exchange.pathParameters.cend() ? Value() : Value(*found);
}

Value sentHeader(const Exchange &exchange, QByteArrayView spelling)
{
    return headerBySpelling(exchange.responseHeaders, spelling);
}

Value upstreamHeader(const Exchange &exchange, QByteArrayView spelling)
{
    return exchange.fromUpstream ? sentHeader(exchange, spelling) : Value();
}

struct Prefix {
    std::string_view text;
    Value (*read)(const Exchange &, QByteArrayView rest);
};

constexpr std::array prefixes{
    Prefix{"arg_", argument},          Prefix{"http_", requestHeader},
    Prefix{"cookie_", cookie},         Prefix{"uri_param_", pathParameter},
    Prefix{"sent_http_", sentHeader},  Prefix{"upstream_http_", upstreamHeader},
    Prefix{"post_arg_", formArgument}, Prefix{"post_arg.", bodyValue},
    Prefix{"graphql_", graphqlValue},
};

} // namespace

Value requestHeader(const Exchange &exchange, QByteArrayView spelling)
{
    auto value = headerBySpelling(exchange.headers, spelling);
    if (!value && ascii::equalsIgnoreCase(spelling, "host"))
        value = exchange.received.headers.value("host");
    return value;
}

Value prefixedVariable(const Exchange &exchange, QByteArrayView name)
{
    const auto text = ascii::view(name);
    for (const auto &prefix : prefixes) {
        if (text.starts_with(prefix.text))
            return prefix.read(exchange, name.sliced(qsizetype(prefix.text.size())));
    }
    return {};
}

} // namespace gatehouse
