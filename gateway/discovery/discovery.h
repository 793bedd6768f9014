// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/discovery/registry.h"

#include <QThread>

#include <map>
#include <memory>

namespace gatehouse::discovery {

struct Kind;

// Service discovery as the gateway sees it: the registries that config.yaml sets up (section
// `discovery`), asked on one thread of their own, which is there once the first registry is.
// configure() and the dumps belong to the thread that made it; find() and what it gives are safe
// from any.
class Discovery final : public upstream::NodeSources
{
public:
    explicit Discovery(const Clock &clock, Pace pace = {});
    ~Discovery() override;

    // Sets the registries up, starts asking new ones and forgets those that are gone. A registry
    // whose configuration stays keeps its data. Returns what is wrong, in APISIX's words; such a
    // registry is left out.
    QStringList configure(const QJsonObject &discovery);
    std::shared_ptr<upstream::NodeSource> find(const QString &discoveryType) const override;

    // As APISIX's /v1/discovery/{kind}/dump shows it, without secrets. NotFound: it is not set up.
    Result<QJsonObject> dump(const QString &kind) const;
    // /v1/discovery/{kind}/show_dump_file. Unavailable: there is no such file (yet).
    Result<QJsonObject> dumpFile(const QString &kind) const;

private:
    struct Active;
    void start(Active &active);
    void end(Active &active);

    const Clock &m_clock;
    const Pace m_pace;
    QThread m_thread;
    mutable std::mutex m_mutex; // of the map
    std::map<QString, std::shared_ptr<Active>> m_active;
};

} // namespace gatehouse::discovery
