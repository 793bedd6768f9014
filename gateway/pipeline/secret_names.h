// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/registry.h"

namespace gatehouse::pipeline {

// Under which names secrets travel in this configuration, for the redactor: where authentication
// plugins look for their credentials, and every field that is filled from a secret reference.
class SecretNames
{
public:
    // A plugin's configuration as it was written, references not yet replaced; also what it holds
    // of other plugins'.
    void note(const plugin::Registry &registry, const QString &plugin, const QJsonObject &conf);

    const QList<QByteArray> &headers() const { return m_headers; }
    const QList<QByteArray> &arguments() const { return m_arguments; }

private:
    void noteHeld(const plugin::Registry &registry, const QJsonValue &value);
    void noteReferences(const QJsonValue &value, const QString &name);

    QList<QByteArray> m_headers, m_arguments;
};

} // namespace gatehouse::pipeline
