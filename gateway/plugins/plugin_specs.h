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
plugin::Spec realIpSpec();
plugin::Spec clientControlSpec();
plugin::Spec ipRestrictionSpec();
plugin::Spec uaRestrictionSpec();
plugin::Spec refererRestrictionSpec();
plugin::Spec csrfSpec();
plugin::Spec uriBlockerSpec();
plugin::Spec requestValidationSpec();
plugin::Spec multiAuthSpec();
plugin::Spec hmacAuthSpec();
plugin::Spec basicAuthSpec();
plugin::Spec jwtAuthSpec();
plugin::Spec consumerRestrictionSpec();
plugin::Spec forwardAuthSpec();
plugin::Spec proxyCacheSpec();
plugin::Spec gatehouseCacheSpec();
plugin::Spec proxyRewriteSpec();
plugin::Spec workflowSpec();
plugin::Spec apiBreakerSpec();
plugin::Spec limitConnSpec();
plugin::Spec limitCountSpec();
plugin::Spec limitReqSpec();
plugin::Spec trafficSplitSpec();
plugin::Spec redirectSpec();
plugin::Spec responseRewriteSpec();
plugin::Spec batchRequestsSpec();
plugin::Spec proxyMirrorSpec();
plugin::Spec brotliSpec();
plugin::Spec gzipSpec();
plugin::Spec degraphqlSpec();
plugin::Spec publicApiSpec();
plugin::Spec errorPageSpec();
plugin::Spec echoSpec();
plugin::Spec zipkinSpec();
plugin::Spec openTelemetrySpec();
plugin::Spec nodeStatusSpec();
plugin::Spec prometheusSpec();
plugin::Spec httpLoggerSpec();
plugin::Spec tcpLoggerSpec();
plugin::Spec syslogSpec();
plugin::Spec fileLoggerSpec();

} // namespace gatehouse::plugins
