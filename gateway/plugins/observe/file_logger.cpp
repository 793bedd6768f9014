// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/file_destination.h"
#include "gateway/plugins/observe/logger.h"
#include "gateway/plugins/plugin_specs.h"

#include <QJsonArray>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Log to a file",
  "description": "Appends what passes to a file, one JSON object a line; a file that was renamed away is begun anew. Credentials in headers, cookies and arguments are replaced by dots, other than in APISIX.",
  "properties": {
    "path": {"type": "string", "title": "File", "description": "Where to write; the metadata's path when not set."},
    "match": {"type": "array", "maxItems": 20, "items": {"type": "array"}, "title": "Only if",
      "description": "Lists of conditions; an entry is written when all of one list hold."}
  }
})json";

class FileLogger final : public Logger
{
public:
    FileLogger(const QJsonObject &conf, const plugin::BuildContext &context,
               std::shared_ptr<delivery::Outbox> outbox)
        : Logger(conf, context, std::move(outbox))
        , m_always(!conf.contains(u"match"))
    {
        for (const QJsonValue &vars : conf[u"match"].toArray()) {
            if (auto condition = Expression::compile(vars.toArray()))
                m_conditions.push_back(std::move(*condition));
        }
    }

protected:
    bool isWanted(const Exchange &exchange) const override
    {
        return m_always || std::ranges::any_of(m_conditions, [&exchange](const Expression &one) {
                   return one.matches(exchange);
               });
    }

private:
    bool m_always;
    std::vector<Expression> m_conditions;
};

std::optional<QString> check(const QJsonObject &conf)
{
    for (const QJsonValue &vars : conf[u"match"].toArray()) {
        if (const auto condition = Expression::compile(vars.toArray()); !condition)
            return u"failed to validate the 'match' expression: %1"_qs.arg(
                condition.error().message);
    }
    return checkLogger(conf);
}

QJsonObject metadataSchema()
{
    QJsonObject all = loggerMetadataSchema(false);
    QJsonObject properties = all.value(u"properties").toObject();
    properties.insert(
        u"path"_qs,
        QJsonObject{{u"type"_qs, u"string"_qs},
                    {u"title"_qs, u"File"_qs},
                    {u"description"_qs,
                     u"Where to write when the plugin's configuration does not say."_qs}});
    all.insert(u"properties"_qs, properties);
    return all;
}

} // namespace

plugin::Spec fileLoggerSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("file-logger");
    spec.priority = 399;
    spec.phases = loggerPhases();
    spec.schema = loggerSchema(schema);
    spec.metadataSchema = metadataSchema();
    spec.check = check;
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        const QString path = conf[u"path"].toString(context.metadata[u"path"].toString());
        if (path.isEmpty())
            return fail(ErrorKind::InvalidInput,
                        u"failed to check the configuration of plugin file-logger err: property "
                        u"\"path\" is not set "
                        "in either the plugin conf or the metadata"_qs);
        auto outbox = loggerOutbox(QLatin1String("file-logger"), conf, context,
                                   delivery::fileSettings("file logger"),
                                   [&] { return delivery::fileDestination(path); });
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<FileLogger>(conf, context, std::move(outbox)));
    };
    return spec;
}

} // namespace gatehouse::plugins
