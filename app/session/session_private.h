// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_service.h"
#include "app/session/session.h"

#include <QNetworkAccessManager>

namespace gatehouse::app {

// The parts of a session in the order in which they need each other.
class Session::Private
{
public:
    Private(Session *session, std::unique_ptr<Workspace> opened, const QString &keychainService,
            const Session::Options &wanted);

    Result<void> startDemo();
    Result<void> listen();
    PublishReport publish(const config::Document &document);
    void loadSecrets(const config::Document &document);
    void fileChanged();
    void storeReported(const traffic::StoreState &state);
    using Applied = Result<PublishReport, QList<config::Fault>>;
    Applied applyDraft(bool remember) { return applyDocument(draft.document(), remember); }
    Applied applyDocument(config::Document document, bool remember);
    void serveAdmin();
    QList<config::Fault> faultsOf(const config::Document &document) const;
    QList<config::Fault> newFaults(const config::Document &document) const;
    std::optional<GatewayOptions> gatewayOptions() const;

    Session *q;
    Session::Options options;
    std::unique_ptr<Workspace> workspace;
    Draft draft;
    SecretStore secrets;
    KeyService keys;
    traffic::Store store;
    Gateway gateway;
    AdminService admin;
    std::unique_ptr<DemoService> demo;
    QNetworkAccessManager network; // test requests
    QList<config::Document> earlier; // applied before, newest last
    QString nodeProblem; // config.yaml cannot be used
    bool storeKnown = false;
    bool startWanted = false;
    bool restartWanted = false;
};

} // namespace gatehouse::app
