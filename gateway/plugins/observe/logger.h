// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/delivery/destination.h"
#include "gateway/delivery/outbox.h"
#include "gateway/delivery/settings.h"
#include "gateway/plugin/spec.h"
#include "gateway/plugins/observe/entry_maker.h"

namespace gatehouse::plugins {

// A logger: makes an entry of each exchange and hands it to its outbox. The destinations differ,
// and how the entry is dressed for them.
class Logger : public plugin::Plugin
{
public:
    // Null outbox: nothing is logged.
    Logger(const QJsonObject &conf, const plugin::BuildContext &context,
           std::shared_ptr<delivery::Outbox> outbox);

    plugin::Outcome access(Exchange &exchange) const override { return m_maker.access(exchange); }
    bool onlyWatchesBody(const Exchange &) const override { return true; }
    void bodyFilter(Exchange &exchange, QByteArray &octets, bool last) const override;
    void log(const Exchange &exchange) const override;

protected:
    virtual QByteArrayView noRoute() const { return {}; }
    virtual bool isWanted(const Exchange &) const { return true; }
    virtual QByteArray dressed(const Exchange &, QByteArray entry) const { return entry; }

private:
    const EntryMaker m_maker;
    const std::shared_ptr<delivery::Outbox> m_outbox;
};

// A logger's schema: its own attributes, those of entries, and, with a `batchName`, those of the
// batches, of which that is the default name.
QJsonObject loggerSchema(const char *own, const char *batchName = nullptr);
QJsonObject loggerMetadataSchema(bool batches);
delivery::BatchSettings batchSettings(const QJsonObject &conf, const QJsonObject &metadata);
unsigned loggerPhases();
// 0, to which nothing can be sent, for a number that is no port; the schema admits it.
quint16 portFrom(const QJsonObject &conf);

// The outbox of this configuration, kept over publishes; null where there is no courier.
std::shared_ptr<delivery::Outbox>
loggerOutbox(const QLatin1String &plugin, const QJsonObject &conf,
             const plugin::BuildContext &context, const delivery::BatchSettings &settings,
             const std::function<delivery::DestinationMaker()> &destination);

} // namespace gatehouse::plugins
