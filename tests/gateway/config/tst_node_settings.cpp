// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/node_settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using config::NodeSettings;

class TestNodeSettings : public QObject
{
    Q_OBJECT

private slots:
    void everythingHasADefault()
    {
        const auto settings = config::readNodeSettings("");
        QVERIFY(settings);
        QCOMPARE(*settings, NodeSettings());
        QCOMPARE(settings->realIpHeader, QByteArray("X-Real-IP"));
    }

    void whatIsKnownIsRead()
    {
        qputenv("GATEHOUSE_TEST_SERVER", "http://10.0.0.9:8500");
        const auto settings =
            config::readNodeSettings("apisix:\n"
                                     "  node_listen: 9080\n"
                                     "  router: {http: radixtree_uri}\n"
                                     "  delete_uri_tail_slash: true\n"
                                     "  normalize_uri_like_servlet: true\n"
                                     "  match_uri_encoded_slash: true\n"
                                     "  show_upstream_status_in_response_header: true\n"
                                     "  trusted_addresses: [10.0.0.0/8, \"::1\"]\n"
                                     "  proxy_cache: {zones: [{name: disk_cache_one}]}\n"
                                     "nginx_config:\n"
                                     "  http: {real_ip_header: X-Forwarded-For, real_ip_recursive: "
                                     "\"on\", real_ip_from: [\"unix:\", 10.1.1.1]}\n"
                                     "discovery:\n"
                                     "  consul: {servers: [\"${{GATEHOUSE_TEST_SERVER}}\"]}\n"
                                     "plugin_attr:\n"
                                     "  redirect: {https_port: 8443}\n");
        QVERIFY2(settings, settings ? "" : qPrintable(settings.error().message));
        QCOMPARE(settings->router, QStringLiteral("radixtree_uri"));
        QVERIFY(settings->deleteUriTailSlash && settings->normalizeUriLikeServlet);
        QVERIFY(settings->matchUriEncodedSlash && settings->showUpstreamStatus);
        QCOMPARE(*settings->trustedAddresses, QList<QByteArray>({"10.0.0.0/8", "::1"}));
        QCOMPARE(settings->realIpHeader, QByteArray("X-Forwarded-For"));
        QCOMPARE(settings->realIpFrom, QList<QByteArray>({"unix:", "10.1.1.1"}));
        QVERIFY(settings->realIpRecursive);
        QVERIFY(settings->proxyCache.contains(QLatin1String("zones")));
        QCOMPARE(settings->discovery[u"consul"][u"servers"][0].toString(),
                 QStringLiteral("http://10.0.0.9:8500"));
        QCOMPARE(settings->pluginAttributes[u"redirect"][u"https_port"].toInt(), 8443);
    }

    void faultsNameTheKey_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no map") << QByteArray("- 1") << QStringLiteral("must be a map");
        QTest::newRow("bad YAML") << QByteArray("a: [1") << QStringLiteral("failed to parse YAML");
        QTest::newRow("section") << QByteArray("apisix: 1")
                                 << QStringLiteral("apisix must be a map");
        QTest::newRow("switch") << QByteArray("apisix: {delete_uri_tail_slash: 1}")
                                << QStringLiteral("delete_uri_tail_slash must be true or false");
        QTest::newRow("address") << QByteArray("apisix: {trusted_addresses: [nowhere]}")
                                 << QStringLiteral(
                                        "trusted_addresses: invalid ip address: nowhere");
        QTest::newRow("variable") << QByteArray("a: ${{GATEHOUSE_TEST_UNSET}}")
                                  << QStringLiteral("GATEHOUSE_TEST_UNSET");
    }
    void faultsNameTheKey()
    {
        QFETCH(const QByteArray, yaml);
        QFETCH(const QString, reason);
        const auto settings = config::readNodeSettings(yaml);
        QVERIFY(!settings);
        QVERIFY2(settings.error().message.contains(reason), qPrintable(settings.error().message));
    }

    void noFileMeansDefaults()
    {
        const QTemporaryDir dir;
        const auto settings =
            config::readNodeSettingsFile(dir.filePath(QStringLiteral("config.yaml")));
        QVERIFY(settings);
        QCOMPARE(*settings, NodeSettings());
    }
};

QTEST_GUILESS_MAIN(TestNodeSettings)
#include "tst_node_settings.moc"
