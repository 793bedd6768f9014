// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"

namespace gatehouse::test {

// "Name: value|Name: value" as fields.
inline http::Headers fields(const QByteArray &text)
{
    http::Headers out;
    for (const QByteArray &line : text.split('|')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            out.append(line.first(colon), line.sliced(colon + 1).trimmed());
    }
    return out;
}

} // namespace gatehouse::test
