// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/syntax.h"

#include "gateway/http/writer.h"

namespace gatehouse::http {

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenChar);
}

bool isFieldValue(QByteArrayView text)
{
    quint8 bad = 0;
    for (const char c : text)
        bad |= quint8((quint8(c) < 0x20) & (c != '\t')) | quint8(c == 0x7f);
    return !bad;
}

} // namespace gatehouse::http
