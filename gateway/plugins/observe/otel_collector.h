// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/spec.h"

namespace gatehouse::delivery {
class Outbox;
}

// Where opentelemetry sends its traces.
namespace gatehouse::plugins {

// The plugin's metadata, or what config.yaml's plugin_attr says, as in older APISIX. Empty: neither
// names a collector, so nothing is traced.
QJsonObject otelSetUp(const plugin::BuildContext &context);

// The outbox toward that collector. All routes send to one, so they share what waits for it. Null:
// nothing is sent.
Result<std::shared_ptr<delivery::Outbox>> otelOutbox(const QJsonObject &metadata,
                                                     const plugin::Services &services);

} // namespace gatehouse::plugins
