// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter/field_terms.h"

#include "ui/traffic/filter/filter.h"
#include "ui/traffic/filter/units.h"

#include <QMap>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

class Terms
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::ui::FilterTerms)
public:
    static FieldTerm of(const FilterToken &token);

private:
    static FieldTerm status(const FilterToken &token);
    static FieldTerm flag(const FilterToken &token);
    static FieldTerm number(const FilterToken &token, std::optional<qint64> value,
                            const QString &example, std::function<qint64(const TrafficRow &)> get);
    static FieldTerm text(const FilterToken &token);
    static FieldTerm operatorFault(const FilterToken &token);
};

using Shared = StringPool::Id TrafficRow::*;

const QMap<QString, Shared> &sharedFields()
{
    static const QMap<QString, Shared> fields = {
        {u"method"_s, &TrafficRow::method},     {u"route"_s, &TrafficRow::route},
        {u"host"_s, &TrafficRow::host},         {u"type"_s, &TrafficRow::type},
        {u"consumer"_s, &TrafficRow::consumer}, {u"key"_s, &TrafficRow::consumer},
        {u"upstream"_s, &TrafficRow::node},     {u"error"_s, &TrafficRow::error}};
    return fields;
}

std::optional<TextOp> textOp(const QString &op)
{
    static const QMap<QString, TextOp> ops = {{u":"_s, TextOp::Contains},
                                              {u"="_s, TextOp::Equals},
                                              {u"!="_s, TextOp::NotEquals},
                                              {u"^="_s, TextOp::StartsWith},
                                              {u"$="_s, TextOp::EndsWith}};
    const auto found = ops.find(op);
    return found == ops.end() ? std::nullopt : std::optional(*found);
}

std::function<bool(qint64, qint64)> comparison(const QString &op)
{
    if (op == u">")
        return std::greater<qint64>();
    if (op == u">=")
        return std::greater_equal<qint64>();
    if (op == u"<")
        return std::less<qint64>();
    if (op == u"<=")
        return std::less_equal<qint64>();
    if (op == u"=" || op == u":")
        return std::equal_to<qint64>();
    if (op == u"!=")
        return std::not_equal_to<qint64>();
    return {};
}

qint64 overhead(const TrafficRow &row)
{
    return row.durationUs < 0 ? -1 : row.durationUs - std::max<qint64>(row.upstreamUs, 0);
}

FieldTerm Terms::operatorFault(const FilterToken &token)
{
    return {nullptr, tr("%1 does not know “%2”.").arg(token.field, token.op)};
}

FieldTerm Terms::number(const FilterToken &token, std::optional<qint64> value,
                        const QString &example, std::function<qint64(const TrafficRow &)> get)
{
    const auto compare = comparison(token.op);
    if (!compare)
        return operatorFault(token);
    if (!value)
        return {nullptr, tr("%1 takes a number, as in %2.").arg(token.field, example)};
    return {flagTest([get = std::move(get), compare, limit = *value](const TrafficRow &row) {
                const qint64 had = get(row);
                return had >= 0 && compare(had, limit);
            }),
            {}};
}

FieldTerm Terms::status(const FilterToken &token)
{
    const QString value = token.value.toLower();
    const bool classes = token.op == u":" || token.op == u"=" || token.op == u"!=";
    const bool shaped = value.size() == 3 && value.at(0).isDigit()
        && std::all_of(value.begin() + 1, value.end(),
                       [](QChar c) { return c.isDigit() || c == u'x'; });
    if (classes && shaped && value.endsWith(u'x')) {
        const int width = value.at(1) == u'x' ? 100 : 10;
        const int first = QString(value).replace(u'x', u'0').toInt();
        const bool wanted = token.op != u"!=";
        return {flagTest([=](const TrafficRow &row) {
                    return (row.status >= first && row.status < first + width) == wanted;
                }),
                {}};
    }
    bool valid = false;
    const int code = value.toInt(&valid);
    const auto compare = comparison(token.op);
    if (!compare)
        return operatorFault(token);
    if (!valid)
        return {nullptr, tr("status takes a code such as 404 or a class such as 5xx.")};
    return {flagTest(
                [=](const TrafficRow &row) { return row.status > 0 && compare(row.status, code); }),
            {}};
}

FieldTerm Terms::flag(const FilterToken &token)
{
    using traffic::State;
    static const QMap<QString, bool (*)(const TrafficRow &)> flags = {
        {u"error"_s, [](const TrafficRow &r) { return r.isError(); }},
        {u"streaming"_s, [](const TrafficRow &r) { return r.state == State::Streaming; }},
        {u"pending"_s, [](const TrafficRow &r) { return r.state == State::Pending; }},
        {u"sse"_s, [](const TrafficRow &r) { return r.eventStream; }},
        {u"slow"_s, [](const TrafficRow &r) { return r.durationUs > 1'000'000; }}};
    if (token.op != u":")
        return operatorFault(token);
    const auto found = flags.find(token.value.toLower());
    if (found == flags.end())
        return {nullptr, tr("is: knows %1.").arg(QStringList(flags.keys()).join(u", "_s))};
    return {flagTest(*found), {}};
}

FieldTerm Terms::text(const FilterToken &token)
{
    const auto op = textOp(token.op);
    if (!op)
        return operatorFault(token);
    if (token.value.isEmpty() && *op != TextOp::Equals && *op != TextOp::NotEquals)
        return {nullptr, tr("What %1 should contain is missing.").arg(token.field)};
    TextMatch match(token.value.toUtf8(), *op);
    if (token.field == u"path")
        return {targetTest(std::move(match), true), {}};
    if (token.field == u"url")
        return {targetTest(std::move(match), false), {}};
    return {sharedTextTest(sharedFields().value(token.field), std::move(match)), {}};
}

FieldTerm Terms::of(const FilterToken &token)
{
    const QString &field = token.field;
    if (field == u"status")
        return status(token);
    if (field == u"is")
        return flag(token);
    if (field == u"size")
        return number(token, parseSize(token.value), u"size>10kb"_s,
                      [](const TrafficRow &row) { return row.size; });
    if (field == u"events")
        return number(token, parseSize(token.value), u"events>10"_s,
                      [](const TrafficRow &row) { return qint64(row.events); });
    if (field == u"duration")
        return number(token, parseSpan(token.value), u"duration>250ms"_s,
                      [](const TrafficRow &row) { return row.durationUs; });
    if (field == u"ttfb")
        return number(token, parseSpan(token.value), u"ttfb>100ms"_s,
                      [](const TrafficRow &row) { return row.firstByteUs; });
    if (field == u"overhead")
        return number(token, parseSpan(token.value), u"overhead>2ms"_s, &overhead);
    if (field == u"path" || field == u"url" || sharedFields().contains(field))
        return text(token);
    return {nullptr,
            tr("There is no field “%1”. Fields: %2. Put text with a colon in quotes.")
                .arg(field, Filter::fields().join(u", "_s))};
}

} // namespace

FieldTerm fieldTerm(const FilterToken &token)
{
    return Terms::of(token);
}

QStringList Filter::fields()
{
    return {u"status"_s,   u"method"_s,   u"route"_s,    u"path"_s,  u"url"_s,      u"host"_s,
            u"type"_s,     u"consumer"_s, u"upstream"_s, u"error"_s, u"duration"_s, u"ttfb"_s,
            u"overhead"_s, u"size"_s,     u"events"_s,   u"is"_s};
}

} // namespace gatehouse::ui
