// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/file_service.h"

#include "app/command/console.h"
#include "app/command/fault_line.h"
#include "app/workspace/durable_file.h"
#include "app/workspace/environment.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSet>

namespace gatehouse::app {

static QByteArray digestOf(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256);
}

// How many resources of a file are not served.
static qsizetype leftOut(const QList<config::Fault> &faults)
{
    QSet<QString> resources;
    for (const config::Fault &fault : faults) {
        if (!fault.tolerated && fault.kind)
            resources.insert(config::sectionName(*fault.kind) + u'/' + fault.resourceId);
    }
    return resources.size();
}

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

FileService::FileService(const ServeOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_gateway(resolveFromEnvironment)
    , m_watch(options.configFile)
{
    connect(&m_watch, &FileWatch::changed, this, &FileService::reload);
    connect(&m_watch, &FileWatch::vanished, this, [this] {
        complain(m_options.configFile
                 + u" is gone; the configuration in use stays until it is back"_qs);
    });
}

Result<void> FileService::start()
{
    Result<config::NodeSettings> settings = config::readNodeSettingsFile(
        m_options.settingsFile.isEmpty()
            ? QFileInfo(m_options.configFile).dir().filePath(u"config.yaml"_qs)
            : m_options.settingsFile);
    if (!settings)
        return fail(settings.error());
    m_router = settings->router;
    m_gateway.configure(std::move(*settings));
    if (QFile::exists(m_options.configFile))
        m_watch.seen(contentOf(m_options.configFile));
    if (!load())
        return fail(ErrorKind::InvalidInput,
                    u"%1 cannot be read; nothing is served"_qs.arg(m_options.configFile));
    if (!m_options.store || *m_options.store == u"none"_qs) {
        listen();
        return {};
    }
    connect(&m_store, &traffic::Store::stateChanged, this, &FileService::listen,
            Qt::SingleShotConnection);
    m_gateway.traffic().setStore(&m_store);
    m_store.open(*m_options.store, {});
    return {};
}

void FileService::reload()
{
    if (load())
        say(u"configuration %1 in use"_qs.arg(m_gateway.revision()));
    else
        complain(u"the configuration before stays in use"_qs);
}

bool FileService::load()
{
    const QByteArray content = digestOf(contentOf(m_options.configFile));
    const CheckedFile checked = checkFile(m_options.configFile, m_gateway);
    for (const config::Fault &fault : checked.faults)
        complain(faultLine(m_options.configFile, fault));
    if (!checked.readable)
        return false;
    if (const qsizetype left = leftOut(checked.faults); left > 0)
        complain(u"resources left out: %1; the rest is in use"_qs.arg(left));
    // What is written back later must not hold the variables' values.
    m_document = config::readFile(m_options.configFile, {.substituteEnvironment = false}).document;
    m_content = content;
    publish(checked.document);
    return true;
}

void FileService::publish(const config::Document &document)
{
    const PublishReport report = m_gateway.publish(document);
    for (const QString &reference : report.lockedSecrets)
        complain(u"the secret %1 cannot be read"_qs.arg(reference));
}

Result<void> FileService::replace(const config::Document &document)
{
    const QString &path = m_options.configFile;
    if (digestOf(contentOf(path)) != m_content)
        return fail(ErrorKind::Conflict,
                    u"%1 was changed and is not in use as it stands; mend it, or try again when it "
                    u"has been read"_qs.arg(path));
    const Expanded expanded = withEnvironment(document);
    if (!expanded.faults.isEmpty())
        return fail(ErrorKind::InvalidInput, toString(expanded.faults.first()));
    const bool isJson = path.endsWith(u".json"_qs, Qt::CaseInsensitive);
    const QByteArray text =
        isJson ? QJsonDocument(config::toJson(document)).toJson() : config::writeYaml(document);
    if (const Result<void> written = writeDurably(path, text); !written)
        return written;
    m_watch.seen(text);
    m_content = digestOf(text);
    m_document = document;
    publish(expanded.document);
    return {};
}

void FileService::listen()
{
    GatewayOptions options;
    options.firstRecordId = m_store.lastId() + 1;
    options.router = router::modeFromName(m_router).value_or(options.router);
    applyTo(options, m_options);
    if (const Result<void> started = m_gateway.start(options); !started)
        emit failed(started.error().message);
}

} // namespace gatehouse::app
