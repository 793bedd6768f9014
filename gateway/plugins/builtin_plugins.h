// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/spec.h"

#include <vector>

namespace gatehouse::plugins {

// Every plugin this gateway has, by falling priority. A plugin is in the gateway when it is in this
// list.
std::vector<plugin::Spec> builtinPlugins();

} // namespace gatehouse::plugins
