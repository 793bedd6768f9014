// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"

namespace gatehouse {

// The value of a variable by NGINX's and APISIX's names (apisix.md 1.5): uri, args, request_uri,
// host, method (request_method), remote_addr, remote_port, scheme, status, arg_x, http_x, cookie_x,
// uri_param_x, sent_http_x, route_id, route_name, service_id, service_name, consumer_name,
// consumer_group_id, balancer_ip, balancer_port, upstream_status, request_id … and names that
// plugins set. std::nullopt: unknown or unset.
std::optional<QByteArray> variable(const Exchange &exchange, QByteArrayView name);

// A value for Exchange::contextVariables that holds several texts (graphql_root_fields), as the
// operator `has` of an expression reads it: each text is followed by a NUL.
QByteArray listVariable(const QList<QByteArray> &values);

// `$var`, `${var}` and `${var ?? default}` in a plugin's string (apisix.md 1.5): parsed once,
// rendered per request. An unknown variable becomes empty. A `\$` is no variable and keeps its
// backslash, as in APISIX.
class Template
{
public:
    Template() = default;
    explicit Template(QByteArrayView text);
    bool isConstant() const;
    QByteArray render(const Exchange &exchange) const;
    // As render; `resolved` counts the variables that had a value or a default.
    QByteArray render(const Exchange &exchange, int &resolved) const;

private:
    struct Part {
        QByteArray text; // literal, or the name of the variable
        QByteArray fallback; // after ??
        bool isVariable = false;
    };
    QList<Part> m_parts;
};

} // namespace gatehouse
