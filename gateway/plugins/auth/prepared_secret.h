// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/services.h"

namespace gatehouse::plugins {

// A consumer's password or signing secret as octets, ready to be compared.
class PreparedSecret final : public plugin::PreparedCredential
{
public:
    explicit PreparedSecret(QByteArray text)
        : m_text(std::move(text))
    {
    }
    const QByteArray &text() const { return m_text; }

    // Null: that credential was not prepared so; it fits nothing.
    static const PreparedSecret *of(const plugin::FoundCredential &found)
    {
        return dynamic_cast<const PreparedSecret *>(found.prepared);
    }
    // For Spec::prepare: the secret is this attribute of a consumer's configuration.
    static auto maker(QLatin1String attribute)
    {
        return [attribute](
                   const QJsonObject &conf) -> std::shared_ptr<const plugin::PreparedCredential> {
            return std::make_shared<const PreparedSecret>(
                conf.value(attribute).toString().toUtf8());
        };
    }

private:
    QByteArray m_text;
};

} // namespace gatehouse::plugins
