// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/answer.h"
#include "gateway/admin/call.h"
#include "gateway/plugin/registry.h"

// What can be configured: the schemas of resources and plugins.
namespace gatehouse::admin {

// GET schema/route, schema/plugins/key-auth[?schema_type=consumer|metadata].
Answer schemaAnswer(const Call &call, const plugin::Registry &plugins);
// GET plugins/list, plugins?all=true, plugins/key-auth; PUT plugins/reload.
Answer pluginsAnswer(const Call &call, const plugin::Registry &plugins);

} // namespace gatehouse::admin
