// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QSettings>

namespace gatehouse::app {

enum class ThemeChoice { System, Light, Dark, HighContrast };

// What the user set for the program as a whole; an INI file in the user's configuration folder.
struct ProgramSettings {
    ThemeChoice theme = ThemeChoice::System;
    QString language; // "en", "de"; empty: the system's
    bool reducedMotion = false;
    QStringList recentWorkspaces;
    bool operator==(const ProgramSettings &) const = default;
};
ProgramSettings loadProgramSettings(QSettings &store);
void saveProgramSettings(QSettings &store, const ProgramSettings &settings);

// What belongs to a workspace; the "gateway" object of gatehouse.json. Bad values fall back to the default.
struct WorkspaceSettings {
    QString listenAddress = QStringLiteral("127.0.0.1");
    quint16 listenPort = 9080;
    bool tls = false; // HTTPS on the same address, too
    quint16 tlsPort = 9443;
    int workers = 0; // 0: by cores
    QString router = QStringLiteral("radixtree_host_uri");
    QString engine = QStringLiteral("wire");
    qint64 retentionRecords = 500'000;
    qint64 retentionOctets = qint64(1) << 30;
    qint64 bodyCap = 64 * 1024;
    bool adminApi = false; // of the desktop program
    QString adminAddress = QStringLiteral("127.0.0.1");
    quint16 adminPort = 9180;
    bool operator==(const WorkspaceSettings &) const = default;
};
// The listener has to start again for what is different; the rest takes effect at once.
bool needsRestart(const WorkspaceSettings &before, const WorkspaceSettings &after);
WorkspaceSettings workspaceSettings(const QJsonObject &properties);
QJsonObject withWorkspaceSettings(QJsonObject properties, const WorkspaceSettings &settings);

} // namespace gatehouse::app
