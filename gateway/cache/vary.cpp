// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/vary.h"

#include "gateway/cache/cache_control.h"
#include "gateway/core/ascii.h"

namespace gatehouse::cache {

namespace {

bool isUnordered(QByteArrayView name)
{
    return name == "accept-language" || name == "accept-encoding";
}

bool isOpaque(QByteArrayView name)
{
    return name == "cookie" || name == "authorization";
}

QByteArray normalised(QByteArrayView name, const QByteArray &value)
{
    if (isOpaque(name))
        return value;
    QList<QByteArray> members = listMembers(value);
    if (isUnordered(name)) {
        for (QByteArray &member : members)
            member = ascii::toLower(member);
        std::sort(members.begin(), members.end());
    }
    return members.join(',');
}

} // namespace

std::optional<QList<QByteArray>> varyNames(const http::Headers &response)
{
    QList<QByteArray> names;
    for (const QByteArray &value : response.values("Vary")) {
        for (const QByteArray &name : listMembers(value)) {
            if (name == "*")
                return std::nullopt;
            if (!name.isEmpty())
                names.append(ascii::toLower(name));
        }
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

QByteArray selectingValues(const http::Headers &request, const QList<QByteArray> &names)
{
    QByteArray out;
    for (const QByteArray &name : names) {
        // Absent and empty differ; no field value holds a line feed.
        if (request.contains(name))
            out += '=' + normalised(name, request.joined(name));
        out += '\n';
    }
    return out;
}

} // namespace gatehouse::cache
