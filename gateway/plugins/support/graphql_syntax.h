// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QByteArrayView>

// The grammar of executable GraphQL documents (spec.graphql.org, section 2), as far as APISIX reads
// it: queries, mutations and fragments.
namespace gatehouse::plugins {

// How many definitions the document has. InvalidInput: "Syntax error near line 2".
Result<int> countGraphqlDefinitions(QByteArrayView document);

} // namespace gatehouse::plugins
