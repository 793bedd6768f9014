// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/gateway.h"
#include "gateway/traffic/record.h"

namespace gatehouse::test {

// A gateway on a free port with a configuration given as YAML text, and the records it made.
class GatewayFixture
{
public:
    explicit GatewayFixture(const QByteArray &yaml, GatewayOptions options = {},
                            SecretResolver secrets = resolveFromEnvironment);

    PublishReport publish(const QByteArray &yaml);
    quint16 port() const { return gateway.port(); }
    // Waits for so many finished records.
    QList<traffic::RecordPtr> records(qsizetype count);

private:
    QList<traffic::RecordPtr>
        m_records; // outlives the gateway, which delivers its last ones when it goes

public:
    Gateway gateway;
    PublishReport firstReport;
};

} // namespace gatehouse::test
