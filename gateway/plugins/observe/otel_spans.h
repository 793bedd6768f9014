// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/delivery/settings.h"
#include "gateway/exchange/exchange.h"
#include "gateway/plugins/observe/span_ids.h"

#include <QJsonObject>

namespace gatehouse::plugins {

// What an exchange becomes in a trace.
struct OtelTrace {
    TraceParent own; // the server span
    QByteArray parentId; // empty: the trace begins here
    // Name and value of attributes that the configuration asks for.
    QList<std::pair<QByteArray, QByteArray>> attributes;
};

// The spans of an exchange as JSON, a comma between them (OTLP 1.3, JSON encoding): the server
// span, and below it one for each hook that ran and each attempt upstream.
QByteArray otelSpans(const Exchange &exchange, const OtelTrace &trace);

// What stands around the spans of a batch. `resource` as in the plugin's metadata.
delivery::Envelope otelEnvelope(const QJsonObject &resource);

} // namespace gatehouse::plugins
