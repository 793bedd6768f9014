// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/traffic/redact.h"

#include <QByteArrayView>

namespace gatehouse::pipeline {

// What a hook changed, one change a line, for the trace: "+X-A: 1", "-Cookie", "~Accept: a -> b".
// Values of fields that carry secrets are not repeated.
void appendHeaderChanges(QByteArray &out, const http::Headers &before, const http::Headers &after,
                         const traffic::Redactor &redactor);
void appendValueChange(QByteArray &out, QByteArrayView name, QByteArrayView before,
                       QByteArrayView after);

} // namespace gatehouse::pipeline
