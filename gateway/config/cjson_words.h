// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace gatehouse::config {

// What is wrong with a JSON text, in the words of the parser APISIX uses (lua-cjson), which its
// clients get to read: "Expected object key string but found invalid token at character 2". Empty
// if that parser takes it.
QString cjsonFault(QByteArrayView text);

} // namespace gatehouse::config
