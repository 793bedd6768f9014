// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/support/base64.h"

#include "gateway/core/ascii.h"

namespace gatehouse::plugins {

namespace {

std::optional<QByteArray> decoded(QByteArrayView text, QByteArrayView twoLast,
                                  QByteArray::Base64Option alphabet)
{
    const qsizetype end = text.indexOf('=');
    const QByteArrayView digits = end < 0 ? text : text.first(end);
    if (digits.size() % 4 == 1)
        return std::nullopt;
    for (const char c : digits) {
        if (!ascii::isAlpha(c) && !ascii::isDigit(c) && !twoLast.contains(c))
            return std::nullopt;
    }
    return QByteArray::fromBase64(digits.toByteArray(), alphabet);
}

} // namespace

std::optional<QByteArray> decodedBase64(QByteArrayView text)
{
    return decoded(text, "+/", QByteArray::Base64Encoding);
}

std::optional<QByteArray> decodedBase64Url(QByteArrayView text)
{
    return decoded(text, "-_", QByteArray::Base64UrlEncoding);
}

} // namespace gatehouse::plugins
