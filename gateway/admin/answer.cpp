// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/answer.h"

#include <QJsonObject>

namespace gatehouse::admin {

Answer jsonAnswer(int status, const QJsonDocument &json)
{
    return {
        status, json.toJson(QJsonDocument::Compact) + '\n', {{"Content-Type", "application/json"}}};
}

Answer textAnswer(int status, const QByteArray &text)
{
    return {status, text, {{"Content-Type", "text/plain; charset=utf-8"}}};
}

Answer refusal(int status, const QString &reason)
{
    return jsonAnswer(status, QJsonDocument(QJsonObject{{u"error_msg"_qs, reason}}));
}

Answer keyNotFound()
{
    return jsonAnswer(404, QJsonDocument(QJsonObject{{u"message"_qs, u"Key not found"_qs}}));
}

Answer commitRefusal(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::InvalidInput:
        return refusal(400, error.message);
    case ErrorKind::Conflict:
        return refusal(409, error.message);
    default:
        return refusal(503, error.message);
    }
}

} // namespace gatehouse::admin
