// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/admin_api.h"

#include "gateway/admin/schema_api.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse::admin {

namespace {

// Single resources tell the client what it sent, as in APISIX.
Answer unread(const endpoint::Request &request, const Error &error)
{
    if (error.kind == ErrorKind::NotFound)
        return refusal(404, error.message);
    if (request.target.path.startsWith("/apisix/admin/configs"))
        return refusal(400, error.message);
    return jsonAnswer(400,
                      QJsonDocument(QJsonObject{{u"req_body"_qs, QString::fromUtf8(request.body)},
                                                {u"error_msg"_qs, error.message}}));
}

} // namespace

AdminApi::AdminApi(DocumentStore &store, const plugin::Registry &plugins, const Clock &clock)
    : m_plugins(plugins)
    , m_resources(store, plugins, clock)
    , m_configs(store, plugins, clock)
{
}

Answer AdminApi::answer(const endpoint::Request &request)
{
    const Result<Call> call = readCall(request);
    Answer answer = call ? dispatch(*call) : unread(request, call.error());
    answer.headers.append("X-API-VERSION", "v3");
    answer.headers.append("Cache-Control", "no-store");
    return answer;
}

// POST schema/validate/routes
Answer AdminApi::judge(const Call &call) const
{
    const ResourceType *type = resourceType(call.segment(2));
    if (!type)
        return refusal(404, u"Unsupported resource type: "_qs + call.segment(2));
    if (!call.body)
        return refusal(400, u"missing configurations"_qs);
    const std::optional<QString> fault = m_resources.judge(*call.body, *type);
    return fault ? refusal(400, *fault) : Answer{};
}

Answer AdminApi::dispatch(const Call &call)
{
    const QString first = call.segment(0);
    if (first == u"schema"_qs && call.segment(1) == u"validate"_qs && call.method == "POST")
        return judge(call);
    if (first == u"schema"_qs)
        return schemaAnswer(call, m_plugins);
    if (first == u"plugins"_qs)
        return pluginsAnswer(call, m_plugins);
    if (first == u"configs"_qs)
        return m_configs.answer(call);
    if (first == u"stream_routes"_qs)
        return refusal(400, u"stream mode is disabled, can not add stream routes"_qs);
    const std::optional<ResourceAddress> address = resourceAddress(call.segments);
    if (!address)
        return refusal(404, u"Unsupported resource type: "_qs + first);
    if (const auto ttl = call.argument("ttl")) {
        bool isNumber = false;
        ttl->toDouble(&isNumber);
        return refusal(400,
                       isNumber ? u"ttl is not possible here: resources are kept until they "
                                  "are deleted"_qs
                                : u"invalid argument ttl: should be a number"_qs);
    }
    return m_resources.answer(call, *address);
}

} // namespace gatehouse::admin
