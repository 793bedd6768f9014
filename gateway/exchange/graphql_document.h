// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QByteArray>
#include <QList>

namespace gatehouse {

// What routing asks of a GraphQL request (apisix.md 1.5: graphql_operation, graphql_name,
// graphql_root_fields).
struct GraphqlOperation {
    QByteArray type; // query, mutation; fragment for a document that begins with one
    QByteArray name; // empty if it has none
    QList<QByteArray> rootFields; // names, not aliases
    bool operator==(const GraphqlOperation &) const = default;
};

struct GraphqlDocument {
    int definitions = 0;
    GraphqlOperation first; // meaningful if there is a definition
};

// The grammar of executable GraphQL documents (spec.graphql.org, October 2021, section 2), as far
// as APISIX reads it: queries, mutations and fragments. InvalidInput: "Syntax error near line 2".
Result<GraphqlDocument> parseGraphql(QByteArrayView text);

} // namespace gatehouse
