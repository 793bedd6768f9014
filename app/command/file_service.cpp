// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/file_service.h"

#include "app/command/console.h"
#include "app/command/fault_line.h"

#include <QFile>

namespace gatehouse::app {

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
    if (QFile file(m_options.configFile); file.open(QIODevice::ReadOnly))
        m_watch.seen(file.readAll());
    if (!load())
        return fail(ErrorKind::InvalidInput,
                    u"%1 has faults; nothing is served"_qs.arg(m_options.configFile));
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
    const CheckedFile checked = checkFile(m_options.configFile, m_gateway);
    for (const config::Fault &fault : checked.faults)
        complain(faultLine(m_options.configFile, fault));
    if (!checked.usable)
        return false;
    const PublishReport report = m_gateway.publish(checked.document);
    for (const QString &reference : report.lockedSecrets)
        complain(u"the secret %1 cannot be read"_qs.arg(reference));
    return true;
}

void FileService::listen()
{
    GatewayOptions options;
    options.firstRecordId = m_store.lastId() + 1;
    applyTo(options, m_options);
    if (const Result<void> started = m_gateway.start(options); !started)
        emit failed(started.error().message);
}

} // namespace gatehouse::app
