// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/observe/otel_collector.h"

#include "gateway/config/schema.h"
#include "gateway/delivery/courier.h"
#include "gateway/delivery/http_destination.h"
#include "gateway/plugins/observe/otel_schema.h"
#include "gateway/plugins/observe/otel_spans.h"
#include "gateway/plugins/support/conf_text.h"

namespace gatehouse::plugins {

namespace {

Result<delivery::HttpTarget> collectorOf(const QJsonObject &metadata)
{
    const QJsonValue collector = metadata[u"collector"];
    QString address = collector[u"address"].toString(u"127.0.0.1:4318"_qs);
    if (!address.contains(u"://"))
        address.prepend(u"http://"_qs);
    while (address.endsWith(u'/'))
        address.chop(1);
    const auto server = outboundRequestTo(QByteArray(address.toUtf8() + "/v1/traces"));
    if (!server)
        return fail(server.error());
    delivery::HttpTarget target{.request = *server,
                                .envelope = otelEnvelope(metadata[u"resource"].toObject()),
                                .okBelow = 300};
    const QJsonObject headers = collector[u"request_headers"].toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        target.request.headers.set(it.key().toUtf8(), textOf(it.value()));
    target.request.headers.set("Content-Type", "application/json");
    target.request.timeout = std::chrono::seconds(collector[u"request_timeout"].toInteger(3));
    return target;
}

delivery::BatchSettings batchesOf(const QJsonValue &processor)
{
    const auto time = [&processor](QStringView key, double seconds) {
        return std::chrono::milliseconds(
            qint64(std::clamp(processor[key].toDouble(seconds), 0.0, 1e6) * 1000));
    };
    const auto count = [&processor](QStringView key, qint64 standard) {
        return qsizetype(std::max<qint64>(processor[key].toInteger(standard), 1));
    };
    delivery::BatchSettings out;
    out.name = "opentelemetry";
    out.maxSize = count(u"max_export_batch_size", 256);
    out.maxPending = count(u"max_queue_size", 2048);
    out.inactive = time(u"inactive_timeout", 2);
    out.duration = time(u"batch_timeout", 5);
    return out;
}

} // namespace

QJsonObject otelSetUp(const plugin::BuildContext &context)
{
    const bool known = !context.metadataOf || !context.metadataOf(u"opentelemetry"_qs).isEmpty();
    if (known || context.attributes.isEmpty())
        return known ? context.metadata : QJsonObject();
    return config::withDefaults(context.attributes, schemaFrom(otelMetadataSchema));
}

Result<std::shared_ptr<delivery::Outbox>> otelOutbox(const QJsonObject &metadata,
                                                     const plugin::Services &services)
{
    const auto target = collectorOf(metadata);
    if (!target)
        return fail(target.error());
    if (!services.courier || metadata.isEmpty())
        return std::shared_ptr<delivery::Outbox>();
    return services.states.get<delivery::Outbox>(
        {u"opentelemetry"_qs, u"metadata"_qs, plugin::configurationHash(metadata)}, [&] {
            return services.courier->open(batchesOf(metadata[u"batch_span_processor"]),
                                          delivery::httpDestination(*target));
        });
}

} // namespace gatehouse::plugins
