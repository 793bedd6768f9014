// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace gatehouse::plugins {

// Unpacks a gzip (RFC 1952) or zlib (RFC 1950) stream, at most `limit` octets of it; the rest is
// cut off. std::nullopt if the stream is damaged.
std::optional<QByteArray> inflated(QByteArrayView packed, qsizetype limit);

// The same for Brotli (RFC 7932).
std::optional<QByteArray> unbrotlied(QByteArrayView packed, qsizetype limit);
// By the name in Content-Encoding: gzip, x-gzip, deflate, br. `isKnownCoding` tells which.
bool isKnownCoding(QByteArrayView coding);
std::optional<QByteArray> decoded(QByteArrayView coding, QByteArrayView packed, qsizetype limit);

} // namespace gatehouse::plugins
