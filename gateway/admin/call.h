// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/endpoint/request.h"

#include <QJsonValue>

namespace gatehouse::admin {

// A request to the Admin API, read: what stands below /apisix/admin, the query, the JSON body.
struct Call {
    QByteArray method;
    QStringList segments; // "routes", "1", "upstream"; no empty one at the end
    QByteArray query;
    std::optional<QJsonValue> body; // of any type; absent when there were no octets
    std::optional<QByteArray> digest; // X-Digest

    QString segment(qsizetype index) const { return segments.value(index); }
    std::optional<QString> argument(QByteArrayView name) const;
};

// NotFound: not below /apisix/admin. InvalidInput: the body is no JSON, or nested deeper than 64
// levels.
Result<Call> readCall(const endpoint::Request &request);

} // namespace gatehouse::admin
