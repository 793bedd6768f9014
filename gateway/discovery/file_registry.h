// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/discovery/registry.h"

#include <QFileSystemWatcher>

namespace gatehouse::discovery {

// Services written down in a file, YAML or JSON, which is read again when it changes:
// {services: {name: [{host, port, weight, priority, metadata}]}}; a service may also be a map
// "host:port" to weight, as nodes are in apisix.yaml. Gatehouse's own.
class FileRegistry final : public Registry
{
public:
    static constexpr qint64 maxFile = 16 * 1024 * 1024;

    FileRegistry(const QJsonObject &conf, const Surroundings &around);
    void start() override;

    static Result<Catalogue> read(const QByteArray &text);

private:
    void look();
    void fail(const QString &why);

    const QString m_path;
    const int m_interval;
    QFileSystemWatcher m_watcher;
    Outage m_outage;
    QByteArray m_text;
    bool m_isRead = false;
};

} // namespace gatehouse::discovery
