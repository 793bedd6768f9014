// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/body_variables.h"

#include <QJsonArray>
#include <QJsonObject>

namespace gatehouse::pipeline {

bool namesBodyVariable(const QJsonValue &configuration)
{
    if (configuration.isString()) {
        const QString text = configuration.toString();
        return text.contains(u"post_arg") || text.contains(u"graphql_");
    }
    if (configuration.isArray()) {
        const QJsonArray items = configuration.toArray();
        return std::any_of(items.begin(), items.end(), namesBodyVariable);
    }
    const QJsonObject object = configuration.toObject();
    return std::any_of(object.begin(), object.end(), namesBodyVariable);
}

} // namespace gatehouse::pipeline
