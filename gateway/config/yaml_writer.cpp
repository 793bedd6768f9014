// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/yaml.h"
#include "gateway/config/yaml_scalar.h"

#include <cmath>

namespace gatehouse::config {

namespace {

// The order in which APISIX's own examples list keys; other keys follow by name.
constexpr std::array<const char *, 29> usualOrder{
    "id",          "username",     "name",        "desc",     "labels",  "uri",
    "uris",        "methods",      "host",        "hosts",    "port",    "weight",
    "remote_addr", "remote_addrs", "vars",        "priority", "status",  "type",
    "scheme",      "hash_on",      "key",         "nodes",    "plugins", "plugin_config_id",
    "group_id",    "service_id",   "upstream_id", "upstream", "timeout"};

QStringList orderedKeys(const QJsonObject &object)
{
    QStringList keys;
    for (const char *key : usualOrder) {
        if (object.contains(QLatin1String(key)))
            keys.append(QString::fromLatin1(key));
    }
    const QStringList all = object.keys();
    for (const QString &key : all) {
        const auto known = [&](const char *usual) { return key == QLatin1String(usual); };
        if (std::none_of(usualOrder.begin(), usualOrder.end(), known))
            keys.append(key);
    }
    return keys;
}

void escape(QByteArray &out, char16_t unit)
{
    switch (unit) {
    case u'"':
        out += "\\\"";
        return;
    case u'\\':
        out += "\\\\";
        return;
    case u'\n':
        out += "\\n";
        return;
    case u'\t':
        out += "\\t";
        return;
    case u'\r':
        out += "\\r";
        return;
    default:
        out += "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
    }
}

bool needsEscape(char16_t unit)
{
    return unit < 0x20 || unit == u'"' || unit == u'\\' || (unit >= 0x7f && unit < 0xa0)
        || unit == 0x2028 || unit == 0x2029 || unit == 0xfeff || unit >= 0xfffe;
}

QByteArray quoted(const QString &text)
{
    QByteArray out = "\"";
    qsizetype done = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!needsEscape(text.at(i).unicode()))
            continue;
        out += QStringView(text).mid(done, i - done).toUtf8();
        escape(out, text.at(i).unicode());
        done = i + 1;
    }
    return out + QStringView(text).mid(done).toUtf8() + '"';
}

// A literal block reads well but cannot hold everything: certificates and scripts, yes.
bool fitsBlock(const QString &text)
{
    if (text.startsWith(u'\n') || text.startsWith(u' '))
        return false;
    const QStringList lines = (text.endsWith(u'\n') ? text.chopped(1) : text).split(u'\n');
    if (!text.contains(u'\n') || lines.constLast().isEmpty())
        return false;
    const auto isBlank = [](const QString &line) {
        return !line.isEmpty() && line.trimmed().isEmpty();
    };
    if (std::any_of(lines.begin(), lines.end(), isBlank))
        return false;
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c == u'\n' || c == u'"' || c == u'\\' || !needsEscape(c.unicode());
    });
}

QByteArray block(const QString &text, int indent)
{
    const bool ends = text.endsWith(u'\n');
    QByteArray out = ends ? "|" : "|-";
    const QStringList lines = (ends ? text.chopped(1) : text).split(u'\n');
    for (const QString &line : lines)
        out.append('\n').append(line.isEmpty() ? 0 : indent, ' ').append(line.toUtf8());
    return out;
}

QByteArray number(const QJsonValue &value)
{
    const QVariant variant = value.toVariant();
    if (variant.typeId() == QMetaType::LongLong)
        return QByteArray::number(variant.toLongLong());
    const double real = value.toDouble();
    if (!std::isfinite(real))
        return "null";
    QByteArray text = QByteArray::number(real, 'g', QLocale::FloatingPointShortest);
    const bool isExact = std::abs(real) < 9007199254740992.0;
    // Beyond 2^53 the digits alone would be read as another, exact integer.
    if (!isExact && !text.contains('e') && !text.contains('.'))
        text += ".0";
    return text;
}

QByteArray scalar(const QJsonValue &value, int indent)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? "true" : "false";
    case QJsonValue::Double:
        return number(value);
    case QJsonValue::String: {
        const QString text = value.toString();
        if (isPlainSafe(text) || isEnvironmentMark(text))
            return text.toUtf8();
        return fitsBlock(text) ? block(text, indent) : quoted(text);
    }
    default:
        return "null";
    }
}

// A key on one line. Above the length that YAML admits there, "? key" and ": value" stand on two.
struct Key {
    QByteArray text;
    bool isLong;
};
Key keyOf(const QString &key)
{
    const QByteArray text = isPlainSafe(key) ? key.toUtf8() : quoted(key);
    return {text, text.size() > 200};
}

bool isEmptyContainer(const QJsonValue &value)
{
    return (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty());
}

void writeMap(QByteArray &out, const QJsonObject &map, int indent, bool firstInline);
void writeList(QByteArray &out, const QJsonArray &list, int indent);

// What stands after "key:"; `indent` is that of the key.
void writeMember(QByteArray &out, const QJsonValue &value, int indent)
{
    if (isEmptyContainer(value)) {
        out += value.isArray() ? " []\n" : " {}\n";
    } else if (value.isObject()) {
        out += '\n';
        writeMap(out, value.toObject(), indent + 2, false);
    } else if (value.isArray()) {
        out += '\n';
        writeList(out, value.toArray(), indent + 2);
    } else {
        out.append(' ').append(scalar(value, indent + 2)).append('\n');
    }
}

void writeMap(QByteArray &out, const QJsonObject &map, int indent, bool firstInline)
{
    const QStringList keys = orderedKeys(map);
    for (const QString &name : keys) {
        if (!std::exchange(firstInline, false))
            out.append(indent, ' ');
        const Key key = keyOf(name);
        if (key.isLong)
            out.append("? ").append(key.text).append('\n').append(indent, ' ').append(':');
        else
            out.append(key.text).append(':');
        writeMember(out, map.value(name), indent);
    }
}

void writeList(QByteArray &out, const QJsonArray &list, int indent)
{
    for (const QJsonValue &item : list) {
        out.append(indent, ' ').append('-');
        if (item.isObject() && !item.toObject().isEmpty()) {
            out += ' ';
            writeMap(out, item.toObject(), indent + 2, true);
        } else {
            writeMember(out, item, indent);
        }
    }
}

void writeSection(QByteArray &out, const QString &name, const QJsonValue &value)
{
    if (!out.isEmpty())
        out += '\n';
    writeMap(out, {{name, value}}, 0, false);
}

} // namespace

QByteArray writeYaml(const Document &document)
{
    QByteArray out;
    for (const Kind kind : allKinds) {
        QJsonArray list;
        for (const QJsonObject &resource : document.resources(kind))
            list.append(resource);
        if (!list.isEmpty())
            writeSection(out, sectionName(kind), list);
    }
    const QJsonObject &unknown = document.unknown();
    for (auto it = unknown.begin(); it != unknown.end(); ++it)
        writeSection(out, it.key(), it.value());
    return out + "#END\n";
}

QByteArray writeYaml(const QJsonValue &value)
{
    QByteArray out;
    if (isEmptyContainer(value))
        return value.isArray() ? "[]\n" : "{}\n";
    if (value.isObject())
        writeMap(out, value.toObject(), 0, false);
    else if (value.isArray())
        writeList(out, value.toArray(), 0);
    else
        out = scalar(value, 2) + '\n';
    return out;
}

} // namespace gatehouse::config
