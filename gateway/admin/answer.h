// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/error.h"
#include "gateway/http/headers.h"

#include <QJsonDocument>

namespace gatehouse::admin {

// What the Admin API says to one request.
struct Answer {
    int status = 200;
    QByteArray body;
    http::Headers headers;
};

Answer jsonAnswer(int status, const QJsonDocument &json);
Answer textAnswer(int status, const QByteArray &text);
// {"error_msg": reason}
Answer refusal(int status, const QString &reason);
// {"message": "Key not found"}, as etcd says it and APISIX hands it on.
Answer keyNotFound();
// What became of a commit that failed: 400 for a document that cannot be used, 409 when somebody
// else changed it meanwhile, 503 when it cannot be stored.
Answer commitRefusal(const Error &error);

} // namespace gatehouse::admin
