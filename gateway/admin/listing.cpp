// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/listing.h"

#include "gateway/core/byte_regex.h"

#include <QJsonArray>

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject valueOf(const QJsonObject &envelope)
{
    return envelope.value("value"_L1).toObject();
}

// An argument that is no regular expression finds nothing.
bool isFound(const QString &pattern, const QJsonValue &text)
{
    const Result<ByteRegex> regex = ByteRegex::compile(pattern.toUtf8());
    return regex && text.isString() && regex->matches(text.toString().toUtf8());
}

bool hasUri(const QJsonObject &value, const QString &pattern)
{
    const QJsonArray uris = value.value("uris"_L1).toArray();
    return isFound(pattern, value.value("uri"_L1))
        || std::any_of(uris.begin(), uris.end(),
                       [&pattern](const QJsonValue &uri) { return isFound(pattern, uri); });
}

// filter=<encoded service_id=1&upstream_id=2>; for routes only.
bool passesFilter(const QJsonObject &value, const QString &filter)
{
    for (const QLatin1String name : {"service_id"_L1, "upstream_id"_L1}) {
        const auto wanted =
            http::queryArgument(filter.toUtf8(), QByteArrayView(name.data(), name.size()));
        if (wanted && value.value(name).toVariant().toString() != QString::fromUtf8(*wanted))
            return false;
    }
    return true;
}

bool isWanted(const QJsonObject &value, config::Kind kind, const Call &call)
{
    if (const auto name = call.argument("name"); name && !isFound(*name, value.value("name"_L1)))
        return false;
    if (const auto label = call.argument("label");
        label && !value.value("labels"_L1).toObject().contains(*label))
        return false;
    if (const auto uri = call.argument("uri"); uri && !hasUri(value, *uri))
        return false;
    const auto filter = call.argument("filter");
    return !filter || kind != config::Kind::Route || passesFilter(value, *filter);
}

struct Page {
    qint64 number = 1, size = 0; // size 0: all on one page
};

// APISIX pages only when both arguments are numbers.
Page pageOf(const Call &call)
{
    bool hasNumber = false, hasSize = false;
    const qint64 number = call.argument("page").value_or(QString()).toInt(&hasNumber);
    const qint64 size = call.argument("page_size").value_or(QString()).toInt(&hasSize);
    if (!hasNumber || !hasSize)
        return {};
    return {std::max(number, qint64(1)), size == 0 ? -1 : size};
}

} // namespace

Answer listAnswer(QList<QJsonObject> envelopes, config::Kind kind, const Call &call)
{
    envelopes.removeIf(
        [&](const QJsonObject &each) { return !isWanted(valueOf(each), kind, call); });
    std::ranges::sort(envelopes, {}, [](const QJsonObject &each) {
        return each.value("createdIndex"_L1).toInteger();
    });
    const Page page = pageOf(call);
    if (page.size != 0 && (page.size < 10 || page.size > 500))
        return textAnswer(400, "page_size must be between 10 and 500");
    const qint64 total = envelopes.size();
    QJsonArray list;
    const qint64 first = std::min((page.number - 1) * page.size, total);
    const qint64 end = page.size == 0 ? total : std::min(first + page.size, total);
    for (qint64 i = first; i < end; ++i)
        list.append(envelopes.at(i));
    QJsonObject answer{{"total"_L1, total}, {"list"_L1, list}};
    if (page.size != 0 && list.isEmpty())
        answer.insert("list"_L1, QJsonObject()); // Lua's empty table, as clients know it
    return jsonAnswer(200, QJsonDocument(answer));
}

} // namespace gatehouse::admin
