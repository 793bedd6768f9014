// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugin/reference_page.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace gatehouse::plugin {

namespace {

QString compact(const QJsonValue &value)
{
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(wrapped.mid(1, wrapped.size() - 2));
}

QString typeOf(const QJsonObject &schema)
{
    if (schema.contains(u"enum")) {
        QStringList values;
        for (const QJsonValue &value : schema[u"enum"].toArray())
            values.append(u'`' + compact(value) + u'`');
        return values.join(u", "_qs);
    }
    const QJsonArray choices = schema[schema.contains(u"oneOf") ? u"oneOf" : u"anyOf"].toArray();
    if (!schema.contains(u"type") && !choices.isEmpty()) {
        QStringList types;
        for (const QJsonValue &choice : choices)
            types.append(typeOf(choice.toObject()));
        types.removeDuplicates();
        return types.join(u" or "_qs);
    }
    const QString type = schema[u"type"].toString(u"any"_qs);
    return type == u"array"_qs ? u"array of "_qs + typeOf(schema[u"items"].toObject()) : type;
}

QString rangeOf(const QJsonObject &schema)
{
    static constexpr std::pair<const char *, const char *> words[] = {
        {"minimum", "at least "},      {"exclusiveMinimum", "above "}, {"maximum", "at most "},
        {"minLength", "length from "}, {"maxLength", "length to "},    {"minItems", "items from "},
        {"maxItems", "items to "}};
    QStringList parts;
    for (const auto &[key, word] : words) {
        const QJsonValue value = schema[QLatin1String(key)];
        if (!value.isUndefined())
            parts.append(QLatin1String(word) + compact(value));
    }
    return parts.join(u", "_qs);
}

QString cell(QString text)
{
    return text.replace(u'|', u"\\|"_qs).replace(u'\n', u' ');
}

void appendRows(QString &out, const QJsonObject &schema, const QString &prefix)
{
    const QJsonObject properties = schema[u"properties"].toObject();
    const QJsonArray required = schema[u"required"].toArray();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        const QJsonObject property = it.value().toObject();
        const QString name = prefix + it.key();
        if (out.contains(u"\n| `"_qs + name + u"` |"_qs))
            continue; // two branches have it
        const QString standard = property.contains(u"default")
            ? u'`' + compact(property[u"default"]) + u'`'
            : required.contains(it.key()) ? u"required"_qs
                                          : QString();
        const QString text = property[u"description"].toString(property[u"title"].toString());
        out += u"| `%1` | %2 | %3 | %4 | %5 |\n"_qs.arg(
            name, cell(typeOf(property)), cell(standard), cell(rangeOf(property)), cell(text));
        appendRows(out, property, name + u'.');
        appendRows(out, property[u"items"].toObject(), name + u"[]."_qs);
    }
    // What only some policies have.
    for (const QLatin1String branch : {QLatin1String("then"), QLatin1String("else")}) {
        if (schema.contains(branch))
            appendRows(out, schema[branch].toObject(), prefix);
    }
}

void appendTable(QString &out, const QString &title, const QJsonObject &schema)
{
    if (schema[u"properties"].toObject().isEmpty())
        return;
    // On its own: tables may have rows of the same name.
    QString table =
        u"\n## %1\n\n| attribute | type | default | range | meaning |\n|---|---|---|---|---|\n"_qs
            .arg(title);
    appendRows(table, schema, {});
    out += table;
}

QString phasesOf(const Spec &spec)
{
    static constexpr const char *names[phaseCount] = {
        "rewrite", "access", "before proxy", "header filter", "body filter", "log"};
    QStringList phases;
    for (std::size_t i = 0; i < phaseCount; ++i) {
        if (spec.phases & phaseBit(Phase(i)))
            phases.append(QLatin1String(names[i]));
    }
    return phases.join(u", "_qs);
}

// "Runs in: access." and the APIs that a route with public-api can lead to.
QString doingsOf(const Spec &spec)
{
    QString out;
    if (spec.phases != 0)
        out += u" Runs in: "_qs + phasesOf(spec) + u'.';
    for (const PublicApi &api : spec.publicApis) {
        const QByteArray methods = api.methods.isEmpty() ? "any method" : api.methods.join(", ");
        out += u" Offers `%1` (%2) through public-api."_qs.arg(QString::fromUtf8(api.path),
                                                               QString::fromUtf8(methods));
    }
    return out;
}

} // namespace

QByteArray referencePage(const Spec &spec)
{
    QString out =
        u"# %1\n\n%2\n\nPriority %3.%4\n"_qs.arg(spec.name, spec.schema[u"description"].toString(),
                                                 QString::number(spec.priority), doingsOf(spec));
    appendTable(out, u"Configuration"_qs, spec.schema);
    appendTable(out, u"On a consumer or credential"_qs, spec.consumerSchema);
    appendTable(out, u"Plugin metadata"_qs, spec.metadataSchema);
    out +=
        u"\nEvery plugin also takes `_meta`: `disable`, `priority`, `filter`, `error_response`.\n"_qs;
    return out.toUtf8();
}

} // namespace gatehouse::plugin
