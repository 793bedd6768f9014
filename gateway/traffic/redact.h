// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"

#include <QSet>

namespace gatehouse::traffic {

// Takes secrets out of what is recorded, at capture: Authorization, Proxy-Authorization, Cookie, Set-Cookie (values
// only), X-Api-Key, Api-Key, apikey and configured names; query arguments key, token, access_token, sig, apikey …
// The scheme of an Authorization and the names of cookies stay readable. Replacement text: "•••" (UTF-8).
class Redactor
{
public:
    explicit Redactor(const QList<QByteArray> &moreHeaders = {}, const QList<QByteArray> &moreArguments = {});

    // Returns `headers` itself (shared) when nothing had to go.
    http::Headers headers(const http::Headers &headers) const;
    QByteArray target(const QByteArray &target) const;

private:
    QSet<QByteArray> m_headers;
    QSet<QByteArray> m_arguments;
};

} // namespace gatehouse::traffic
