// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_private.h"
#include "app/workspace/demo_configuration.h"

#include <QNetworkReply>
#include <QUrl>
#include <QUuid>

namespace gatehouse::app {

Session::Session() = default;

Session::~Session()
{
    if (d)
        d->draft.flush();
}

// The workspace's entries in the keychain are told apart by an id that moves with the folder.
static QString keychainServiceOf(Workspace &workspace)
{
    QJsonObject properties = workspace.properties();
    QString id = properties.value(u"id"_qs).toString();
    if (id.isEmpty()) {
        id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        properties.insert(u"id"_qs, id);
        if (!workspace.saveProperties(properties))
            id = workspace.folder();
    }
    return u"Gatehouse "_qs + id;
}

Result<std::unique_ptr<Session>> Session::open(const Options &options)
{
    if (options.demo) {
        const QString address = u"127.0.0.1:%1"_qs.arg(demoDefaultPort);
        if (const Result<void> made = Workspace::createDemo(options.folder, address); !made)
            return fail(made.error());
    }
    Result<std::unique_ptr<Workspace>> workspace = Workspace::open(options.folder);
    if (!workspace)
        return fail(workspace.error());
    std::unique_ptr<Session> session(new Session);
    const QString service = keychainServiceOf(**workspace);
    session->d = std::make_unique<Private>(session.get(), std::move(*workspace), service, options);
    Private &d = *session->d;
    if (const Result<void> started = d.startDemo(); !started)
        return fail(started.error());
    d.publish(d.workspace->document());
    d.loadSecrets(d.workspace->document());
    d.serveAdmin();
    return session;
}

Workspace &Session::workspace()
{
    return *d->workspace;
}

Draft &Session::draft()
{
    return d->draft;
}

SecretStore &Session::secrets()
{
    return d->secrets;
}

KeyService &Session::keys()
{
    return d->keys;
}

Gateway &Session::gateway()
{
    return d->gateway;
}

traffic::Store &Session::store()
{
    return d->store;
}

AdminService &Session::adminService()
{
    return d->admin;
}

DemoService *Session::demoService()
{
    return d->demo.get();
}

WorkspaceSettings Session::settings() const
{
    return workspaceSettings(d->workspace->properties());
}

Result<void> Session::changeSettings(const WorkspaceSettings &settings)
{
    const WorkspaceSettings before = this->settings();
    const Result<void> saved =
        d->workspace->saveProperties(withWorkspaceSettings(d->workspace->properties(), settings));
    if (!saved)
        return saved;
    d->store.setRetention({settings.retentionRecords, settings.retentionOctets});
    d->serveAdmin();
    if (needsRestart(before, settings) && d->gateway.state() == Gateway::State::Running) {
        d->restartWanted = true;
        d->gateway.stop(std::chrono::seconds(2));
    }
    return saved;
}

Result<void> Session::startGateway()
{
    if (!d->gatewayOptions())
        return fail(ErrorKind::InvalidInput,
                    u"\"%1\" is no IP address to listen on"_qs.arg(settings().listenAddress));
    d->startWanted = true;
    return d->storeKnown ? d->listen() : Result<void>();
}

void Session::stopGateway()
{
    d->startWanted = d->restartWanted = false;
    d->gateway.stop();
}

Result<PublishReport, QList<config::Fault>> Session::apply()
{
    return d->applyDraft(true);
}

Result<void> Session::applyOf(const QString &author, const config::Document &document)
{
    if (!d->draft.changes().isEmpty())
        return fail(ErrorKind::Conflict,
                    u"the workspace has changes that are not applied; apply or discard them"_qs);
    const QList<Change> changes = changesBetween(d->workspace->document(), document);
    const auto applied = d->applyDocument(document, true);
    if (!applied)
        return fail(ErrorKind::InvalidInput, toString(applied.error().first()));
    emit appliedByOther({applied->revision, author, changes});
    return {};
}

bool Session::undoApply()
{
    if (d->earlier.isEmpty())
        return false;
    d->draft.setDocument(d->earlier.last());
    if (!d->applyDraft(false))
        return false;
    d->earlier.removeLast();
    return true;
}

void Session::sendTestRequest(const QByteArray &method, const QString &path, QObject *context,
                              std::function<void(Result<int>)> done)
{
    if (d->gateway.state() != Gateway::State::Running)
        return done(fail(ErrorKind::Unavailable, u"the gateway is not running; start it first"_qs));
    QUrl url(d->gateway.url() + path);
    if (d->gateway.address() == QHostAddress(QHostAddress::AnyIPv4)
        || d->gateway.address() == QHostAddress(QHostAddress::Any))
        url.setHost(u"127.0.0.1"_qs);
    else if (d->gateway.address() == QHostAddress(QHostAddress::AnyIPv6))
        url.setHost(u"::1"_qs);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Gatehouse/" GATEHOUSE_VERSION ""_qs);
    // Sent as a custom verb, HEAD would wait for a body.
    QNetworkReply *reply =
        method == "HEAD" ? d->network.head(request) : d->network.sendCustomRequest(request, method);
    connect(reply, &QNetworkReply::readyRead, reply,
            [reply] { reply->skip(reply->bytesAvailable()); });
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    connect(reply, &QNetworkReply::finished, context, [reply, done] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status > 0)
            done(status);
        else
            done(fail(ErrorKind::ConnectionLost, u"no answer came: "_qs + reply->errorString()));
    });
}

} // namespace gatehouse::app
