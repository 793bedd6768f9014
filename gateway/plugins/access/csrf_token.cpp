// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/access/csrf_token.h"

#include "gateway/plugins/support/base64.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/support/same_secret.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace gatehouse::plugins {

namespace {

constexpr qsizetype longestToken = 4096;

// Numbers are signed as Lua prints them, which is how they stand in the token, too.
QByteArray signature(const QByteArray &random, const QByteArray &issued, const QByteArray &key)
{
    const QByteArray text = "{expires:" + issued + ",random:" + random + ",key:" + key + '}';
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

} // namespace

QByteArray csrfToken(const QByteArray &key, double random, qint64 now)
{
    const QByteArray number = textOf(random);
    const QByteArray issued = QByteArray::number(now);
    const QByteArray json = "{\"random\":" + number + ",\"expires\":" + issued + ",\"sign\":\""
        + signature(number, issued, key) + "\"}";
    return json.toBase64();
}

bool isCsrfToken(const QByteArray &token, const QByteArray &key, qint64 now, qint64 lifetime)
{
    const std::optional<QByteArray> json =
        token.size() <= longestToken ? decodedBase64(token) : std::nullopt;
    const QJsonObject told = json ? QJsonDocument::fromJson(*json).object() : QJsonObject();
    const QJsonValue random = told[u"random"];
    const QJsonValue issued = told[u"expires"];
    if (!random.isDouble() || !issued.isDouble())
        return false;
    if (lifetime > 0 && double(now) - issued.toDouble() > double(lifetime))
        return false;
    return sameSecret(told[u"sign"].toString().toLatin1(),
                      signature(textOf(random), textOf(issued), key));
}

} // namespace gatehouse::plugins
