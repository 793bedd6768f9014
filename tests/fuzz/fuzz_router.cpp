// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/target.h"
#include "gateway/router/router.h"

#include <cstdlib>

// Any path and host against routes of every kind, in all three modes: a match is a route that is
// there, and an exact route is found by its own path. The first octet chooses the mode; a line feed
// parts host and path.

using namespace gatehouse;

namespace {

const QStringList uris{
    QStringLiteral("/"),        QStringLiteral("/a"),       QStringLiteral("/a/*"),
    QStringLiteral("/a/b"),     QStringLiteral("/*/x"),     QStringLiteral("/u/:id"),
    QStringLiteral("/u/:id/*"), QStringLiteral("/f/*rest"), QStringLiteral("/*")};

std::shared_ptr<const router::Router> build(router::Mode mode)
{
    QList<router::Entry> entries;
    for (const QString &uri : uris) {
        config::Route route;
        route.id = QString::number(entries.size());
        route.uris = {uri};
        if (entries.size() % 3 == 1)
            route.hosts = {QStringLiteral("*.example.com"), QStringLiteral("a.test")};
        entries.append({route, quint32(entries.size())});
    }
    return *router::Router::build(mode, entries);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const std::array routers{build(router::Mode::HostUri), build(router::Mode::Uri),
                                    build(router::Mode::UriWithParameter)};
    if (size < 1)
        return 0;
    const QByteArray text(reinterpret_cast<const char *>(data) + 1, qsizetype(size - 1));
    const qsizetype end = std::max<qsizetype>(0, text.indexOf('\n'));
    const auto target = http::parseTarget(text.mid(end == 0 ? 0 : end + 1));
    if (!target)
        return 0;
    Exchange exchange;
    exchange.method = "GET";
    exchange.target = *target;
    exchange.received.target = target->rawPath;
    exchange.host = text.left(end).toLower();
    const auto match = routers[data[0] % routers.size()]->match(exchange);
    if (match && match->handle >= quint32(uris.size()))
        std::abort();
    if (!match && exchange.target.path == "/a/b")
        std::abort();
    return 0;
}
