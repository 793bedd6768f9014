// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/outcome.h"
#include "gateway/plugin/reports.h"
#include "gateway/plugin/services.h"

namespace gatehouse::plugins {

// Answers with a report about the gateway, which is made on another thread.
plugin::Outcome reportAnswer(const plugin::Services &services, plugin::Reports::Kind kind,
                             const QByteArray &contentType);

} // namespace gatehouse::plugins
