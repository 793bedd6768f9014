// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/spec.h"

// The entry points of the plugin files, one for each.
namespace gatehouse::plugins {

plugin::Spec requestIdSpec();
plugin::Spec faultInjectionSpec();
plugin::Spec mockingSpec();
plugin::Spec corsSpec();
plugin::Spec keyAuthSpec();
plugin::Spec proxyRewriteSpec();
plugin::Spec limitCountSpec();
plugin::Spec redirectSpec();
plugin::Spec responseRewriteSpec();

} // namespace gatehouse::plugins
