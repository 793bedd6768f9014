// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/support/same_secret.h"

#include <QCryptographicHash>

#include <openssl/crypto.h>

namespace gatehouse::plugins {

bool sameSecret(QByteArrayView a, QByteArrayView b)
{
    const auto digest = [](QByteArrayView text) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(text);
        return hash.result();
    };
    const QByteArray first = digest(a);
    const QByteArray second = digest(b);
    return CRYPTO_memcmp(first.constData(), second.constData(), size_t(first.size())) == 0;
}

} // namespace gatehouse::plugins
