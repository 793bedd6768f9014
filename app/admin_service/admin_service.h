// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/admin_service/admin_endpoint.h"
#include "app/secrets/secret_store.h"

#include <QPointer>

namespace gatehouse::app {

// The Admin API of an open workspace, as its settings want it. The key is made when it is first
// needed and lives in the keychain; while that cannot be opened nothing listens.
class AdminService final : public QObject
{
    Q_OBJECT

public:
    enum class State { Off, Opening, Listening, Failed };
    struct Wanted {
        bool on = false;
        QString address;
        quint16 port = 0; // 0: any free one
        bool operator==(const Wanted &) const = default;
    };
    using MakeStore = std::function<std::unique_ptr<admin::DocumentStore>()>;

    // Both must outlive the service.
    AdminService(SecretStore &secrets, const plugin::Registry &plugins, MakeStore makeStore,
                 QObject *parent = nullptr);

    void set(const Wanted &wanted); // what is wanted already is left alone, unless it failed
    State state() const { return m_state; }
    QString url() const; // "http://127.0.0.1:9180/apisix/admin"; empty unless it listens
    QString problem() const { return m_problem; } // why it failed and what to do
    // The key, made if there is none so far. Unavailable: the keychain does not open.
    void readKey(QObject *context, std::function<void(Result<QByteArray>)> done);

signals:
    void changed(); // state, address or problem

private:
    void open();
    void listen(const QByteArray &key);
    void failed(const QString &problem);
    void secretsChanged();

    SecretStore &m_secrets;
    const plugin::Registry &m_plugins;
    const MakeStore m_makeStore;
    std::unique_ptr<AdminEndpoint> m_endpoint;
    Wanted m_wanted;
    State m_state = State::Off;
    quint16 m_port = 0;
    QString m_problem;
    bool m_lacksKey = false; // it failed for the keychain
    quint64 m_round = 0; // of opening; answers to earlier ones are dropped
};

} // namespace gatehouse::app
