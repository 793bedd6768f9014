// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/observe/span_ids.h"

#include "gateway/core/ascii.h"

#include <QRandomGenerator>

#include <algorithm>

namespace gatehouse::plugins {

QByteArray randomHex(int octets)
{
    QByteArray text;
    while (text.size() < octets * 2)
        text += QByteArray::number(QRandomGenerator::system()->generate64(), 16)
                    .rightJustified(16, '0');
    text.truncate(octets * 2);
    if (text.count('0') == text.size())
        text[0] = '1'; // all zero would mean none
    return text;
}

bool isTraceHex(QByteArrayView text, qsizetype digits)
{
    const auto isDigit = [](char c) { return ascii::isDigit(c) || (c >= 'a' && c <= 'f'); };
    return text.size() == digits && std::ranges::all_of(text, isDigit)
        && std::ranges::any_of(text, [](char c) { return c != '0'; });
}

TraceParent parseTraceParent(QByteArrayView header)
{
    // version "-" trace-id "-" parent-id "-" flags; later versions may append more.
    if (header.size() < 55 || header[2] != '-' || header[35] != '-' || header[52] != '-')
        return {};
    const QByteArrayView version = header.first(2);
    const bool longer = header.size() > 55;
    const int high = ascii::hexValue(version[0]), low = ascii::hexValue(version[1]);
    if (high < 0 || low < 0 || version == "ff" || (version == "00" && longer)
        || (longer && header[55] != '-'))
        return {};
    const QByteArrayView traceId = header.sliced(3, 32), spanId = header.sliced(36, 16);
    const int flags = ascii::hexValue(header[54]);
    if (!isTraceHex(traceId, 32) || !isTraceHex(spanId, 16) || ascii::hexValue(header[53]) < 0
        || flags < 0)
        return {};
    return {traceId.toByteArray(), spanId.toByteArray(), (flags & 1) != 0};
}

QByteArray traceParentText(const TraceParent &parent)
{
    return "00-" + parent.traceId + '-' + parent.spanId + (parent.sampled ? "-01" : "-00");
}

} // namespace gatehouse::plugins
