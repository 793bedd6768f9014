// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace gatehouse {

// What routing asks of a GraphQL request (apisix.md 1.5: graphql_operation, graphql_name,
// graphql_root_fields): the first operation of the document.
struct GraphqlOperation {
    QByteArray type; // query, mutation, subscription
    QByteArray name; // empty if it has none
    QList<QByteArray> rootFields; // names, not aliases
    bool operator==(const GraphqlOperation &) const = default;
};

// Reads a document (GraphQL, October 2021, section 2) as far as that needs: its tokens and the
// nesting of its brackets are checked, its meaning is not. std::nullopt: it is none.
std::optional<GraphqlOperation> parseGraphql(QByteArrayView text);

} // namespace gatehouse
