// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/tls/session.h"

#include "gateway/core/ascii.h"

#include <openssl/err.h>

namespace gatehouse::tls {

namespace {

constexpr size_t kNameHeader = 5; // list length, kind, name length (RFC 6066 3)
constexpr qsizetype kMaxName = 255;

QByteArray nameIn(SSL *ssl)
{
    const uchar *data = nullptr;
    size_t size = 0;
    if (SSL_client_hello_get0_ext(ssl, TLSEXT_TYPE_server_name, &data, &size) != 1
        || size < kNameHeader || data[2] != TLSEXT_NAMETYPE_host_name)
        return {};
    const auto length = qsizetype(data[3]) << 8 | data[4];
    if (length == 0 || length > kMaxName || size_t(length) + kNameHeader > size)
        return {};
    return ascii::toLower(QByteArray(reinterpret_cast<const char *>(data) + kNameHeader, length));
}

} // namespace

Session::Session(CertificateStorePtr store)
    : m_store(std::move(store))
    , m_ssl(SSL_new(m_store->initialContext()))
{
    SSL_set_bio(m_ssl.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
    SSL_set_app_data(m_ssl.get(), this);
    SSL_set_accept_state(m_ssl.get());
}

int Session::onClientHello(SSL *ssl, int *alert, void *)
{
    auto *self = static_cast<Session *>(SSL_get_app_data(ssl));
    self->m_serverName = nameIn(ssl);
    if (self->m_serverName.isEmpty())
        self->m_serverName = self->m_store->fallbackName();
    self->m_context =
        self->m_serverName.isEmpty() ? nullptr : self->m_store->find(self->m_serverName);
    if (!self->m_context) {
        self->m_failure = self->m_serverName.isEmpty()
            ? QByteArray("the client named no server")
            : "no certificate is configured for " + self->m_serverName;
        *alert = SSL_AD_UNRECOGNIZED_NAME;
        return SSL_CLIENT_HELLO_ERROR;
    }
    self->m_context->applyTo(ssl);
    return SSL_CLIENT_HELLO_SUCCESS;
}

void Session::feed(QByteArrayView encrypted)
{
    BIO_write(SSL_get_rbio(m_ssl.get()), encrypted.data(), int(encrypted.size()));
    if (m_state == State::Handshake)
        handshake();
}

void Session::handshake()
{
    ERR_clear_error();
    const int result = SSL_do_handshake(m_ssl.get());
    if (result == 1)
        m_state = State::Open;
    else
        settle(result);
}

void Session::settle(int result)
{
    switch (SSL_get_error(m_ssl.get(), result)) {
    case SSL_ERROR_NONE:
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        return;
    case SSL_ERROR_ZERO_RETURN:
        m_state = State::Ended;
        return;
    default:
        break;
    }
    m_state = State::Failed;
    if (m_failure.isEmpty()) {
        const char *why = ERR_reason_error_string(ERR_peek_last_error());
        m_failure = why ? why : "unknown";
    }
    ERR_clear_error();
}

QByteArray Session::takeEncrypted()
{
    BIO *out = SSL_get_wbio(m_ssl.get());
    QByteArray octets(qsizetype(BIO_ctrl_pending(out)), Qt::Uninitialized);
    if (!octets.isEmpty())
        BIO_read(out, octets.data(), int(octets.size()));
    return octets;
}

QByteArray Session::read(qsizetype most)
{
    QByteArray out;
    constexpr qsizetype record = 16 * 1024;
    while (m_state == State::Open && out.size() < most) {
        const qsizetype before = out.size();
        out.resize(before + record);
        ERR_clear_error();
        const int n = SSL_read(m_ssl.get(), out.data() + before, int(record));
        out.resize(before + std::max(n, 0));
        if (n <= 0) {
            settle(n);
            break;
        }
    }
    return out;
}

qsizetype Session::pending() const
{
    return m_state == State::Open ? qsizetype(BIO_ctrl_pending(SSL_get_rbio(m_ssl.get()))) : 0;
}

void Session::write(QByteArrayView octets)
{
    if (m_state == State::Handshake || m_state == State::Failed || octets.isEmpty())
        return;
    ERR_clear_error();
    // The memory behind it takes everything.
    const int n = SSL_write(m_ssl.get(), octets.data(), int(octets.size()));
    if (n <= 0)
        settle(n);
}

void Session::end()
{
    if (m_state == State::Open || m_state == State::Ended)
        SSL_shutdown(m_ssl.get());
    ERR_clear_error();
}

} // namespace gatehouse::tls
