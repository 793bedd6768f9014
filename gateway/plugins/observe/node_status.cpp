// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/observe/report_answer.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Status of the gateway",
  "description": "Offers /apisix/status, with the numbers of connections and requests, to routes with public-api."
})json";

class NodeStatus final : public plugin::Plugin
{
};

} // namespace

plugin::Spec nodeStatusSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("node-status");
    spec.priority = 1000;
    spec.schema = schemaFrom(schema);
    spec.publicApis = {{"/apisix/status",
                        {"GET"},
                        [](Exchange &, const plugin::Services &services, const QJsonObject &) {
                            return reportAnswer(services, plugin::Reports::Kind::Node,
                                                "text/plain; charset=utf-8");
                        }}};
    spec.build = [](const QJsonObject &,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<NodeStatus>());
    };
    return spec;
}

} // namespace gatehouse::plugins
