// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

// The words nearly every message holds, kept once for all: a field name or method in its usual
// casing costs neither an allocation nor a reference count.
namespace gatehouse::http {

QByteArray commonName(QByteArrayView text);

} // namespace gatehouse::http
