// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcome/own_service.h"

#include <QUrl>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;
using config::Kind;

namespace {

QUrl urlOf(const QString &typed)
{
    const QString text = typed.trimmed();
    return QUrl(text.contains("://"_L1) ? text : QString(u"http://"_s + text), QUrl::StrictMode);
}

QString nodeOf(const QUrl &url)
{
    const QString host = url.host().contains(u':') ? QString(u'[' + url.host() + u']') : url.host();
    return u"%1:%2"_s.arg(host).arg(url.port(url.scheme() == "https"_L1 ? 443 : 80));
}

QJsonArray urisOf(const QString &prefix)
{
    if (prefix == u"/"_s)
        return {u"/*"_s};
    return {prefix, QString(prefix + u"/*"_s)};
}

} // namespace

Result<config::Document> OwnServiceReader::read(const OwnService &wish)
{
    const QUrl url = urlOf(wish.address);
    const bool spoken = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (wish.address.trimmed().isEmpty() || !url.isValid() || url.host().isEmpty() || !spoken)
        return fail(ErrorKind::InvalidInput,
                    tr("This is no address of a service. Write it like http://127.0.0.1:3000."));
    if (url.path().size() > 1 || url.hasQuery())
        return fail(ErrorKind::InvalidInput,
                    tr("Leave out what follows the host: requests keep their own path."));
    QString prefix = wish.prefix.trimmed();
    while (prefix.size() > 1 && prefix.endsWith(u'/'))
        prefix.chop(1);
    if (!prefix.startsWith(u'/') || prefix.contains(u'*') || prefix.contains(u' '))
        return fail(ErrorKind::InvalidInput, tr("The path prefix begins with / and has no *."));
    QJsonObject upstream{{u"name"_s, nodeOf(url)},
                         {u"type"_s, u"roundrobin"_s},
                         {u"nodes"_s, QJsonObject{{nodeOf(url), 1}}},
                         {u"pass_host"_s, wish.keepClientHost ? u"pass"_s : u"node"_s}};
    if (url.scheme() == "https"_L1)
        upstream.insert(u"scheme"_s, u"https"_s);
    config::Document document;
    document.put(Kind::Route, u"service"_s,
                 {{u"id"_s, u"service"_s},
                  {u"name"_s, url.host()},
                  {u"uris"_s, urisOf(prefix)},
                  {u"upstream_id"_s, u"service"_s}});
    upstream.insert(u"id"_s, u"service"_s);
    document.put(Kind::Upstream, u"service"_s, upstream);
    return document;
}

} // namespace gatehouse::ui
