// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"
#include "gateway/traffic/name_set.h"

namespace gatehouse::traffic {

// Takes secrets out of what is recorded, at capture: Authorization, Proxy-Authorization, Cookie,
// Set-Cookie (values only), X-Api-Key, Api-Key, apikey and configured names; query arguments key,
// token, access_token, sig, apikey …, also in the headers that carry a URL (Location, Referer …),
// and user names and passwords in URLs. The scheme of an Authorization and the names of cookies
// stay readable. Replacement text: "•••" (UTF-8).
class Redactor
{
public:
    explicit Redactor(const QList<QByteArray> &moreHeaders = {},
                      const QList<QByteArray> &moreArguments = {});

    // Returns `headers` itself (shared) when nothing had to go; allocates nothing then.
    http::Headers headers(const http::Headers &headers) const;
    // One header's value, for what is told outside a header list (a plugin's changes).
    QByteArray header(QByteArrayView name, const QByteArray &value) const;
    // A request target or a URL; itself (shared) when nothing had to go.
    QByteArray target(const QByteArray &target) const;

private:
    bool isSecretArgument(QByteArrayView name) const;

    NameSet m_headers;
    NameSet m_urlHeaders;
    NameSet m_arguments;
};

} // namespace gatehouse::traffic
