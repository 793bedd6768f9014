// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/spec.h"

namespace gatehouse::pipeline {

// Under which names secrets travel in this configuration, for the redactor: where authentication
// plugins look for their credentials, and every field that is filled from a secret reference.
class SecretNames
{
public:
    // `conf` as it was written, references not yet replaced. `spec` may be null.
    void note(const plugin::Spec *spec, const QJsonObject &conf);

    const QList<QByteArray> &headers() const { return m_headers; }
    const QList<QByteArray> &arguments() const { return m_arguments; }

private:
    void noteReferences(const QJsonValue &value, const QString &name);

    QList<QByteArray> m_headers, m_arguments;
};

} // namespace gatehouse::pipeline
