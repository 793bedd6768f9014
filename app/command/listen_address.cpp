// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/listen_address.h"

namespace gatehouse::app {

Result<ListenAddress> parseListenAddress(const QString &text)
{
    const auto refused = [&text] {
        return fail(
            ErrorKind::InvalidInput,
            u"\"%1\" is no address to listen on; write it as 127.0.0.1:9080 or [::1]:9080"_qs.arg(
                text));
    };
    const qsizetype colon = text.lastIndexOf(u':');
    QString host = text.left(colon);
    const bool bracketed = host.startsWith(u'[') && host.endsWith(u']');
    if (colon < 0 || (host.contains(u':') && !bracketed))
        return refused();
    if (bracketed)
        host = host.mid(1, host.size() - 2);
    if (host == u"localhost"_qs)
        host = u"127.0.0.1"_qs;
    bool isNumber = false;
    const uint port = text.mid(colon + 1).toUInt(&isNumber);
    ListenAddress address;
    if (!isNumber || port > 65535 || !address.host.setAddress(host))
        return refused();
    if (bracketed != (address.host.protocol() == QAbstractSocket::IPv6Protocol))
        return refused();
    address.port = quint16(port);
    return address;
}

QString urlOf(const ListenAddress &address)
{
    const bool v6 = address.host.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host =
        v6 ? QString(u'[' + address.host.toString() + u']') : address.host.toString();
    return u"http://%1:%2"_qs.arg(host).arg(address.port);
}

} // namespace gatehouse::app
