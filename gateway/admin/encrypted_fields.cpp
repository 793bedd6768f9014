// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/encrypted_fields.h"

#include <QJsonArray>

#include <openssl/evp.h>

#include <memory>

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using config::Kind;

namespace {

constexpr char defaultKey[] = "qeddd145sfvddff3"; // in every copy of APISIX; it is also the IV

const uchar *octets(const char *text)
{
    return reinterpret_cast<const uchar *>(text);
}

// AES-128-CBC, PKCS#7, Base64. Empty if that fails: rather no text than the readable one.
QString encrypted(const QString &text)
{
    const QByteArray plain = text.toUtf8();
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(
        EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    QByteArray out(plain.size() + 16, '\0');
    auto *at = reinterpret_cast<uchar *>(out.data());
    int size = 0;
    int last = 0;
    const bool good = EVP_EncryptInit_ex(context.get(), EVP_aes_128_cbc(), nullptr,
                                         octets(defaultKey), octets(defaultKey))
        && EVP_EncryptUpdate(context.get(), at, &size, octets(plain.constData()), int(plain.size()))
        && EVP_EncryptFinal_ex(context.get(), at + size, &last);
    return good ? QString::fromLatin1(out.first(size + last).toBase64()) : QString();
}

QJsonValue withEncrypted(const QJsonValue &value, const QStringList &path);

QJsonObject withEncrypted(QJsonObject object, const QStringList &path)
{
    const auto member = object.find(path.first());
    if (member != object.end())
        *member = withEncrypted(QJsonValue(*member), path.mid(1));
    return object;
}

// `path` leads on through objects and the items of arrays; at its end stands a text, or several.
QJsonValue withEncrypted(const QJsonValue &value, const QStringList &path)
{
    if (value.isArray()) {
        QJsonArray items = value.toArray();
        for (QJsonValueRef item : items)
            item = withEncrypted(QJsonValue(item), path);
        return items;
    }
    if (value.isString() && path.isEmpty())
        return encrypted(value.toString());
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    if (!path.isEmpty())
        return withEncrypted(object, path);
    for (QJsonValueRef member : object) {
        if (member.isString())
            member = encrypted(member.toString());
    }
    return object;
}

QJsonObject withEncrypted(QJsonObject conf, const QJsonObject &schema)
{
    for (const QJsonValue &field : schema["encrypt_fields"_L1].toArray())
        conf = withEncrypted(conf, field.toString().split(u'.'));
    return conf;
}

} // namespace

QJsonObject withEncryptedFields(Kind kind, const QString &id, QJsonObject resource,
                                const plugin::Registry &registry)
{
    if (kind == Kind::PluginMetadata) {
        const plugin::Spec *spec = registry.find(id);
        return spec ? withEncrypted(resource, spec->metadataSchema) : resource;
    }
    QJsonObject plugins = resource.value("plugins"_L1).toObject();
    for (auto it = plugins.begin(); it != plugins.end(); ++it) {
        const plugin::Spec *spec = registry.find(it.key());
        if (!spec || !it.value().isObject())
            continue;
        const bool ofConsumer = kind == Kind::Consumer && !spec->consumerSchema.isEmpty();
        it.value() =
            withEncrypted(it.value().toObject(), ofConsumer ? spec->consumerSchema : spec->schema);
    }
    if (!plugins.isEmpty())
        resource.insert("plugins"_L1, plugins);
    return resource;
}

} // namespace gatehouse::admin
