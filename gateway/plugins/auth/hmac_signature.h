// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/exchange/exchange.h"

namespace gatehouse::plugins {

// What a client says in `Authorization: Signature
// keyId="k",algorithm="hmac-sha256",headers="@request-target date",signature="..."`
// (draft-cavage-http-signatures as APISIX reads it).
struct HmacSignature {
    QByteArray keyId, algorithm, signature; // the signature as written, Base64
    QList<QByteArray> headers; // what is signed, in this order

    // InvalidInput with APISIX's reason.
    static Result<HmacSignature> of(const Exchange &exchange);

    // What the signature must be the code of: the key's id, then a line for each signed header.
    QByteArray signedText(const Exchange &exchange) const;
    bool isMadeWith(const QByteArray &secret, const Exchange &exchange) const;
};

} // namespace gatehouse::plugins
