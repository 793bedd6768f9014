// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace gatehouse {

// Turns a reference (`$env://NAME[/subkey]`, `$secret://manager/id/path`) into the secret it names.
// Asked while a configuration is compiled, on the publishing thread. NotFound: no such secret;
// Unavailable: the store is locked, ask again later.
using SecretResolver = std::function<Result<QByteArray>(const QString &reference)>;

// Whether a configuration string is a reference at all.
inline bool isSecretReference(QStringView text)
{
    return text.startsWith(QLatin1String("$env://"), Qt::CaseInsensitive)
        || text.startsWith(QLatin1String("$secret://"), Qt::CaseInsensitive);
}

// Knows `$env://` only; what the headless program uses when it has no keychain.
Result<QByteArray> resolveFromEnvironment(const QString &reference);

} // namespace gatehouse
