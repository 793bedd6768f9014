// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/pipeline/consumer_directory.h"
#include "gateway/pipeline/plugin_builder.h"

namespace gatehouse::pipeline {

// Fills the directory with the document's consumers: their credentials, and the plugins that join a
// request once the consumer is known (group's, then the consumer's own, apisix.md 1.8).
void compileConsumers(const config::Config &config, PluginBuilder &builder,
                      ConsumerDirectory &directory);

} // namespace gatehouse::pipeline
