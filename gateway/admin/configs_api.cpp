// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/configs_api.h"

#include "gateway/config/document_builder.h"
#include "gateway/config/validate.h"

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;

static QJsonObject describe(const config::Fault &fault)
{
    QJsonObject error{{"error"_L1, fault.message.isEmpty() ? fault.reason : fault.message}};
    if (fault.kind)
        error.insert("resource_type"_L1, QString(config::sectionName(*fault.kind)));
    if (!fault.resourceId.isEmpty())
        error.insert("resource_id"_L1, fault.resourceId);
    if (fault.index >= 0)
        error.insert("index"_L1, fault.index);
    return error;
}

Answer validationAnswer(const Call &call, const plugin::Registry &plugins)
{
    if (call.method != "POST")
        return refusal(404, u"not found"_qs);
    if (!call.body)
        return refusal(400, u"invalid request body: empty request body"_qs);
    QList<config::Fault> faults;
    const config::Document document = config::buildDocument(*call.body, {}, faults);
    faults += config::validate(document, plugins.checker());
    if (faults.isEmpty())
        return {};
    QJsonArray errors;
    for (const config::Fault &fault : std::as_const(faults))
        errors.append(describe(fault));
    return jsonAnswer(
        400,
        QJsonDocument(QJsonObject{{"error_msg"_L1, "Configuration validation failed"_L1},
                                  {"errors"_L1, errors}}));
}

} // namespace gatehouse::admin
