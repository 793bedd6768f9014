// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/observe/logger.h"

#include "gateway/delivery/courier.h"

namespace gatehouse::plugins {

Logger::Logger(const QJsonObject &conf, const plugin::BuildContext &context,
               std::shared_ptr<delivery::Outbox> outbox)
    : m_maker(conf, context.metadata)
    , m_outbox(std::move(outbox))
{
}

void Logger::bodyFilter(Exchange &exchange, QByteArray &octets, bool) const
{
    if (!m_maker.keepsAnswer() || octets.isEmpty())
        return;
    std::shared_ptr<void> &kept = exchange.pluginState[this];
    if (!kept)
        kept = std::make_shared<QByteArray>();
    m_maker.keepAnswer(exchange, *static_cast<QByteArray *>(kept.get()), octets);
}

void Logger::log(const Exchange &exchange) const
{
    if (!m_outbox || !isWanted(exchange))
        return;
    const auto kept = std::static_pointer_cast<QByteArray>(exchange.pluginState.value(this));
    m_outbox->push(
        dressed(exchange, m_maker.entry(exchange, kept ? *kept : QByteArray(), noRoute())));
}

unsigned loggerPhases()
{
    using plugin::Phase;
    return plugin::phaseBit(Phase::Access) | plugin::phaseBit(Phase::BodyFilter)
        | plugin::phaseBit(Phase::Log);
}

quint16 portFrom(const QJsonObject &conf)
{
    const qint64 port = conf[u"port"].toInteger();
    return port > 0 && port <= 65535 ? quint16(port) : quint16(0);
}

delivery::BatchSettings batchSettings(const QJsonObject &conf, const QJsonObject &metadata)
{
    using std::chrono::milliseconds;
    const auto seconds = [&conf](QStringView key) {
        return milliseconds(qint64(std::min(conf[key].toDouble(), 1e9) * 1000));
    };
    delivery::BatchSettings out;
    out.name = conf[u"name"].toString().toUtf8();
    out.maxSize = qsizetype(conf[u"batch_max_size"].toInteger(1000));
    out.inactive = seconds(u"inactive_timeout");
    out.duration = seconds(u"buffer_duration");
    out.maxRetries = int(std::min<qint64>(conf[u"max_retry_count"].toInteger(), 1'000'000));
    out.retryDelay = seconds(u"retry_delay");
    out.maxPending = qsizetype(metadata[u"max_pending_entries"].toInteger(8192));
    return out;
}

std::shared_ptr<delivery::Outbox>
loggerOutbox(const QLatin1String &plugin, const QJsonObject &conf,
             const plugin::BuildContext &context, const delivery::BatchSettings &settings,
             const std::function<delivery::DestinationMaker()> &destination)
{
    delivery::Courier *courier = context.services.courier;
    if (!courier)
        return nullptr;
    QJsonObject all = conf;
    all.insert(u"metadata"_qs, context.metadata);
    return context.services.states.get<delivery::Outbox>(
        {QString(plugin), context.ownerId, plugin::configurationHash(all)}, [&] {
            delivery::BatchSettings own = settings;
            own.owner = context.ownerId.section(u'#', 1).toUtf8();
            return courier->open(std::move(own), destination());
        });
}

} // namespace gatehouse::plugins
