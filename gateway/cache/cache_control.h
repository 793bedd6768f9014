// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"

#include <chrono>
#include <optional>

namespace gatehouse::cache {

using Seconds = std::chrono::seconds;

// The directives of a Cache-Control field, of a request or of an answer (RFC 9111 5.2, RFC 5861,
// RFC 8246). What is said twice counts as it was said first; a number that is none counts as 0,
// which is stale (4.2.1), a number that is too large as 2^31.
struct CacheControl {
    std::optional<Seconds> maxAge, sMaxAge, minFresh, staleWhileRevalidate, staleIfError;
    std::optional<Seconds> maxStale; // of a request; without a value it is the largest
    bool noStore = false, noCache = false, isPrivate = false, isPublic = false;
    bool mustRevalidate = false, proxyRevalidate = false, mustUnderstand = false;
    bool onlyIfCached = false;
    // The fields that no-cache="..." and private="..." name: not to be stored. Lower-case.
    QList<QByteArray> withheldFields;
    bool isStated = false; // there was such a field at all

    bool operator==(const CacheControl &) const = default;
};

inline constexpr Seconds longest{qint64(1) << 31};

// Cache-Control; of a request without it also Pragma: no-cache (5.4).
CacheControl requestCacheControl(const http::Headers &request);
// CDN-Cache-Control (RFC 9213) where it is there and well-formed, else Cache-Control.
CacheControl responseCacheControl(const http::Headers &response);

// The parts of the two: field values as list members of any form, and as a structured dictionary
// (RFC 8941), std::nullopt if it is none.
CacheControl parseCacheControl(const QList<QByteArray> &values);
std::optional<CacheControl> parseTargetedCacheControl(const QList<QByteArray> &values);

// Digits only; std::nullopt otherwise. Saturates at `longest`.
std::optional<Seconds> deltaSeconds(QByteArrayView text);

// Splits at commas outside quoted strings; members come without blanks around them.
QList<QByteArray> listMembers(QByteArrayView value);

} // namespace gatehouse::cache
