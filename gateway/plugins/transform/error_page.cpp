// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/transform/response_edit.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Error pages",
  "description": "Replaces the gateway's own error pages by those of the plugin's metadata.",
  "properties": {}
})json";

constexpr char metadataSchema[] = R"json({
  "type": "object",
  "title": "Error pages",
  "properties": {
    "enable": {"type": "boolean", "default": false, "title": "Enabled", "description": "Replace the pages."}
  }
})json";

// What APISIX shows for a status that is configured without a page of its own.
QString defaultPage(const QString &status)
{
    return u"<html>\n<head><title>%1</title></head>\n<body>\n<center><h1>%1</h1></center>\n"
           "<hr><center>Apache APISIX</center>\n</body>\n</html>"_qs.arg(status);
}

QJsonObject pageSchema(const QString &status)
{
    return {{u"type"_qs, u"object"_qs},
            {u"title"_qs, QString(u"Page for " + status)},
            {u"description"_qs, u"Shown instead of the gateway's own page."_qs},
            {u"properties"_qs,
             QJsonObject{
                 {u"body"_qs,
                  QJsonObject{{u"type"_qs, u"string"_qs},
                              {u"default"_qs, defaultPage(status)},
                              {u"title"_qs, u"Body"_qs},
                              {u"description"_qs, u"The page; empty keeps the gateway's own."_qs}}},
                 {u"content_type"_qs,
                  QJsonObject{{u"type"_qs, u"string"_qs},
                              {u"default"_qs, u"text/html"_qs},
                              {u"title"_qs, u"Content type"_qs},
                              {u"description"_qs, u"Content-Type of the page."_qs}}}}}};
}

QJsonObject completeMetadataSchema()
{
    QJsonObject all = schemaFrom(metadataSchema);
    QJsonObject properties = all[u"properties"].toObject();
    for (const QString &status : {u"404 Not Found"_qs, u"500 Internal Server Error"_qs,
                                  u"502 Bad Gateway"_qs, u"503 Service Unavailable"_qs})
        properties.insert(u"error_"_qs + status.first(3), pageSchema(status));
    all.insert(u"properties"_qs, properties);
    return all;
}

struct Page {
    QByteArray body, contentType;
};

class ErrorPage final : public plugin::Plugin
{
public:
    explicit ErrorPage(const QJsonObject &metadata)
    {
        if (!metadata[u"enable"].toBool())
            return;
        for (auto it = metadata.begin(); it != metadata.end(); ++it) {
            const QByteArray body = it.value()[u"body"].toString().toUtf8();
            if (!it.key().startsWith(u"error_") || body.isEmpty())
                continue;
            const QString type = it.value()[u"content_type"].toString(u"text/html"_qs);
            m_pages.insert(it.key().mid(6).toInt(), {body, asFieldValue(type.toUtf8())});
        }
    }

    void headerFilter(Exchange &exchange) const override
    {
        if (exchange.fromUpstream || exchange.status < 404)
            return;
        const auto page = m_pages.constFind(exchange.status);
        if (page == m_pages.cend())
            return;
        exchange.responseHeaders.set("Content-Type", page->contentType);
        exchange.responseHeaders.remove("Content-Length");
        exchange.pluginState.insert(this, std::make_shared<QByteArray>(page->body));
        exchange.note("replaces the page for " + QByteArray::number(exchange.status));
    }

    bool onlyWatchesBody(const Exchange &exchange) const override
    {
        return !exchange.pluginState.contains(this);
    }

    void bodyFilter(Exchange &exchange, QByteArray &octets, bool last) const override
    {
        if (const auto page =
                std::static_pointer_cast<QByteArray>(exchange.pluginState.value(this)))
            octets = last ? *page : QByteArray();
    }

private:
    QHash<int, Page> m_pages;
};

} // namespace

plugin::Spec errorPageSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("error-page");
    spec.priority = 450;
    spec.phases =
        plugin::phaseBit(plugin::Phase::HeaderFilter) | plugin::phaseBit(plugin::Phase::BodyFilter);
    spec.schema = schemaFrom(schema);
    spec.metadataSchema = completeMetadataSchema();
    spec.build =
        [](const QJsonObject &,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<ErrorPage>(context.metadata));
    };
    return spec;
}

} // namespace gatehouse::plugins
