// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/tls/alpn.h"

#include <string_view>

namespace gatehouse::tls {

namespace {

int choose(SSL *, const uchar **out, uchar *size, const uchar *offered, uint offeredSize, void *)
{
    using namespace std::string_view_literals;
    static constexpr auto wanted = "\x02h2\x08http/1.1"sv;
    const int found = SSL_select_next_proto(const_cast<uchar **>(out), size,
                                            reinterpret_cast<const uchar *>(wanted.data()),
                                            uint(wanted.size()), offered, offeredSize);
    return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

} // namespace

void chooseProtocols(SSL_CTX *context)
{
    SSL_CTX_set_alpn_select_cb(context, choose, nullptr);
}

} // namespace gatehouse::tls
