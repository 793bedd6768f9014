// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/codec.h"
#include "gateway/config/codec_fields.h"
#include "gateway/config/credential_id.h"

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

std::optional<CredentialId> parseCredentialId(const QString &id)
{
    static constexpr auto middle = "/credentials/"_L1;
    const qsizetype at = id.indexOf(middle);
    if (at <= 0 || at + middle.size() >= id.size())
        return std::nullopt;
    return CredentialId{id.left(at), id.mid(at + middle.size())};
}

QString toString(const CredentialId &id)
{
    return id.username + "/credentials/"_L1 + id.id;
}

Consumer decodeConsumer(const QJsonObject &json)
{
    Fields fields(json);
    Consumer consumer;
    consumer.username = fields.string("username"_L1);
    consumer.groupId = fields.id("group_id"_L1);
    consumer.plugins = fields.object("plugins"_L1);
    consumer.labels = fields.object("labels"_L1);
    consumer.rest = fields.rest();
    return consumer;
}

QJsonObject encode(const Consumer &consumer)
{
    QJsonObject json = consumer.rest;
    write(json, "username"_L1, consumer.username);
    write(json, "group_id"_L1, consumer.groupId);
    write(json, "plugins"_L1, consumer.plugins);
    write(json, "labels"_L1, consumer.labels);
    return json;
}

QJsonObject encode(const Credential &credential, const QString &username)
{
    QJsonObject json = credential.rest;
    json.insert("id"_L1, toString(CredentialId{username, credential.id}));
    write(json, "plugins"_L1, credential.plugins);
    return json;
}

QJsonObject encode(const PluginSet &set)
{
    QJsonObject json = set.rest;
    write(json, "id"_L1, set.id);
    json.insert("plugins"_L1, set.plugins); // required even when empty
    return json;
}

} // namespace gatehouse::config
