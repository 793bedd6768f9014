// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema_compiler.h"

#include "gateway/config/pointer.h"

#include <QJsonDocument>

namespace gatehouse::config::schema {

using namespace Qt::Literals::StringLiterals;

namespace {

struct TypeName {
    QLatin1String name;
    Type type;
};
constexpr TypeName typeNames[]{
    {"null"_L1, Null},     {"boolean"_L1, Boolean}, {"integer"_L1, Integer}, {"number"_L1, Number},
    {"string"_L1, String}, {"array"_L1, Array},     {"object"_L1, Object}};

quint8 typeBit(const QString &name)
{
    for (const TypeName &known : typeNames) {
        if (name == known.name)
            return known.type;
    }
    return 0;
}

Format formatOf(const QString &name)
{
    if (name == "ipv4"_L1)
        return Format::Ipv4;
    if (name == "ipv6"_L1)
        return Format::Ipv6;
    if (name == "email"_L1)
        return Format::Email;
    return name == "hostname"_L1 ? Format::Hostname : Format::None;
}

QStringList strings(const QJsonValue &array)
{
    QStringList list;
    const QJsonArray values = array.toArray();
    for (const QJsonValue &value : values)
        list.append(value.toString());
    return list;
}

// The place a reference names; undefined if it names none. RFC 6901.
QJsonValue resolve(const QJsonObject &root, const QString &pointer)
{
    QJsonValue value = root;
    for (const QString &segment : pointerSegments(pointer)) {
        if (value.isArray())
            value = value.toArray().at(segment.toInt());
        else
            value = value.toObject().value(segment);
    }
    return value;
}

bool hasDefaults(const QJsonObject &schema)
{
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    return std::any_of(properties.begin(), properties.end(), [](const QJsonValue &property) {
        return property.toObject().contains("default"_L1);
    });
}

} // namespace

Result<const Node *> Compiler::run()
{
    const Node *root = compile(m_root);
    if (!m_error.isEmpty())
        return fail(ErrorKind::InvalidInput, u"invalid JSON schema: " + m_error);
    return root;
}

void Compiler::refuse(const QString &reason)
{
    if (m_error.isEmpty())
        m_error = reason;
}

const Node *Compiler::compile(const QJsonValue &schema)
{
    Node &node = m_tree.nodes.emplace_back();
    if (schema.isBool()) {
        node.never = !schema.toBool();
        return &node;
    }
    if (!schema.isObject())
        refuse(u"a schema must be an object or a boolean"_qs);
    else if (m_depth >= maxDepth || m_tree.nodes.size() > maxNodes)
        refuse(u"it is too deep or too large"_qs);
    if (!m_error.isEmpty())
        return &node;
    ++m_depth;
    compileObject(schema.toObject(), node);
    --m_depth;
    return &node;
}

void Compiler::compileObject(const QJsonObject &schema, Node &node)
{
    if (const QJsonValue ref = schema.value("$ref"_L1); ref.isString()) {
        node.reference = reference(ref.toString());
        return;
    }
    types(schema.value("type"_L1), node);
    object(schema, node.object);
    array(schema, node.array);
    string(schema, node.string);
    number(schema, node.number);
    if (const QJsonValue values = schema.value("enum"_L1); values.isArray())
        node.values = values.toArray();
    else if (!values.isUndefined())
        refuse(u"`enum` must be an array"_qs);
    if (schema.contains("const"_L1))
        node.constant = schema.value("const"_L1);
    combined(schema, node.combined);
    if (hasDefaults(schema))
        node.defaultsFrom = schema;
}

const Node *Compiler::reference(const QString &pointer)
{
    if (const Node *known = m_references.value(pointer))
        return known;
    const QJsonValue target = resolve(m_root, pointer.mid(1));
    if (!pointer.startsWith(u'#') || !(target.isObject() || target.isBool())) {
        refuse(u"`$ref` leads nowhere: " + pointer);
        return nullptr;
    }
    // Known before it is compiled, so that a schema may refer to itself.
    Node &stand = m_tree.nodes.emplace_back();
    m_references.insert(pointer, &stand);
    stand.reference = compile(target);
    return &stand;
}

void Compiler::types(const QJsonValue &type, Node &node)
{
    if (type.isUndefined())
        return;
    const QStringList names = type.isArray() ? strings(type) : QStringList{type.toString()};
    for (const QString &name : names) {
        const quint8 bit = typeBit(name);
        if (bit == 0)
            refuse(u"invalid JSON type: " + name);
        node.types |= bit;
    }
    node.typeWords = type.isArray() ? u"one of " + names.join(", "_L1) : names.value(0);
}

void Compiler::object(const QJsonObject &schema, ObjectRules &rules)
{
    properties(schema, rules);
    dependencies(schema, rules);
    const QJsonObject patterns = schema.value("patternProperties"_L1).toObject();
    for (auto it = patterns.begin(); it != patterns.end(); ++it) {
        Pattern entry = pattern(it.key());
        entry.node = compile(it.value());
        rules.patterns.push_back(std::move(entry));
    }
    const QJsonValue additional = schema.value("additionalProperties"_L1);
    rules.closed = additional.isBool() && !additional.toBool();
    if (additional.isObject())
        rules.additional = compile(additional);
    rules.minimum = count(schema, "minProperties"_L1);
    rules.maximum = count(schema, "maxProperties"_L1);
    rules.present = !rules.properties.empty() || !rules.patterns.empty() || rules.closed
        || rules.additional || rules.minimum || rules.maximum;
}

void Compiler::properties(const QJsonObject &schema, ObjectRules &rules)
{
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    QSet<QString> done;
    for (const QString &name : strings(schema.value("required"_L1))) {
        if (done.contains(name))
            continue;
        done.insert(name);
        const QJsonValue property = properties.value(name);
        rules.properties.push_back(
            {name, property.isUndefined() ? nullptr : compile(property), true, {}, nullptr});
    }
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        rules.known.insert(it.key());
        if (!done.contains(it.key()))
            rules.properties.push_back({it.key(), compile(it.value()), false, {}, nullptr});
    }
}

void Compiler::dependencies(const QJsonObject &schema, ObjectRules &rules)
{
    const QJsonObject dependencies = schema.value("dependencies"_L1).toObject();
    for (auto it = dependencies.begin(); it != dependencies.end(); ++it) {
        const auto named = [&](const Property &property) { return property.name == it.key(); };
        auto place = std::find_if(rules.properties.begin(), rules.properties.end(), named);
        if (place == rules.properties.end())
            place = rules.properties.insert(place, Property{it.key(), nullptr, false, {}, nullptr});
        if (it.value().isArray())
            place->needs = strings(it.value());
        else
            place->dependent = compile(it.value());
    }
}

void Compiler::array(const QJsonObject &schema, ArrayRules &rules)
{
    rules.minimum = count(schema, "minItems"_L1);
    rules.maximum = count(schema, "maxItems"_L1);
    rules.unique = schema.value("uniqueItems"_L1).toBool();
    if (schema.value("items"_L1).isArray())
        rules.tuple = children(schema, "items"_L1);
    else
        rules.items = child(schema, "items"_L1);
}

void Compiler::string(const QJsonObject &schema, StringRules &rules)
{
    rules.minimum = count(schema, "minLength"_L1);
    rules.maximum = count(schema, "maxLength"_L1);
    rules.format = formatOf(schema.value("format"_L1).toString());
    if (const QJsonValue text = schema.value("pattern"_L1); text.isString())
        rules.pattern = pattern(text.toString());
}

void Compiler::number(const QJsonObject &schema, NumberRules &rules)
{
    rules.minimum = real(schema, "minimum"_L1);
    rules.maximum = real(schema, "maximum"_L1);
    rules.above = real(schema, "exclusiveMinimum"_L1);
    rules.below = real(schema, "exclusiveMaximum"_L1);
    rules.multipleOf = real(schema, "multipleOf"_L1);
    if (rules.multipleOf && *rules.multipleOf <= 0)
        refuse(u"`multipleOf` must be greater than 0"_qs);
}

void Compiler::combined(const QJsonObject &schema, Combinators &rules)
{
    rules.allOf = children(schema, "allOf"_L1);
    rules.anyOf = children(schema, "anyOf"_L1);
    rules.oneOf = children(schema, "oneOf"_L1);
    rules.negated = child(schema, "not"_L1);
    rules.condition = child(schema, "if"_L1);
    rules.then = child(schema, "then"_L1);
    rules.otherwise = child(schema, "else"_L1);
    QStringList required;
    const QJsonArray branches = schema.value("anyOf"_L1).toArray();
    for (const QJsonValue &branch : branches) {
        if (const QJsonValue names = branch.toObject().value("required"_L1); names.isArray())
            required.append(
                QString::fromUtf8(QJsonDocument(names.toArray()).toJson(QJsonDocument::Compact)));
    }
    if (!required.isEmpty())
        rules.anyOfWords = u": " + required.join(" or "_L1);
}

const Node *Compiler::child(const QJsonObject &schema, QLatin1String keyword)
{
    const QJsonValue value = schema.value(keyword);
    return value.isUndefined() ? nullptr : compile(value);
}

std::vector<const Node *> Compiler::children(const QJsonObject &schema, QLatin1String keyword)
{
    const QJsonValue value = schema.value(keyword);
    std::vector<const Node *> nodes;
    if (!value.isUndefined() && !value.isArray())
        refuse(u'`' + QString(keyword) + u"` must be an array");
    const QJsonArray branches = value.toArray();
    for (const QJsonValue &branch : branches)
        nodes.push_back(compile(branch));
    return nodes;
}

std::optional<qint64> Compiler::count(const QJsonObject &schema, QLatin1String keyword)
{
    const QJsonValue value = schema.value(keyword);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isDouble() || value.toInteger(-1) < 0)
        refuse(u'`' + QString(keyword) + u"` must be an integer of at least 0");
    return value.toInteger();
}

std::optional<double> Compiler::real(const QJsonObject &schema, QLatin1String keyword)
{
    const QJsonValue value = schema.value(keyword);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isDouble())
        refuse(u'`' + QString(keyword) + u"` must be a number");
    return value.toDouble();
}

Pattern Compiler::pattern(const QString &text)
{
    QRegularExpression regex(text, QRegularExpression::DontCaptureOption);
    if (!regex.isValid())
        refuse(u"invalid regular expression \"" + text + u"\": " + regex.errorString());
    else
        regex.optimize();
    return {text, std::move(regex), nullptr};
}

} // namespace gatehouse::config::schema
