// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/request_edit.h"

#include "gateway/core/ascii.h"

#include <QJsonArray>

namespace gatehouse::plugins {

UriTemplate::UriTemplate(QByteArrayView text)
{
    if (text.isEmpty())
        return;
    // A "?" inside ${name ?? default} belongs to the variable.
    qsizetype begin = 0;
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.sliced(i).startsWith("${"))
            ++depth;
        else if (text[i] == '}' && depth > 0)
            --depth;
        else if (text[i] == '?' && depth == 0) {
            m_parts.append(Template(text.sliced(begin, i - begin)));
            begin = i + 1;
        }
    }
    m_parts.append(Template(text.sliced(begin)));
}

QByteArray UriTemplate::render(const Exchange &exchange) const
{
    QByteArray out;
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        if (i > 0)
            out += '?';
        out += m_parts[i].render(exchange).replace('?', "%3F");
    }
    return out;
}

CaptureTemplate::CaptureTemplate(QByteArrayView text)
{
    qsizetype begin = 0;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text[i] != '$' || (i > 0 && text[i - 1] == '\\'))
            continue;
        const bool braced = text[i + 1] == '{';
        qsizetype end = i + (braced ? 2 : 1);
        int group = 0;
        const qsizetype firstDigit = end;
        while (end < text.size() && end < firstDigit + 3 && ascii::isDigit(text[end]))
            group = group * 10 + (text[end++] - '0');
        if (end == firstDigit || (braced && (end >= text.size() || text[end++] != '}')))
            continue;
        if (i > begin)
            m_parts.append({Template(text.sliced(begin, i - begin)), -1});
        m_parts.append({Template(), group});
        begin = end;
        i = end - 1;
    }
    if (begin < text.size())
        m_parts.append({Template(text.sliced(begin)), -1});
}

QByteArray CaptureTemplate::render(const Exchange &exchange,
                                   const QList<QByteArray> &captures) const
{
    QByteArray out;
    for (const Part &part : m_parts) {
        if (part.group < 0)
            out += renderField(part.text, exchange);
        else if (part.group < captures.size())
            out += asFieldValue(captures[part.group]);
    }
    return out;
}

bool isStructuredEdit(const QJsonObject &headers)
{
    return headers[u"add"].isObject() || headers[u"add"].isArray() || headers[u"set"].isObject()
        || headers[u"remove"].isArray();
}

QList<RequestEdits::Edit> RequestEdits::editsOf(const QJsonObject &fields)
{
    QList<Edit> edits;
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        Edit edit{it.key().toUtf8(), {}};
        if (!it->isArray())
            edit.values.append(CaptureTemplate(textOf(*it)));
        for (const QJsonValue &value : it->toArray())
            edit.values.append(CaptureTemplate(textOf(value)));
        edits.append(edit);
    }
    return edits;
}

RequestEdits::RequestEdits(const QJsonObject &headers)
{
    if (!isStructuredEdit(headers)) {
        m_set = editsOf(headers);
        return;
    }
    m_add = editsOf(headers[u"add"].toObject());
    m_set = editsOf(headers[u"set"].toObject());
    for (const QJsonValue &name : headers[u"remove"].toArray())
        m_remove.append(name.toString().toUtf8());
}

void RequestEdits::apply(Exchange &exchange, const QList<QByteArray> &captures) const
{
    for (const Edit &edit : m_add) {
        for (const CaptureTemplate &value : edit.values)
            exchange.headers.append(edit.name, value.render(exchange, captures));
    }
    for (const Edit &edit : m_set) {
        // The first replaces, the others join it. An empty value removes, as in NGINX.
        setOrRemove(exchange.headers, edit.name, edit.values.first().render(exchange, captures));
        for (qsizetype i = 1; i < edit.values.size(); ++i)
            exchange.headers.append(edit.name, edit.values[i].render(exchange, captures));
    }
    for (const QByteArray &name : m_remove)
        exchange.headers.remove(name);
}

std::optional<QString> RequestEdits::check(const QJsonObject &headers)
{
    if (isStructuredEdit(headers))
        return std::nullopt;
    for (auto it = headers.begin(); it != headers.end(); ++it) {
        const QByteArray name = it.key().toUtf8();
        const auto isOdd = [](char c) { return uchar(c) <= 32 || uchar(c) >= 127 || c == ':'; };
        if (name.isEmpty())
            return u"invalid field length in header"_qs;
        if (std::ranges::any_of(name, isOdd))
            return u"invalid field character in header"_qs;
        const auto isControl = [](char c) { return uchar(c) < 32 || uchar(c) >= 127; };
        if (std::ranges::any_of(it->toString().toUtf8(), isControl))
            return u"invalid value character in header"_qs;
    }
    return std::nullopt;
}

} // namespace gatehouse::plugins
