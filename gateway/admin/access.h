// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/answer.h"
#include "gateway/endpoint/request.h"

// Who may use the Admin API. A key is asked of everybody; beyond that no page in somebody's browser
// may come near: not by a name of its own that points here (DNS rebinding: Host is checked), not
// from another origin (Origin and Sec-Fetch-Site are), not with a cookie the browser adds by itself
// (changes then need a JSON content type, which a page cannot send across without a preflight, and
// preflights are not granted).
namespace gatehouse::admin {

class Access
{
public:
    // Of the key only a digest is kept.
    explicit Access(QByteArrayView key);

    // Names and addresses by which clients may call us, besides localhost and the loopback ones.
    void allowHost(const QByteArray &host);

    // Nothing: it may go on. Else 421, 403, 401 (in APISIX's words) or 415.
    std::optional<Answer> refuse(const endpoint::Request &request) const;

private:
    bool isOwnName(QByteArrayView hostPort) const;
    bool isForeignPage(const endpoint::Request &request) const;
    bool isKey(QByteArrayView offered) const;

    QByteArray m_digest; // SHA-256
    QList<QByteArray> m_hosts;
};

} // namespace gatehouse::admin
