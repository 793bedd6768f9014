// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/answer.h"
#include "gateway/admin/call.h"
#include "gateway/config/document.h"

namespace gatehouse::admin {

// The answer to a GET of a whole section: the envelopes that the query asks for (name, label, uri,
// filter), in the order of their making, one page of them if it names page and page_size.
Answer listAnswer(QList<QJsonObject> envelopes, config::Kind kind, const Call &call);

} // namespace gatehouse::admin
