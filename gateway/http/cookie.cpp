// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/ascii.h"
#include "gateway/http/target.h"

namespace gatehouse::http {

std::optional<QByteArray> cookieValue(QByteArrayView cookieHeader, QByteArrayView name)
{
    for (QByteArrayView rest = cookieHeader; !rest.isEmpty();) {
        const qsizetype end = rest.indexOf(';');
        const QByteArrayView pair = ascii::trimmed(end < 0 ? rest : rest.first(end));
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && ascii::trimmed(pair.first(equals)) == name)
            return ascii::trimmed(pair.sliced(equals + 1)).toByteArray();
    }
    return std::nullopt;
}

} // namespace gatehouse::http
