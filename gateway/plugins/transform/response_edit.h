// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugins/support/conf_text.h"

// Parts of response-rewrite: its changes of headers, and what its schema cannot say.
namespace gatehouse::plugins {

// The `headers` of response-rewrite: {add: ["name: value"], set, remove} or the older flat form,
// which sets.
class ResponseEdits
{
public:
    explicit ResponseEdits(const QJsonObject &headers);
    void apply(Exchange &exchange) const;

private:
    QList<FieldTemplate> m_add, m_set;
    QList<QByteArray> m_remove;
};

// Takes away the fields that a changed body makes untrue: Content-Length, Content-Encoding,
// Last-Modified, ETag.
void forgetBodyFields(http::Headers &headers);

std::optional<QString> checkResponseRewrite(const QJsonObject &conf);

} // namespace gatehouse::plugins
