// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// The tokens of csrf, in APISIX's format: one that either gateway issued is accepted by the other.
namespace gatehouse::plugins {

QByteArray csrfToken(const QByteArray &key, double random, qint64 now);

// `lifetime` in seconds; 0 or less: for ever.
bool isCsrfToken(const QByteArray &token, const QByteArray &key, qint64 now, qint64 lifetime);

} // namespace gatehouse::plugins
