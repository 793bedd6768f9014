// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/batch_run.h"

#include "gateway/core/ascii.h"
#include "gateway/http/syntax.h"
#include "gateway/http/writer.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/support/uri_text.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse::plugins {

namespace {

QByteArray scalarText(const QJsonValue &value)
{
    return value.isBool() ? QByteArray(value.toBool() ? "true" : "false") : textOf(value);
}

QJsonArray asList(const QJsonValue &value)
{
    return value.isArray() ? value.toArray() : QJsonArray{value};
}

bool isFieldName(QByteArrayView name)
{
    return !name.isEmpty() && std::ranges::all_of(name, &http::isTokenChar);
}

// Adds the fields of `object` whose names are not there yet.
void addMissing(http::Headers &headers, const QJsonObject &object)
{
    const http::Headers before = headers;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QByteArray name = it.key().toUtf8().toLower();
        if (!isFieldName(name) || before.contains(name))
            continue;
        for (const QJsonValue &value : asList(*it)) {
            if (!value.isObject() && !value.isArray() && !value.isNull())
                headers.append(name, asFieldValue(scalarText(value)).trimmed());
        }
    }
}

// The outer request's fields, without those that belong to its own body and connection.
void addOuter(http::Headers &headers, http::Headers outer)
{
    http::removeHopByHop(outer);
    outer.removeIf([&headers](const http::Field &field) {
        const bool isOfBody = ascii::toLower(field.name).startsWith("content-");
        return isOfBody || ascii::equalsIgnoreCase(field.name, "Expect")
            || headers.contains(field.name);
    });
    for (const http::Field &field : outer)
        headers.append(field.name, field.value);
}

QByteArray encodedArguments(const QJsonObject &query)
{
    QByteArray out;
    for (auto it = query.begin(); it != query.end(); ++it) {
        for (const QJsonValue &value : asList(*it)) {
            if (value.isObject() || value.isArray() || value.isNull() || value == false)
                continue;
            if (!out.isEmpty())
                out += '&';
            out += it.key().toUtf8().toPercentEncoding();
            if (!value.isBool())
                out += '=' + scalarText(value).toPercentEncoding();
        }
    }
    return out;
}

// `stronger` over `common`.
QJsonObject merged(const QJsonObject &stronger, QJsonObject common)
{
    for (auto it = stronger.begin(); it != stronger.end(); ++it)
        common.insert(it.key(), *it);
    return common;
}

OutboundRequest requestFor(const QJsonObject &item, const QJsonObject &body,
                           const Exchange &exchange)
{
    OutboundRequest request;
    request.method = item[u"method"].toString(u"GET"_qs).toUtf8();
    request.scheme = exchange.scheme;
    request.host = exchange.server.address;
    request.port = exchange.server.port;
    request.verifyTls = false; // it is this gateway's own certificate
    const QByteArray path = escapedControls(item[u"path"].toString().toUtf8());
    const QJsonObject query = merged(item[u"query"].toObject(), body[u"query"].toObject());
    request.target = withQuery(path.startsWith('/') ? path : '/' + path, encodedArguments(query));
    addMissing(request.headers, item[u"headers"].toObject());
    addMissing(request.headers, body[u"headers"].toObject());
    addOuter(request.headers, exchange.headers);
    for (const char *name : {"Content-Length", "Transfer-Encoding", "Connection"})
        request.headers.remove(name); // they follow from what is sent
    request.headers.set("X-Real-IP", exchange.client.address);
    request.onBehalfOf = exchange.client.address;
    request.body = item[u"body"].toString().toUtf8();
    const double timeout = body[u"timeout"].toDouble(30000);
    request.timeout = std::chrono::milliseconds(qint64(std::clamp(timeout, 1.0, 3'600'000.0)));
    return request;
}

QJsonObject headersOf(const http::Headers &headers)
{
    QJsonObject out;
    for (const http::Field &field : headers) {
        const QString name = QString::fromUtf8(field.name);
        const QString value = QString::fromUtf8(field.value);
        const QJsonValue known = out.value(name);
        if (known.isUndefined())
            out.insert(name, value);
        else
            out.insert(name, [&] {
                QJsonArray all = asList(known);
                all.append(value);
                return all;
            }());
    }
    return out;
}

} // namespace

std::vector<OutboundRequest> batchOf(const QJsonObject &body, const Exchange &exchange)
{
    std::vector<OutboundRequest> requests;
    for (const QJsonValue &item : body[u"pipeline"].toArray())
        requests.push_back(requestFor(item.toObject(), body, exchange));
    return requests;
}

BatchRun::BatchRun(Outbound &outbound, std::vector<OutboundRequest> requests,
                   plugin::Resumer resume)
    : m_outbound(outbound)
    , m_requests(std::move(requests))
    , m_resume(std::move(resume))
{
}

void BatchRun::next()
{
    if (m_position == m_requests.size()) {
        finish();
        return;
    }
    OutboundRequest request = std::move(m_requests[m_position]);
    m_requests[m_position].method = request.method;
    request.maxAnswer = m_room;
    m_call = m_outbound.fetch(std::move(request),
                              [this](const OutboundAnswer &answer) { answered(answer); });
}

void BatchRun::answered(const OutboundAnswer &answer)
{
    // One that gets no answer takes the rest of the pipeline with it.
    if (answer.status == 0) {
        for (; m_position < m_requests.size(); ++m_position)
            m_answers.append(
                QJsonObject{{u"status"_qs, 504}, {u"reason"_qs, u"upstream timeout"_qs}});
        finish();
        return;
    }
    const QByteArrayView reason = http::reasonPhrase(answer.status);
    QJsonObject one{{u"status"_qs, answer.status},
                    {u"reason"_qs, QString::fromUtf8(reason)},
                    {u"headers"_qs, headersOf(answer.headers)}};
    if (answer.failure)
        one.insert(u"read_body_err"_qs, answer.failure->message);
    else if (m_requests[m_position].method != "HEAD" && answer.status != 204
             && answer.status != 304)
        one.insert(u"body"_qs, QString::fromUtf8(answer.body));
    m_room -= std::min<qint64>(answer.body.size(), m_room);
    m_answers.append(one);
    ++m_position;
    next();
}

void BatchRun::finish()
{
    // The resumer may end this object.
    const plugin::Resumer resume = m_resume;
    resume(LocalReply{200,
                      {{"Content-Type", "application/json"}},
                      QJsonDocument(m_answers).toJson(QJsonDocument::Compact) + '\n'});
}

} // namespace gatehouse::plugins
