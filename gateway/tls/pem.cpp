// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/tls/pem.h"

#include <openssl/err.h>
#include <openssl/pem.h>

namespace gatehouse::tls {

namespace {

BioPtr memory(const QByteArray &text)
{
    return BioPtr(BIO_new_mem_buf(text.constData(), int(text.size())));
}

// Nobody is there to be asked.
int noPassPhrase(char *, int, int, void *)
{
    return -1;
}

} // namespace

std::vector<X509Ptr> readCertificates(const QByteArray &pem)
{
    const BioPtr in = memory(pem);
    std::vector<X509Ptr> out;
    while (X509 *one = PEM_read_bio_X509_AUX(in.get(), nullptr, noPassPhrase, nullptr))
        out.emplace_back(one);
    ERR_clear_error(); // the end of the text is an error, too
    return out;
}

KeyPtr readKey(const QByteArray &pem)
{
    const BioPtr in = memory(pem);
    KeyPtr key(PEM_read_bio_PrivateKey(in.get(), nullptr, noPassPhrase, nullptr));
    ERR_clear_error();
    return key;
}

} // namespace gatehouse::tls
