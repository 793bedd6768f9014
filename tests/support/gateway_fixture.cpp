// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gateway_fixture.h"

#include "gateway/config/yaml.h"

#include <QTest>

namespace gatehouse::test {

GatewayFixture::GatewayFixture(const QByteArray &yaml, GatewayOptions options,
                               SecretResolver secrets)
    : gateway(std::move(secrets))
{
    QObject::connect(&gateway.traffic(), &traffic::Hub::arrived, &gateway,
                     [this](const traffic::Batch &batch) { m_records += batch.finished; });
    firstReport = publish(yaml);
    options.port = 0;
    options.workers = std::max(1, options.workers);
    if (const auto started = gateway.start(options); !started)
        qFatal("the gateway does not start: %s", qPrintable(started.error().message));
}

PublishReport GatewayFixture::publish(const QByteArray &yaml)
{
    const config::ReadResult read = config::readYaml(yaml + "\n#END\n");
    for (const config::Fault &fault : read.faults)
        qFatal("the test's configuration is faulty: %s", qPrintable(config::toString(fault)));
    return gateway.publish(read.document);
}

QList<traffic::RecordPtr> GatewayFixture::records(qsizetype count)
{
    const bool enough = QTest::qWaitFor([&] { return m_records.size() >= count; }, 10000);
    if (!enough)
        qWarning("only %lld of %lld records came", qlonglong(m_records.size()), qlonglong(count));
    return m_records;
}

} // namespace gatehouse::test
