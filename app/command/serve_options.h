// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command/listen_address.h"
#include "gateway/gateway.h"

#include <QStringList>

namespace gatehouse::app {

// What `gatehousectl serve` was asked for: a file (--config) or a workspace (--workspace, --demo).
struct ServeOptions {
    QString configFile; // empty: a workspace is served
    QString settingsFile; // APISIX's config.yaml; empty: the one beside configFile, if there is one
    QString workspace;
    bool demo = false;
    std::optional<ListenAddress> listen; // absent: 127.0.0.1:9080, or what the workspace says
    std::optional<ListenAddress> listenTls; // absent: no HTTPS
    std::optional<ListenAddress> metrics;
    std::optional<ListenAddress> status; // /status and /status/ready; absent: there is none
    QString accessLog; // a file, "-" for standard output, empty for none
    std::optional<ListenAddress> control; // of the control API; absent: there is none
    std::optional<ListenAddress> admin; // of the Admin API; absent: there is none
    QString adminKeyFile; // not empty when `admin` is set
    std::optional<router::Mode> router;
    std::optional<transport::Engine> engine;
    std::optional<int> workers;
    std::optional<QString>
        store; // a file, "none", or absent: none for a file, its own for a workspace
    double demoTraffic = 0; // requests a second
};

// `arguments` follow the word "serve". InvalidInput: a sentence for the user. Nothing (no value, no
// error): --help was asked for and `help` holds the text.
Result<std::optional<ServeOptions>> parseServeOptions(const QStringList &arguments, QString &help);

// Puts what the command line says over `options`.
void applyTo(GatewayOptions &options, const ServeOptions &wanted);

} // namespace gatehouse::app
