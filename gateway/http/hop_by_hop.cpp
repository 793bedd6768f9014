// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/ascii.h"
#include "gateway/http/token_list.h"
#include "gateway/http/writer.h"

#include <span>

namespace gatehouse::http {
namespace {

bool isAmong(QByteArrayView name, std::span<const QByteArrayView> names)
{
    return std::any_of(names.begin(), names.end(), [name](QByteArrayView one) {
        return one.size() == name.size() && ascii::equalsIgnoreCase(name, one);
    });
}

// RFC 9110 7.6.1 and the fields that belong to one connection by their own definition.
bool isHopByHop(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 9> kNames{
        "TE",
        "Trailer",
        "Upgrade",
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "Transfer-Encoding",
        "Proxy-Authenticate",
        "Proxy-Authorization",
    };
    return isAmong(name, kNames);
}

// What a peer must not be able to strip by naming it in Connection.
bool isOurs(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 13> kNames{
        "Host",          "Content-Length", "Content-Type", "Content-Encoding",
        "Authorization", "Cookie",         "apikey",       "X-API-KEY",
        "Via",           "Forwarded",      "X-Real-IP",    "Set-Cookie",
        "Cache-Control",
    };
    constexpr QByteArrayView kPrefix = "X-Forwarded-";
    const bool forwarded = name.size() > kPrefix.size()
        && ascii::equalsIgnoreCase(name.first(kPrefix.size()), kPrefix);
    return forwarded || isAmong(name, kNames);
}

// The names Connection lists that may go.
QList<QByteArray> listedNames(const Headers &headers)
{
    QList<QByteArray> out;
    for (const Field &field : headers) {
        if (!ascii::equalsIgnoreCase(field.name, "Connection"))
            continue;
        for (TokenList list(field.value); !list.atEnd();) {
            const QByteArrayView name = list.next();
            const bool isOption = ascii::equalsIgnoreCase(name, "close")
                || ascii::equalsIgnoreCase(name, "keep-alive");
            if (!name.isEmpty() && !isOption && !isOurs(name))
                out.append(name.toByteArray());
        }
    }
    return out;
}

} // namespace

void removeHopByHop(Headers &headers, bool keepUpgrade)
{
    const QList<QByteArray> listed = listedNames(headers);
    const bool upgrades = keepUpgrade && headers.contains("Upgrade");
    headers.removeIf([&](const Field &field) {
        if (upgrades && ascii::equalsIgnoreCase(field.name, "Upgrade"))
            return false;
        if (isHopByHop(field.name))
            return true;
        return std::any_of(listed.begin(), listed.end(), [&field](const QByteArray &name) {
            return ascii::equalsIgnoreCase(field.name, name);
        });
    });
    if (upgrades)
        headers.append("Connection", "Upgrade");
}

} // namespace gatehouse::http
