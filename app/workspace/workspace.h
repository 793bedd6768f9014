// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"
#include "gateway/config/fault.h"
#include "gateway/core/result.h"

#include <QLockFile>
#include <QObject>

#include <memory>

namespace gatehouse::app {

// A folder with a gateway's configuration:
//   apisix.yaml      the configuration, APISIX's standalone format; what is applied is what it holds
//   gatehouse.json   what APISIX has no word for: listener, notes, layout (versioned, unknown keys kept)
//   .gatehouse/      private (0700): traffic.sqlite, draft.json, lock; not for version control
// Saving is atomic and durable. One writer per workspace: open() fails with Conflict while another process holds it.
class Workspace final : public QObject
{
    Q_OBJECT

public:
    static Result<std::unique_ptr<Workspace>> open(const QString &folder);
    // Makes the folder with the demo configuration (routes to the built-in demo service) if it holds no apisix.yaml.
    static Result<void> createDemo(const QString &folder, const QString &demoServiceAddress);
    ~Workspace() override;

    QString folder() const;
    QString name() const; // the folder's name
    QString configurationPath() const;
    QString trafficPath() const;
    QString dataFolder() const;

    // The configuration as last loaded or saved; faults of the last load (the document is then the last good one).
    const config::Document &document() const;
    const QList<config::Fault> &faults() const;
    Result<void> saveDocument(const config::Document &document);

    // The draft that was not applied when the program ended, if any (written within 2 s of each edit).
    std::optional<config::Document> recoveredDraft() const;
    Result<void> saveDraft(const config::Document &draft);
    void discardDraft();

    const QJsonObject &properties() const; // gatehouse.json
    Result<void> saveProperties(const QJsonObject &properties);

signals:
    // apisix.yaml was changed by somebody else and read again (watched by folder, so that renames are seen).
    void changedOnDisk();

private:
    explicit Workspace(const QString &folder);
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace gatehouse::app
