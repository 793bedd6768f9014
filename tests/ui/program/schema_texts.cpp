// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/program/schema_texts.h"

#include "gateway/config/schema.h"
#include "gateway/plugin/registry.h"
#include "gateway/plugins/builtin_plugins.h"

#include <QJsonArray>

namespace gatehouse::test {

using namespace Qt::StringLiterals;
using config::Kind;

namespace {

// Values, not schemas: what looks like a title in them is data.
bool isData(QStringView keyword)
{
    return keyword == u"default" || keyword == u"enum" || keyword == u"const"
        || keyword == u"examples";
}

// Objects whose keys are names of fields, not keywords.
bool isMap(QStringView keyword)
{
    return keyword == u"properties" || keyword == u"patternProperties" || keyword == u"dependencies"
        || keyword == u"definitions";
}

void collect(const QJsonValue &schema, QStringList &texts)
{
    for (const QJsonValue &each : schema.toArray())
        collect(each, texts);
    const QJsonObject object = schema.toObject();
    for (const QLatin1String keyword : {"title"_L1, "description"_L1}) {
        const QString text = object.value(keyword).toString();
        if (!text.isEmpty() && !texts.contains(text))
            texts << text;
    }
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (isMap(it.key())) {
            for (const QJsonValue &each : it.value().toObject())
                collect(each, texts);
        } else if (!isData(it.key())) {
            collect(it.value(), texts);
        }
    }
}

} // namespace

QStringList schemaTexts()
{
    QStringList texts;
    for (const Kind kind : {Kind::Route, Kind::Service, Kind::Upstream, Kind::Consumer,
                            Kind::PluginConfig, Kind::GlobalRule})
        collect(config::resourceSchema(kind), texts);
    for (const plugin::Spec &spec : plugins::builtinPlugins()) {
        collect(spec.schema, texts);
        collect(spec.consumerSchema, texts);
        collect(spec.metadataSchema, texts);
    }
    collect(plugin::metaSchema(), texts);
    return texts;
}

QByteArray schemaTextsFile()
{
    QByteArray file =
        "// SPDX-License-Identifier: GPL-3.0-or-later\n"
        "// Titles and descriptions of the schemas, for lupdate to find; not compiled. Written by\n"
        "// tst_translations with GATEHOUSE_WRITE_TEXTS=1 in the environment.\n"
        "// clang-format off\n"
        "const char *const schemaTexts[] = {\n";
    for (const QString &text : schemaTexts()) {
        QByteArray literal = text.toUtf8();
        literal.replace("\\", "\\\\").replace("\"", "\\\"");
        file += "    QT_TRANSLATE_NOOP(\"schema\", \"" + literal + "\"),\n";
    }
    return file + "};\n";
}

} // namespace gatehouse::test
