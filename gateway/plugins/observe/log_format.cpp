// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/observe/log_format.h"

#include "gateway/plugins/observe/told.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace gatehouse::plugins {

namespace {

constexpr int maxDepth = 5;

QByteArray jsonText(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

} // namespace

LogFormat::LogFormat(const QJsonObject &format, int depth)
    : m_parts(compiled(format, depth))
{
}

std::vector<LogFormat::Part> LogFormat::compiled(const QJsonObject &format, int depth)
{
    std::vector<Part> parts;
    for (auto it = format.begin(); it != format.end(); ++it) {
        Part part{.key = it.key().toUtf8()};
        const QString text = it->toString();
        if (it->isObject()) {
            part.nested =
                depth < maxDepth ? compiled(it->toObject(), depth + 1) : std::vector<Part>();
        } else if (text.startsWith(u'$')) {
            part.isVariable = true;
            part.text = text.mid(1).toUtf8();
        } else {
            part.text = jsonText(*it);
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

bool LogFormat::readsBody(const std::vector<Part> &parts)
{
    return std::ranges::any_of(parts, [](const Part &part) {
        return part.nested ? readsBody(*part.nested)
                           : part.isVariable && part.text == "request_body";
    });
}

bool LogFormat::readsBody() const
{
    return readsBody(m_parts);
}

void LogFormat::write(delivery::JsonText &out, const Exchange &exchange, qint64 maxBody,
                      std::span<const QByteArrayView> except) const
{
    for (const Part &part : m_parts) {
        if (std::find(except.begin(), except.end(), QByteArrayView(part.key)) == except.end())
            write(part, out, exchange, maxBody);
    }
}

void LogFormat::write(const Part &part, delivery::JsonText &out, const Exchange &exchange,
                      qint64 maxBody)
{
    if (part.nested) {
        out.key(part.key).open();
        for (const Part &inner : *part.nested)
            write(inner, out, exchange, maxBody);
        out.close();
    } else if (!part.isVariable) {
        out.key(part.key).raw(part.text);
    } else if (part.text == "request_body") {
        if (exchange.requestBody && !exchange.requestBody->isEmpty())
            out.field(part.key, exchange.requestBody->left(maxBody));
    } else if (const auto value = toldVariable(exchange, part.text)) {
        out.field(part.key, *value);
    }
}

} // namespace gatehouse::plugins
