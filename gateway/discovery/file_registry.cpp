// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/file_registry.h"

#include "gateway/config/yaml.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTimer>

namespace gatehouse::discovery {

namespace {

// "host:port" -> weight.
std::optional<Instance> fromEntry(const QString &address, const QJsonValue &weight)
{
    const qsizetype colon = address.lastIndexOf(u':');
    const bool hasPort = colon >= 0 && !address.endsWith(u']');
    return makeInstance(hasPort ? address.left(colon) : address,
                        hasPort ? QJsonValue(address.mid(colon + 1)) : QJsonValue(), weight, 1);
}

Result<Instances> readService(const QString &name, const QJsonValue &nodes)
{
    const auto refuse = [&name](const QString &what) {
        return gatehouse::fail(ErrorKind::InvalidInput, u"service %1: %2"_qs.arg(name, what));
    };
    Instances out;
    if (!nodes.isArray() && !nodes.isObject())
        return refuse(u"its nodes must be a list or a map"_qs);
    const QJsonObject map = nodes.toObject();
    for (auto it = map.begin(); it != map.end(); ++it) {
        if (auto instance = fromEntry(it.key(), it.value()))
            out.append(*instance);
        else
            return refuse(u"\"%1\" is no host:port"_qs.arg(it.key()));
    }
    for (const QJsonValue &node : nodes.toArray()) {
        auto instance = instanceFromJson(node, 1);
        if (!instance || out.size() >= maxInstances)
            return refuse(
                u"node %1 needs a host and a port from 1 to 65535"_qs.arg(out.size() + 1));
        out.append(*instance);
    }
    return out;
}

} // namespace

FileRegistry::FileRegistry(const QJsonObject &conf, const Surroundings &around)
    : Registry(around)
    , m_path(conf.value(u"path"_qs).toString())
    , m_interval(conf.value(u"interval"_qs).toInt(5))
    , m_watcher(this)
    , m_outage(around)
{
}

void FileRegistry::start()
{
    // The folder as well: editors replace files. And a timer: some file systems tell nothing.
    m_watcher.addPath(QFileInfo(m_path).absolutePath());
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &FileRegistry::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FileRegistry::look);
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &FileRegistry::look);
    timer->start(pace().of(m_interval));
    look();
}

void FileRegistry::fail(const QString &why)
{
    m_isRead = false;
    board().setFault(m_path, m_outage.failed(u"the file "_qs + m_path, why));
}

void FileRegistry::look()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(file.errorString());
    if (!m_watcher.files().contains(m_path))
        m_watcher.addPath(m_path);
    if (file.size() > maxFile)
        return fail(u"it is too large"_qs);
    const QByteArray text = file.readAll();
    if (m_isRead && text == m_text)
        return;
    const auto services = read(text);
    if (!services)
        return fail(services.error().message);
    m_text = text;
    m_isRead = true;
    m_outage.over();
    board().put(m_path, *services);
}

Result<Catalogue> FileRegistry::read(const QByteArray &text)
{
    const auto root = config::readYamlMap(text); // JSON is YAML
    if (!root)
        return gatehouse::fail(root.error());
    const QJsonValue services = root->value(u"services"_qs);
    if (!services.isObject() || services.toObject().size() > maxServices)
        return gatehouse::fail(ErrorKind::InvalidInput,
                               u"it needs a map \"services\" of names to nodes"_qs);
    Catalogue out;
    const QJsonObject map = services.toObject();
    for (auto it = map.begin(); it != map.end(); ++it) {
        const auto instances = readService(it.key(), it.value());
        if (!instances)
            return gatehouse::fail(instances.error());
        out.insert(it.key(), *instances);
    }
    return out;
}

} // namespace gatehouse::discovery
