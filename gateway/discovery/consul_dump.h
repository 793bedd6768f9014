// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/discovery/service_board.h"

#include "gateway/core/clock.h"
#include "gateway/core/result.h"

#include <QJsonObject>

namespace gatehouse::discovery {

// The file in which Consul's services are kept for a start without Consul (`dump`): {"services":
// …, "last_update": seconds, "expire": seconds}, as APISIX writes it.
class ConsulDump
{
public:
    ConsulDump(const QJsonObject &conf, const Clock &clock);

    // What the file says, unless it is too old or is not to be read.
    void load(ServiceBoard &board) const;
    void save(const ServiceBoard &board) const;
    static Result<QJsonObject> show(const QJsonObject &conf);
    // The source of what came from the file; goes when a server speaks.
    static QString sourceName() { return u"dump"_qs; }

private:
    const Clock &m_clock;
    const QString m_path;
    const bool m_loads;
    const int m_expire;
};

} // namespace gatehouse::discovery
