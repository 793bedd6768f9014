// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"
#include "gateway/config/model.h"

// Between the document and its typed reading. Decoding expects a document that validate() found
// without faults and is lenient about anything else; encoding writes no defaults.
namespace gatehouse::config {

Config decode(const Document &document);
Route decodeRoute(const QJsonObject &json);
Service decodeService(const QJsonObject &json);
Upstream decodeUpstream(const QJsonObject &json);
Consumer decodeConsumer(const QJsonObject &json);

QJsonObject encode(const Route &route);
QJsonObject encode(const Service &service);
QJsonObject encode(const Upstream &upstream);
QJsonObject encode(const Consumer &consumer); // without its credentials
QJsonObject encode(const Credential &credential, const QString &username);
QJsonObject encode(const PluginSet &set);

} // namespace gatehouse::config
