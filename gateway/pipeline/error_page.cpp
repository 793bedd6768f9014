// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/error_page.h"

#include "gateway/http/writer.h"

#include <algorithm>
#include <array>

#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse::pipeline {

LocalReply jsonError(int status, QByteArrayView message)
{
    const QJsonObject body{{QStringLiteral("error_msg"), QString::fromUtf8(message)}};
    LocalReply reply;
    reply.status = status;
    reply.headers.append("Content-Type", "application/json");
    reply.body = QJsonDocument(body).toJson(QJsonDocument::Compact) + '\n';
    return reply;
}

LocalReply routeNotFound()
{
    LocalReply reply = jsonError(404, "404 Route Not Found");
    reply.headers.set("Content-Type", "text/plain; charset=utf-8");
    return reply;
}

bool hasPage(int status)
{
    static constexpr std::array pages{301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405,
                                      406, 408, 409, 410, 411, 412, 413, 414, 415, 416, 421,
                                      429, 500, 501, 502, 503, 504, 505, 507, 508};
    return std::ranges::binary_search(pages, status);
}

QByteArray htmlPage(int status)
{
    const QByteArray title =
        QByteArray::number(status) + ' ' + http::reasonPhrase(status).toByteArray();
    return "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
        + "</h1></center>\r\n<hr><center>Gatehouse</center>\r\n</body>\r\n</html>\r\n";
}

int statusOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Timeout:
        return 504;
    case ErrorKind::Unavailable:
        return 503;
    case ErrorKind::Internal:
        return 500;
    default:
        return 502;
    }
}

} // namespace gatehouse::pipeline
