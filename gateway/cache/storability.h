// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/cache/freshness.h"

namespace gatehouse::cache {

// What an operator allows beyond the RFC's own rules.
struct SharingRules {
    bool setCookie = false; // keep answers with Set-Cookie that are not marked public
    bool cookies = false; // keep answers to requests with Cookie that are not marked public
};

struct AnswerFacts {
    QByteArrayView method; // of the request
    const http::Headers &request;
    int status = 0;
    const http::Headers &response;
    const CacheControl &requestControl, &control;
    const Freshness &freshness;
};

// Whether a shared cache may keep an answer (RFC 9111 3, 3.5) and has a use for it: "" if so, else
// why not, in a few words for the trace. Cookies are treated as Authorization is: what an upstream
// answered to one person's cookies goes to others only if it says that it may, or varies by them.
QByteArrayView refusalToStore(const AnswerFacts &facts, const SharingRules &rules = {});

// Whether the answer says that it is for others, too, whatever Authorization they have (3.5).
bool isMarkedShared(const CacheControl &control);

// What the request itself allows to be asked of a cache: GET and HEAD without no-store.
bool mayUseCache(QByteArrayView method);

} // namespace gatehouse::cache
