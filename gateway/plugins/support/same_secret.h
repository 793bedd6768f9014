// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace gatehouse::plugins {

// Whether two secrets are equal, in a time that tells neither how much of a guess was right nor how
// long the secret is.
bool sameSecret(QByteArrayView a, QByteArrayView b);

} // namespace gatehouse::plugins
