// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/observe/b3.h"

#include "gateway/core/ascii.h"

#include <algorithm>

namespace gatehouse::plugins {

namespace {

bool isHex(QByteArrayView text, std::initializer_list<qsizetype> sizes)
{
    return std::find(sizes.begin(), sizes.end(), text.size()) != sizes.end()
        && std::ranges::all_of(text, [](char c) { return ascii::hexValue(c) >= 0; });
}

std::optional<bool> decision(QByteArrayView text)
{
    if (text == "1" || text == "true" || text == "d")
        return true;
    if (text == "0" || text == "false")
        return false;
    return std::nullopt;
}

// traceid-spanid[-sampled[-parentspanid]], or "0" alone.
bool readSingle(const QByteArray &header, B3Context &out, QByteArray &parentId)
{
    if (header == "0") {
        out.sampled = false;
        return true;
    }
    const QByteArrayList pieces = header.split('-');
    if (pieces.size() < 2)
        return false;
    out.traceId = pieces[0];
    out.spanId = pieces[1];
    parentId = pieces.value(3);
    out.sampled = decision(pieces.value(2));
    out.isDebug = pieces.value(2) == "d";
    return true;
}

} // namespace

std::optional<B3Context> readB3(const http::Headers &headers)
{
    const auto value = [&headers](QByteArrayView name) {
        return headers.value(name).value_or(QByteArray());
    };
    B3Context out;
    QByteArray parentId;
    if (const auto single = headers.value("b3")) {
        if (!readSingle(*single, out, parentId))
            return std::nullopt;
    } else {
        out.traceId = value("X-B3-TraceId");
        out.spanId = value("X-B3-SpanId");
        parentId = value("X-B3-ParentSpanId");
        out.sampled = decision(value("X-B3-Sampled"));
    }
    if (!out.sampled && value("X-B3-Flags") == "1")
        out.sampled = true;
    const bool sound =
        isHex(out.traceId, {16, 32}) && isHex(out.spanId, {0, 16}) && isHex(parentId, {0, 16});
    if (!sound)
        out.traceId = out.spanId = QByteArray();
    return out;
}

} // namespace gatehouse::plugins
