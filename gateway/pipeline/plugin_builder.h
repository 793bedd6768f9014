// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/fault.h"
#include "gateway/config/model.h"
#include "gateway/pipeline/compiler.h"
#include "gateway/pipeline/secret_names.h"

namespace gatehouse::pipeline {

// Builds the plugins of the resources of one document, with their secrets, and collects what went
// wrong.
class PluginBuilder
{
public:
    explicit PluginBuilder(const CompileInput &input, const config::Config &config,
                           const plugin::CredentialDirectory *credentials,
                           const plugin::UpstreamDirectory *upstreams)
        : m_input(input)
        , m_config(config)
        , m_credentials(credentials)
        , m_upstreams(upstreams)
    {
    }

    struct Built {
        PluginChain chain;
        RouteFailure failure; // 503 when a secret is not to be had
        bool readsBody = false; // names a variable of the body
        bool addsSecret = false; // to what goes to the upstream
    };
    // `owner` as in "route#1": scopes state, and names the source in traces.
    Built build(config::Kind kind, const QString &id, const QJsonObject &plugins,
                const QByteArray &owner);

    const plugin::Registry &registry() const { return m_input.registry; }
    QJsonObject withSecrets(const QJsonObject &conf, bool &complete, bool &locked);
    void addFault(config::Kind kind, const QString &id, const QString &pointer,
                  const QString &reason);

    QList<config::Fault> faults;
    QStringList lockedSecrets;
    SecretNames secretNames;

private:
    const CompileInput &m_input;
    const config::Config &m_config;
    const plugin::CredentialDirectory *m_credentials;
    const plugin::UpstreamDirectory *m_upstreams;
};

} // namespace gatehouse::pipeline
