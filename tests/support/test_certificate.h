// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace gatehouse::test
{

// A self-signed certificate for a DNS name and 127.0.0.1, made now; it is its own authority.
struct TestCertificate {
    QSslCertificate certificate;
    QSslKey key;

    static TestCertificate forName(const QByteArray &name);

    QSslConfiguration server() const; // presents it
    QSslConfiguration trusting() const; // a client that trusts it and nothing else
};

} // namespace gatehouse::test
