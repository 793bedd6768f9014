// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/admin_service/admin_service.h"
#include "app/keys/key_service.h"
#include "app/secrets/secret_store.h"
#include "app/settings/settings.h"
#include "app/workspace/draft.h"
#include "app/workspace/workspace.h"
#include "gateway/gateway.h"
#include "gateway/traffic/store.h"

#include <memory>

namespace gatehouse::app {

class DemoService;

// A configuration that came into use without the user of the window: which, and by whom.
struct OthersRevision {
    quint64 revision = 0;
    QString author; // "Admin API"
    QList<Change> changes;
};

// An open workspace with everything that runs in it: the composition that the window and the headless program share.
class Session final : public QObject
{
    Q_OBJECT

public:
    struct Options {
        QString folder;
        bool demo = false;            // make the demo workspace if the folder is empty, start the demo service
        std::optional<quint16> port;  // overrides the workspace's listener
        bool store = true;            // keep traffic on disk
        bool adminApi = false;        // serve the Admin API as the settings say
        std::function<void(GatewayOptions &)> adjust; // has the last word on each start, for command-line options
    };
    static Result<std::unique_ptr<Session>> open(const Options &options);
    ~Session() override;

    Workspace &workspace();
    Draft &draft();
    SecretStore &secrets();
    KeyService &keys();
    Gateway &gateway();
    traffic::Store &store();
    AdminService &adminService();
    DemoService *demoService(); // null unless the configuration uses it

    WorkspaceSettings settings() const;
    Result<void> changeSettings(const WorkspaceSettings &settings); // restarts the listener when it must

    // Serves once the traffic store has told where its numbering stands, mostly some milliseconds later:
    // gateway().stateChanged() says so, gatewayProblem() if the address cannot be had. An error is returned only for
    // settings that cannot work.
    Result<void> startGateway();
    void stopGateway();

    // Publishes the draft: checks it, writes apisix.yaml, hands it to the gateway. With faults that the applied
    // configuration did not have nothing happens and they are returned; else the report of the publish (which names
    // the older ones).
    Result<PublishReport, QList<config::Fault>> apply();
    // Applies a document of somebody else's making; appliedByOther() follows. Conflict: the draft holds changes that are
    // not applied. InvalidInput: it has faults that the applied one did not have.
    Result<void> applyOf(const QString &author, const config::Document &document);
    // Puts the configuration before the last apply back (it becomes the draft and is applied). False: there is none.
    bool undoApply();

    // Brings one request of one's own through the gateway; `done` gets its status, or why there is none.
    void sendTestRequest(const QByteArray &method, const QString &path, QObject *context,
                         std::function<void(Result<int>)> done);

signals:
    void applied(const gatehouse::PublishReport &report);
    void appliedByOther(const gatehouse::app::OthersRevision &revision); // after applied()
    void gatewayProblem(const QString &message);

private:
    Session();
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace gatehouse::app
