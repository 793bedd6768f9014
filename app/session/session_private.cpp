// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_private.h"

#include "app/session/secret_references.h"
#include "app/session/session_store.h"
#include "app/workspace/demo_configuration.h"
#include "app/workspace/environment.h"

namespace gatehouse::app {

static constexpr qsizetype maxEarlier = 50;

Session::Private::Private(Session *session, std::unique_ptr<Workspace> opened,
                          const QString &keychainService, const Session::Options &wanted)
    : q(session)
    , options(wanted)
    , workspace(std::move(opened))
    , draft(*workspace)
    , secrets(keychainService)
    , keys(secrets)
    , gateway(secrets.resolver())
    , admin(secrets, gateway.plugins(),
            [session] { return std::make_unique<SessionStore>(*session); })
{
    network.setProxy(QNetworkProxy::NoProxy);
    network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    network.setTransferTimeout(60'000);
    connect(workspace.get(), &Workspace::changedOnDisk, q, [this] { fileChanged(); });
    connect(&secrets, &SecretStore::loaded, q, [this] { publish(workspace->document()); });
    connect(&gateway, &Gateway::stopped, q, [this] {
        if (std::exchange(restartWanted, false))
            (void)listen(); // a failure goes out as gatewayProblem()
    });
    const QString file = workspace->folder() + u"/config.yaml"_qs;
    if (Result<config::NodeSettings> node = config::readNodeSettingsFile(file))
        gateway.configure(std::move(*node));
    else
        nodeProblem = node.error().message;
    storeKnown = !options.store;
    if (!options.store)
        return;
    const WorkspaceSettings settings = workspaceSettings(workspace->properties());
    connect(&store, &traffic::Store::stateChanged, q,
            [this](const traffic::StoreState &state) { storeReported(state); });
    store.open(workspace->trafficPath(), {settings.retentionRecords, settings.retentionOctets});
    gateway.traffic().setStore(&store);
}

// Without a store that opens there is no numbering to go on from, but traffic must not wait for it.
void Session::Private::storeReported(const traffic::StoreState &)
{
    if (std::exchange(storeKnown, true) || !startWanted)
        return;
    (void)listen();
}

// The demo service takes another port when its own is taken; the configuration follows.
Result<void> Session::Private::startDemo()
{
    const QString wanted = demoAddress(workspace->document());
    if (!wanted.startsWith(u"127.0.0.1:"_qs))
        return {};
    demo = std::make_unique<DemoService>();
    if (const Result<void> listening = demo->listen(wanted.section(u':', 1).toUShort()); !listening)
        return listening;
    if (demo->address() == wanted)
        return {};
    const config::Document moved = withDemoAddress(workspace->document(), demo->address());
    if (const Result<void> saved = workspace->saveDocument(moved); !saved)
        return saved;
    draft.rebase(moved);
    return {};
}

std::optional<GatewayOptions> Session::Private::gatewayOptions() const
{
    const WorkspaceSettings settings = workspaceSettings(workspace->properties());
    GatewayOptions result;
    if (!result.address.setAddress(settings.listenAddress))
        return std::nullopt;
    result.port = options.port.value_or(settings.listenPort);
    result.tryNextPorts = !options.port;
    if (settings.tls)
        result.tlsPort = settings.tlsPort;
    result.tlsAddress = result.address;
    result.workers = settings.workers;
    result.engine = settings.engine == u"qt"_qs ? transport::Engine::Qt : transport::Engine::Wire;
    result.router = router::modeFromName(settings.router).value_or(router::Mode::HostUri);
    result.bodyCap = settings.bodyCap;
    result.firstRecordId = store.lastId() + 1;
    if (options.adjust)
        options.adjust(result);
    return result;
}

Result<void> Session::Private::listen()
{
    if (!nodeProblem.isEmpty())
        emit q->gatewayProblem(nodeProblem);
    const Result<void> started = gateway.start(*gatewayOptions());
    if (!started)
        emit q->gatewayProblem(started.error().message);
    return started;
}

PublishReport Session::Private::publish(const config::Document &document)
{
    Expanded expanded = withEnvironment(document);
    if (!expanded.faults.isEmpty()) {
        emit q->gatewayProblem(u"The configuration was not put to use: "_qs
                               + toString(expanded.faults.first()));
        return {gateway.revision(), std::move(expanded.faults), {}};
    }
    return gateway.publish(expanded.document);
}

void Session::Private::loadSecrets(const config::Document &document)
{
    if (const QStringList references = secretReferences(document); !references.isEmpty())
        secrets.preload(references, [] {}); // loaded() publishes again
}

void Session::Private::fileChanged()
{
    if (!workspace->faults().isEmpty()) {
        emit q->gatewayProblem(u"%1 has faults, the configuration before stays in use: %2"_qs.arg(
            workspace->configurationPath(), toString(workspace->faults().first())));
        return;
    }
    const config::Document document = workspace->document();
    if (draft.changes().isEmpty())
        draft.reset(document);
    else
        draft.rebase(document);
    const PublishReport report = publish(document);
    loadSecrets(document);
    emit q->applied(report);
}

QList<config::Fault> Session::Private::faultsOf(const config::Document &document) const
{
    const Expanded expanded = withEnvironment(document);
    return expanded.faults.isEmpty() ? gateway.check(expanded.document) : expanded.faults;
}

// A file that came with faults can still be edited elsewhere.
QList<config::Fault> Session::Private::newFaults(const config::Document &document) const
{
    QList<config::Fault> faults = faultsOf(document);
    if (faults.isEmpty())
        return faults;
    const QList<config::Fault> known = faultsOf(workspace->document());
    const auto isKnown = [&known](const config::Fault &fault) {
        return std::any_of(known.cbegin(), known.cend(), [&fault](const config::Fault &other) {
            return fault.kind == other.kind && fault.resourceId == other.resourceId
                && fault.pointer == other.pointer && fault.reason == other.reason;
        });
    };
    faults.removeIf(isKnown);
    return faults;
}

void Session::Private::serveAdmin()
{
    const WorkspaceSettings settings = workspaceSettings(workspace->properties());
    if (options.adminApi)
        admin.set({settings.adminApi, settings.adminAddress, settings.adminPort});
}

Session::Private::Applied Session::Private::applyDocument(config::Document document, bool remember)
{
    using Faults = QList<config::Fault>;
    if (demo && !demoAddress(document).isEmpty())
        document = withDemoAddress(document, demo->address());
    const Faults faults = newFaults(document);
    if (!faults.isEmpty())
        return Unexpected<Faults>{faults};
    const config::Document before = workspace->document();
    if (const Result<void> saved = workspace->saveDocument(document); !saved) {
        config::Fault fault;
        fault.reason = saved.error().message;
        return Unexpected<Faults>{{fault}};
    }
    if (remember)
        earlier.append(before);
    if (earlier.size() > maxEarlier)
        earlier.removeFirst();
    draft.reset(document);
    const PublishReport report = publish(document);
    loadSecrets(document);
    emit q->applied(report);
    return report;
}

} // namespace gatehouse::app
