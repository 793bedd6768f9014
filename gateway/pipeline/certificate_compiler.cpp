// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/certificate_compiler.h"

#include <QJsonArray>

namespace gatehouse::pipeline {

using namespace Qt::Literals::StringLiterals;

namespace {

QList<QByteArray> strings(const QJsonValue &value)
{
    QList<QByteArray> out;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        out.append(item.toString().toUtf8());
    return out;
}

QByteArray text(const QJsonObject &object, QLatin1String key)
{
    return object.value(key).toString().toUtf8();
}

tls::ServerIdentity identityOf(const QJsonObject &ssl, const QString &id)
{
    tls::ServerIdentity out;
    out.id = id.toUtf8();
    out.names = strings(ssl.value("snis"_L1));
    if (out.names.isEmpty())
        out.names = {text(ssl, "sni"_L1)};
    out.pairs = {{text(ssl, "cert"_L1), text(ssl, "key"_L1)}};
    const QList<QByteArray> certificates = strings(ssl.value("certs"_L1));
    const QList<QByteArray> keys = strings(ssl.value("keys"_L1));
    for (qsizetype i = 0; i < std::min(certificates.size(), keys.size()); ++i)
        out.pairs.append({certificates[i], keys[i]});
    out.protocols = strings(ssl.value("ssl_protocols"_L1));
    const QJsonObject client = ssl.value("client"_L1).toObject();
    out.clientAuthority = text(client, "ca"_L1);
    out.clientDepth = client.value("depth"_L1).toInt(1);
    out.openPaths = strings(client.value("skip_mtls_uri_regex"_L1));
    return out;
}

bool isForListeners(const QJsonObject &ssl)
{
    return ssl.value("status"_L1).toInt(1) == 1 && ssl.value("type"_L1) != "client"_L1;
}

} // namespace

tls::CertificateStorePtr compileCertificates(const config::Document &document,
                                             const QByteArray &fallbackName, PluginBuilder &builder)
{
    auto store = std::make_shared<tls::CertificateStore>(fallbackName);
    const QList<QJsonObject> &resources = document.resources(config::Kind::Ssl);
    for (qsizetype i = 0; i < resources.size(); ++i) {
        if (!isForListeners(resources[i]))
            continue;
        const QString id = config::resourceId(resources[i], i);
        bool complete = true, locked = false;
        const QJsonObject ssl = builder.withSecrets(resources[i], complete, locked);
        if (!complete) {
            builder.addFault(config::Kind::Ssl, id, {},
                             u"a secret of the certificate is not available"_qs);
            continue;
        }
        const tls::ServerIdentity identity = identityOf(ssl, id);
        const auto context = tls::ServerContext::build(identity);
        if (!context) {
            builder.addFault(config::Kind::Ssl, id, {}, context.error().message);
            continue;
        }
        for (const QByteArray &name : identity.names)
            store->add(name, *context);
    }
    return store;
}

} // namespace gatehouse::pipeline
