// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/default_charset.h"

#include "gateway/core/ascii.h"

#include <algorithm>
#include <array>

namespace gatehouse::http {

void addDefaultCharset(Headers &headers, int status)
{
    // charset_types of ngx_http_charset_module.
    static constexpr std::array<QByteArrayView, 6> types{"text/html",
                                                         "text/xml",
                                                         "text/plain",
                                                         "text/vnd.wap.wml",
                                                         "application/javascript",
                                                         "application/rss+xml"};
    const auto type = headers.value("Content-Type");
    if (!type || status == 301 || status == 302)
        return;
    const bool isText = std::ranges::any_of(
        types, [&type](QByteArrayView known) { return ascii::equalsIgnoreCase(*type, known); });
    if (!isText || !headers.value("Content-Encoding").value_or(QByteArray()).isEmpty())
        return;
    headers.set("Content-Type", *type + "; charset=utf-8");
}

} // namespace gatehouse::http
