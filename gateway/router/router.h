// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/model.h"
#include "gateway/core/result.h"
#include "gateway/exchange/exchange.h"

#include <memory>

namespace gatehouse::router {

// apisix.router.http (apisix.md 1.1).
enum class Mode { HostUri, Uri, UriWithParameter };
std::optional<Mode> modeFromName(QStringView name); // "radixtree_host_uri", …
QLatin1String modeName(Mode mode);

// A route as the router sees it: the effective matching conditions (hosts inherited from the service).
struct Entry {
    config::Route route; // only the matching fields are read
    quint32 handle = 0;  // the caller's own index, handed back by match()
};

struct Match {
    quint32 handle = 0;
    QByteArray matchedUri, matchedHost; // as configured; host empty when the route names none
    QHash<QByteArray, QByteArray> parameters;
};

// Finds the route of a request by APISIX's rules (apisix.md 1.2 to 1.4). Immutable once built; shared by workers.
class Router
{
public:
    // Routes with status 0 are left out. InvalidInput names the route and the reason (bad vars, bad address).
    static Result<std::shared_ptr<const Router>> build(Mode mode, const QList<Entry> &entries);
    ~Router();

    // Reads method, target, host, client, headers of the exchange.
    std::optional<Match> match(const Exchange &exchange) const;

private:
    Router();
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace gatehouse::router
