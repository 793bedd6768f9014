// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/ascii.h"
#include "gateway/http/syntax.h"
#include "gateway/http/target.h"

namespace gatehouse::http {

QByteArray percentDecoded(QByteArrayView text)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool complete = text[i] == '%' && i + 2 < text.size();
        const int high = complete ? ascii::hexValue(text[i + 1]) : -1;
        const int low = complete ? ascii::hexValue(text[i + 2]) : -1;
        if (high < 0 || low < 0) {
            out.append(text[i]);
            continue;
        }
        out.append(char(high * 16 + low));
        i += 2;
    }
    return out;
}

QByteArray percentEncodedPath(QByteArrayView path)
{
    constexpr char kHex[] = "0123456789ABCDEF";
    QByteArray out;
    out.reserve(path.size() + 16);
    for (const char c : path) {
        if (isPathChar(c)) {
            out.append(c);
            continue;
        }
        const auto octet = quint8(c);
        out.append('%').append(kHex[octet >> 4]).append(kHex[octet & 0xf]);
    }
    return out;
}

} // namespace gatehouse::http
