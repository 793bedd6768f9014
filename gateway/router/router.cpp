// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/router/router.h"

#include "gateway/router/host_table.h"

#include <algorithm>
#include <array>

namespace gatehouse::router {

namespace {

struct ModeName {
    Mode mode;
    QLatin1String name;
};

constexpr std::array modeNames{
    ModeName{Mode::HostUri, QLatin1String("radixtree_host_uri")},
    ModeName{Mode::Uri, QLatin1String("radixtree_uri")},
    ModeName{Mode::UriWithParameter, QLatin1String("radixtree_uri_with_parameter")},
};

Unexpected<Error> refusal(const config::Route &route, Error reason)
{
    reason.message = u"route \"%1\": %2"_qs.arg(route.id, reason.message);
    return fail(std::move(reason));
}

} // namespace

std::optional<Mode> modeFromName(QStringView name)
{
    const auto *found = std::find_if(modeNames.begin(), modeNames.end(),
                                     [name](const ModeName &entry) { return entry.name == name; });
    return found == modeNames.end() ? std::nullopt : std::optional(found->mode);
}

QLatin1String modeName(Mode mode)
{
    const auto *found = std::find_if(modeNames.begin(), modeNames.end(),
                                     [mode](const ModeName &entry) { return entry.mode == mode; });
    return found->name;
}

class Router::Private
{
public:
    explicit Private(Mode mode)
        : hostsFirst(mode == Mode::HostUri)
        , anyHost(mode == Mode::UriWithParameter)
    {
    }

    Result<void> add(const Entry &entry);
    void addPath(const Candidate &candidate, const QList<HostRule> &hosts);
    void finish();
    bool find(Probe &probe, Found &found) const;

private:
    bool hostsFirst; // hosts are a table of their own, not a condition
    HostTable withPort; // compared with the raw Host header
    HostTable withoutPort;
    PathTable anyHost;
};

Result<void> Router::Private::add(const Entry &entry)
{
    auto compiled = compileConditions(entry.route);
    if (!compiled)
        return refusal(entry.route, compiled.error());
    const auto hosts = hostRules(entry.route);
    if (!hostsFirst)
        compiled->hosts = hosts;

    const auto conditions = std::make_shared<const Conditions>(std::move(*compiled));
    for (const auto &uri : entry.route.uris)
        addPath({entry.handle, entry.route.priority, uri.toUtf8(), conditions, nullptr}, hosts);
    return {};
}

void Router::Private::addPath(const Candidate &candidate, const QList<HostRule> &hosts)
{
    if (!hostsFirst || hosts.isEmpty()) {
        anyHost.add(candidate);
        return;
    }
    for (const auto &host : hosts)
        (host.hasPort() ? withPort : withoutPort).add(host, candidate);
}

void Router::Private::finish()
{
    withPort.finish();
    withoutPort.finish();
    anyHost.finish();
}

bool Router::Private::find(Probe &probe, Found &found) const
{
    const auto &path = probe.exchange().target.path;
    if (!withPort.isEmpty() && withPort.find(probe.rawHost(), path, probe, found))
        return true;
    if (!withoutPort.isEmpty() && withoutPort.find(probe.exchange().host, path, probe, found))
        return true;
    return anyHost.find(path, probe, found);
}

Router::Router() = default;
Router::~Router() = default;

Result<std::shared_ptr<const Router>> Router::build(Mode mode, const QList<Entry> &entries)
{
    const std::shared_ptr<Router> router(new Router);
    router->d = std::make_unique<Private>(mode);
    for (const auto &entry : entries) {
        if (!entry.route.enabled)
            continue;
        if (const auto added = router->d->add(entry); !added)
            return fail(added.error());
    }
    router->d->finish();
    return std::shared_ptr<const Router>(router);
}

std::optional<Match> Router::match(const Exchange &exchange) const
{
    Probe probe(exchange);
    Found found;
    if (!d->find(probe, found))
        return std::nullopt;
    return Match{found.candidate->handle, found.candidate->uri, std::move(found.host),
                 std::move(found.parameters)};
}

} // namespace gatehouse::router
