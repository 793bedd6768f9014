// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command/serve_options.h"
#include "app/workspace/file_watch.h"
#include "gateway/gateway.h"
#include "gateway/traffic/store.h"

namespace gatehouse::app {

// A gateway that serves one configuration file and follows it: what `serve --config` runs. A
// resource with a fault is left out and reported on standard error, as APISIX does; a file that
// cannot be read at all leaves the one before in use. Secrets come from the environment.
class FileService final : public QObject
{
    Q_OBJECT

public:
    explicit FileService(const ServeOptions &options, QObject *parent = nullptr);

    // Listens once the store, if there is one, has told where its numbering stands. InvalidInput:
    // the file, or config.yaml, cannot be read.
    Result<void> start();
    void reload();
    Gateway &gateway() { return m_gateway; }

    // The configuration as the file has it, with its ${{VAR}} marks.
    const config::Document &document() const { return m_document; }
    // Writes the file anew and puts it to use; the watch takes no notice. Conflict: the file holds
    // something that is not in use; InvalidInput: a variable is not set; Io: it cannot be written.
    Result<void> replace(const config::Document &document);

signals:
    void failed(const QString &reason); // the address cannot be had

private:
    bool load();
    void publish(const config::Document &document);
    void listen();

    const ServeOptions m_options;
    traffic::Store m_store;
    Gateway m_gateway;
    FileWatch m_watch;
    QString m_router; // as config.yaml has it
    config::Document m_document;
    QByteArray m_content; // SHA-256 of the file that is in use
};

} // namespace gatehouse::app
