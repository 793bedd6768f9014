// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/builtin_plugins.h"

#include "gateway/plugins/plugin_specs.h"

namespace gatehouse::plugins {

std::vector<plugin::Spec> builtinPlugins()
{
    return {
        realIpSpec(), // 23000
        clientControlSpec(), // 22000
        requestIdSpec(), // 12015
        zipkinSpec(), // 12011
        openTelemetrySpec(), // 12009
        faultInjectionSpec(), // 11000
        mockingSpec(), // 10900
        batchRequestsSpec(), // 4010
        corsSpec(), // 4000
        ipRestrictionSpec(), // 3000
        uaRestrictionSpec(), // 2999
        refererRestrictionSpec(), // 2990
        csrfSpec(), // 2980
        uriBlockerSpec(), // 2900
        requestValidationSpec(), // 2800
        multiAuthSpec(), // 2600
        hmacAuthSpec(), // 2530
        basicAuthSpec(), // 2520
        jwtAuthSpec(), // 2510
        keyAuthSpec(), // 2500
        consumerRestrictionSpec(), // 2400
        forwardAuthSpec(), // 2002
        proxyCacheSpec(), // 1085
        gatehouseCacheSpec(), // 1084
        proxyMirrorSpec(), // 1010
        proxyRewriteSpec(), // 1008
        workflowSpec(), // 1006
        apiBreakerSpec(), // 1005
        limitConnSpec(), // 1003
        limitCountSpec(), // 1002
        limitReqSpec(), // 1001
        nodeStatusSpec(), // 1000
        brotliSpec(), // 996
        gzipSpec(), // 995
        trafficSplitSpec(), // 966
        redirectSpec(), // 900
        responseRewriteSpec(), // 899
        degraphqlSpec(), // 509
        publicApiSpec(), // 501
        prometheusSpec(), // 500
        errorPageSpec(), // 450
        echoSpec(), // 412
        httpLoggerSpec(), // 410
        tcpLoggerSpec(), // 405
        syslogSpec(), // 401
        fileLoggerSpec(), // 399
    };
}

} // namespace gatehouse::plugins
