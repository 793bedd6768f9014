// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema_words.h"

#include "gateway/config/pointer.h"

#include <arpa/inet.h>

#include <cmath>

namespace gatehouse::config::schema {

namespace {

QString stepWords(const Step &step)
{
    switch (step.kind) {
    case Step::Kind::Root:
        return {};
    case Step::Kind::Property:
        return u"property " + luaQuoted(step.name) + u" validation failed: ";
    case Step::Kind::Pattern:
        return u"failed to validate " + step.name + u" (matching " + luaQuoted(*step.pattern)
            + u"): ";
    case Step::Kind::Additional:
        return u"failed to validate additional property " + step.name + u": ";
    case Step::Kind::Item:
        return u"failed to validate item %1: "_qs.arg(step.index + 1);
    case Step::Kind::AllOf:
        return u"allOf %1 failed: "_qs.arg(step.index + 1);
    case Step::Kind::Dependent:
        return u"failed to validate dependent schema for " + luaQuoted(step.name) + u": ";
    }
    return {};
}

QString stepPointer(const Step &step)
{
    switch (step.kind) {
    case Step::Kind::Property:
    case Step::Kind::Pattern:
    case Step::Kind::Additional:
        return pointerStep(step.name);
    case Step::Kind::Item:
        return pointerStep(step.index);
    default:
        return {};
    }
}

bool isAddress(int family, const QString &text)
{
    unsigned char octets[16];
    return inet_pton(family, text.toUtf8().constData(), octets) == 1;
}

bool fits(const char16_t *pattern, const QString &text)
{
    return QRegularExpression(QString::fromUtf16(pattern)).match(text).hasMatch();
}

} // namespace

QString pointerOf(const Step &step)
{
    QString pointer;
    for (const Step *at = &step; at; at = at->up)
        pointer.prepend(stepPointer(*at));
    return pointer;
}

QString pathWords(const Step &step)
{
    QString words;
    for (const Step *at = &step; at; at = at->up)
        words.prepend(stepWords(*at));
    return words;
}

quint8 typesOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return Boolean;
    case QJsonValue::Double:
        return std::fmod(value.toDouble(), 1.0) == 0.0 ? Number | Integer : Number;
    case QJsonValue::String:
        return String;
    case QJsonValue::Array:
        return value.toArray().isEmpty() ? Array | Object : Array;
    case QJsonValue::Object:
        return value.toObject().isEmpty() ? Array | Object : Object;
    default:
        return Null;
    }
}

bool isTable(const QJsonValue &value)
{
    return value.isArray() || value.isObject();
}

QLatin1String luaType(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return QLatin1String("boolean");
    case QJsonValue::Double:
        return QLatin1String("number");
    case QJsonValue::String:
        return QLatin1String("string");
    case QJsonValue::Array:
    case QJsonValue::Object:
        return QLatin1String("table");
    default:
        return QLatin1String("userdata");
    }
}

QString luaNumber(double value)
{
    return QString::number(value, 'g', 14);
}

QString luaQuoted(const QString &text)
{
    QString quoted = text;
    quoted.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    return u'"' + quoted + u'"';
}

qsizetype codePoints(const QString &text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

QString formatFault(Format format, const QString &value)
{
    switch (format) {
    case Format::None:
        return {};
    case Format::Ipv4:
        return isAddress(AF_INET, value) ? QString()
                                         : u"expect valid ipv4 address but got: " + value;
    case Format::Ipv6:
        return isAddress(AF_INET6, value) ? QString()
                                          : u"expect valid ipv6 address but got: " + value;
    case Format::Email:
        return fits(u"^[A-Za-z0-9_.-]+@[A-Za-z0-9_.-]+\\.[A-Za-z]{2,4}$", value)
            ? QString()
            : u"expect valid email address but got: " + value;
    case Format::Hostname:
        return fits(u"^[a-zA-Z0-9.-]+$", value) ? QString()
                                                : u"expect valid hostname but got: " + value;
    }
    return {};
}

} // namespace gatehouse::config::schema
