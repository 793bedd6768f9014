// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"

#include <QHostAddress>

namespace gatehouse::app {

static constexpr std::array themeNames{QLatin1String("system"), QLatin1String("light"),
                                       QLatin1String("dark"), QLatin1String("high-contrast")};
static constexpr qsizetype maxRecent = 10;

static ThemeChoice themeFromName(const QString &name)
{
    const auto found = std::find(themeNames.begin(), themeNames.end(), name);
    return found == themeNames.end() ? ThemeChoice::System
                                     : ThemeChoice(found - themeNames.begin());
}

ProgramSettings loadProgramSettings(QSettings &store)
{
    ProgramSettings settings;
    settings.theme = themeFromName(store.value(u"theme"_qs).toString());
    settings.language = store.value(u"language"_qs).toString();
    settings.reducedMotion = store.value(u"reducedMotion"_qs).toBool();
    settings.recentWorkspaces =
        store.value(u"recentWorkspaces"_qs).toStringList().mid(0, maxRecent);
    return settings;
}

void saveProgramSettings(QSettings &store, const ProgramSettings &settings)
{
    store.setValue(u"theme"_qs, QString(themeNames[size_t(settings.theme)]));
    store.setValue(u"language"_qs, settings.language);
    store.setValue(u"reducedMotion"_qs, settings.reducedMotion);
    store.setValue(u"recentWorkspaces"_qs, settings.recentWorkspaces.mid(0, maxRecent));
}

// A whole number within the bounds, else the fallback.
static qint64 number(const QJsonObject &object, QLatin1String key, qint64 least, qint64 most,
                     qint64 fallback)
{
    const double value = object.value(key).toDouble(double(fallback));
    return value == std::floor(value) && value >= double(least) && value <= double(most)
        ? qint64(value)
        : fallback;
}

static quint16 portNumber(const QJsonObject &object, QLatin1String key, quint16 fallback)
{
    return quint16(number(object, key, 0, 65535, fallback));
}

static QString choice(const QJsonObject &object, QLatin1String key, const QStringList &allowed,
                      const QString &fallback)
{
    const QString value = object.value(key).toString();
    return allowed.contains(value) ? value : fallback;
}

WorkspaceSettings workspaceSettings(const QJsonObject &properties)
{
    const QJsonObject object = properties.value(u"gateway"_qs).toObject();
    const WorkspaceSettings standard;
    WorkspaceSettings settings;
    const QString address = object.value(u"listenAddress"_qs).toString();
    if (!QHostAddress(address).isNull())
        settings.listenAddress = address;
    settings.listenPort = portNumber(object, QLatin1String("listenPort"), standard.listenPort);
    settings.tls = object.value(u"tls"_qs).toBool();
    settings.tlsPort = portNumber(object, QLatin1String("tlsPort"), standard.tlsPort);
    settings.workers = int(number(object, QLatin1String("workers"), 0, 256, standard.workers));
    settings.router =
        choice(object, QLatin1String("router"),
               {u"radixtree_host_uri"_qs, u"radixtree_uri"_qs, u"radixtree_uri_with_parameter"_qs},
               standard.router);
    settings.engine =
        choice(object, QLatin1String("engine"), {u"wire"_qs, u"qt"_qs}, standard.engine);
    settings.retentionRecords = number(object, QLatin1String("retentionRecords"), 0, 100'000'000,
                                       standard.retentionRecords);
    settings.retentionOctets = number(object, QLatin1String("retentionOctets"), 0, qint64(1) << 40,
                                      standard.retentionOctets);
    settings.bodyCap =
        number(object, QLatin1String("bodyCap"), 0, qint64(1) << 30, standard.bodyCap);
    settings.adminApi = object.value(u"adminApi"_qs).toBool();
    const QString adminAddress = object.value(u"adminAddress"_qs).toString();
    if (!QHostAddress(adminAddress).isNull())
        settings.adminAddress = adminAddress;
    settings.adminPort = portNumber(object, QLatin1String("adminPort"), standard.adminPort);
    return settings;
}

bool needsRestart(const WorkspaceSettings &before, const WorkspaceSettings &after)
{
    WorkspaceSettings listening = after;
    listening.retentionRecords = before.retentionRecords;
    listening.retentionOctets = before.retentionOctets;
    listening.adminApi = before.adminApi;
    listening.adminAddress = before.adminAddress;
    listening.adminPort = before.adminPort;
    return listening != before;
}

QJsonObject withWorkspaceSettings(QJsonObject properties, const WorkspaceSettings &settings)
{
    QJsonObject object = properties.value(u"gateway"_qs).toObject();
    object.insert(u"listenAddress"_qs, settings.listenAddress);
    object.insert(u"listenPort"_qs, settings.listenPort);
    object.insert(u"tls"_qs, settings.tls);
    object.insert(u"tlsPort"_qs, settings.tlsPort);
    object.insert(u"workers"_qs, settings.workers);
    object.insert(u"router"_qs, settings.router);
    object.insert(u"engine"_qs, settings.engine);
    object.insert(u"retentionRecords"_qs, settings.retentionRecords);
    object.insert(u"retentionOctets"_qs, settings.retentionOctets);
    object.insert(u"bodyCap"_qs, settings.bodyCap);
    object.insert(u"adminApi"_qs, settings.adminApi);
    object.insert(u"adminAddress"_qs, settings.adminAddress);
    object.insert(u"adminPort"_qs, settings.adminPort);
    properties.insert(u"gateway"_qs, object);
    return properties;
}

} // namespace gatehouse::app
