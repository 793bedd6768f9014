// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

// A credential is listed among the consumers under the id "<user>/credentials/<id>"
// (apisix.md 6.3).
namespace gatehouse::config {

struct CredentialId {
    QString username;
    QString id;
    bool operator==(const CredentialId &) const = default;
};

std::optional<CredentialId> parseCredentialId(const QString &id);
QString toString(const CredentialId &id);

} // namespace gatehouse::config
