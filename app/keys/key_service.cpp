// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keys/key_service.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QUrl>

namespace gatehouse::app {

using config::Kind;

static constexpr QLatin1String plugin("key-auth");
static constexpr QLatin1String nameLabel("name"), prefixLabel("gatehouse-prefix"),
    createdLabel("gatehouse-created");
static constexpr qsizetype prefixLength = 8;
static constexpr QLatin1String infix("/credentials/");

// Label values may hold no blanks: a name is written percent-encoded.
static QString labelText(const QString &name)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(name.simplified().left(80))).left(256);
}

static KeyInfo infoOf(const QString &consumer, const QString &credential,
                      const QJsonObject &resource)
{
    const QJsonObject conf = resource.value(u"plugins"_qs).toObject().value(plugin).toObject();
    const QJsonObject labels = resource.value(u"labels"_qs).toObject();
    KeyInfo info;
    info.consumer = consumer;
    info.credentialId = credential;
    info.label = QUrl::fromPercentEncoding(labels.value(nameLabel).toString().toLatin1());
    if (info.label.isEmpty())
        info.label = credential;
    const QString key = conf.value(u"key"_qs).toString();
    info.reference = isSecretReference(key) ? key : QString(); // a key in clear is not shown
    info.prefix = labels.value(prefixLabel).toString();
    info.enabled = !conf.value(u"_meta"_qs).toObject().value(u"disable"_qs).toBool();
    info.created = QDateTime::fromString(labels.value(createdLabel).toString(), Qt::ISODate);
    return info;
}

static QString resourceIdOf(const KeyInfo &key)
{
    return key.credentialId.isEmpty() ? key.consumer : key.consumer + infix + key.credentialId;
}

KeyService::KeyService(SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
{
}

QList<KeyInfo> KeyService::keys(const config::Document &document)
{
    QList<KeyInfo> keys;
    const QList<QJsonObject> &consumers = document.resources(Kind::Consumer);
    for (qsizetype i = 0; i < consumers.size(); ++i) {
        if (!consumers[i].value(u"plugins"_qs).toObject().contains(plugin))
            continue;
        const QString id = config::resourceId(consumers[i], i);
        const qsizetype at = id.indexOf(infix);
        if (at > 0)
            keys.append(infoOf(id.left(at), id.mid(at + infix.size()), consumers[i]));
        else
            keys.append(infoOf(consumers[i].value(u"username"_qs).toString(id), {}, consumers[i]));
    }
    return keys;
}

QByteArray KeyService::generate()
{
    std::array<quint32, 8> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const auto bytes =
        QByteArray::fromRawData(reinterpret_cast<const char *>(random.data()), sizeof random);
    return "gh_" + bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

static QString freeCredentialId(const config::Document &document, const QString &consumer)
{
    QString id;
    do {
        id = u"key-%1"_qs.arg(QRandomGenerator::system()->generate(), 8, 16, QLatin1Char('0'));
    } while (document.find(Kind::Consumer, consumer + infix + id));
    return id;
}

static QJsonObject credential(const QString &id, const QString &label, const QString &reference,
                              const QByteArray &key)
{
    QJsonObject labels{{prefixLabel, QString::fromLatin1(key.left(prefixLength))},
                       {createdLabel, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}};
    if (const QString text = labelText(label); !text.isEmpty())
        labels.insert(nameLabel, text);
    return {{u"id"_qs, id},
            {u"plugins"_qs, QJsonObject{{plugin, QJsonObject{{u"key"_qs, reference}}}}},
            {u"labels"_qs, labels}};
}

void KeyService::create(const config::Document &document, const QString &consumer,
                        const QString &label, std::function<void(Result<NewKey>)> done)
{
    static const QRegularExpression allowed(u"\\A[a-zA-Z0-9_-]{1,100}\\z"_qs);
    if (!allowed.match(consumer).hasMatch())
        return done(fail(
            ErrorKind::InvalidInput,
            u"\"%1\" is no consumer name: use 1 to 100 letters, digits, - and _"_qs.arg(consumer)));
    NewKey made{document, freeCredentialId(document, consumer), generate()};
    const QString path = consumer + u'/' + made.credentialId;
    const QString id = consumer + infix + made.credentialId;
    if (!document.find(Kind::Consumer, consumer))
        made.document.put(Kind::Consumer, consumer, {{u"username"_qs, consumer}});
    made.document.put(Kind::Consumer, id,
                      credential(id, label, SecretStore::reference(path), made.key));
    m_secrets.write(path, made.key, [made, done](const Result<void> &written) {
        written ? done(made) : done(fail(written.error()));
    });
}

config::Document KeyService::withEnabled(const config::Document &document, const KeyInfo &key,
                                         bool enabled)
{
    const QString id = resourceIdOf(key);
    const std::optional<QJsonObject> found = document.find(Kind::Consumer, id);
    if (!found)
        return document;
    QJsonObject resource = *found;
    QJsonObject plugins = resource.value(u"plugins"_qs).toObject();
    QJsonObject conf = plugins.value(plugin).toObject();
    QJsonObject meta = conf.value(u"_meta"_qs).toObject();
    if (enabled)
        meta.remove(u"disable"_qs);
    else
        meta.insert(u"disable"_qs, true);
    if (meta.isEmpty())
        conf.remove(u"_meta"_qs);
    else
        conf.insert(u"_meta"_qs, meta);
    plugins.insert(plugin, conf);
    resource.insert(u"plugins"_qs, plugins);
    config::Document changed = document;
    changed.put(Kind::Consumer, id, resource);
    return changed;
}

static config::Document withoutKey(config::Document document, const KeyInfo &key)
{
    if (!key.credentialId.isEmpty()) {
        document.remove(Kind::Consumer, resourceIdOf(key));
        return document;
    }
    QJsonObject consumer = document.find(Kind::Consumer, key.consumer).value_or(QJsonObject());
    QJsonObject plugins = consumer.value(u"plugins"_qs).toObject();
    plugins.remove(plugin);
    consumer.insert(u"plugins"_qs, plugins);
    document.put(Kind::Consumer, key.consumer, consumer);
    return document;
}

// A keychain that will not let go of the secret must not keep the key alive: without its credential
// it opens nothing.
void KeyService::revoke(const config::Document &document, const KeyInfo &key,
                        std::function<void(Result<config::Document>)> done)
{
    if (!document.find(Kind::Consumer, resourceIdOf(key)))
        return done(
            fail(ErrorKind::NotFound,
                 u"the key \"%1\" of %2 is not there any more"_qs.arg(key.label, key.consumer)));
    const config::Document changed = withoutKey(document, key);
    const QString scheme = SecretStore::reference({});
    if (!key.reference.startsWith(scheme))
        return done(changed);
    m_secrets.remove(key.reference.mid(scheme.size()),
                     [changed, done](const Result<void> &) { done(changed); });
}

} // namespace gatehouse::app
