// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/log_bench.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestFileLogger : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void writesALineForEach();
    void takesThePathFromTheMetadata();
    void needsAPath();
    void writesOnlyWhatMatches();
    void followsRotation();

private:
    QByteArray content() const;
    QByteArray conf(const QByteArray &more = {}) const;

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(u"a.log"_qs);

private slots:
    void cleanup() { QFile::remove(m_path); }
};

QByteArray TestFileLogger::content() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray TestFileLogger::conf(const QByteArray &more) const
{
    return R"({"log_format": {"u": "$uri"}, "path": ")" + m_path.toUtf8() + '"' + more + '}';
}

void TestFileLogger::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin file-logger err: "_qs;
    QTest::newRow("good") << R"({"path": "/tmp/x.log"})"_qba << QString();
    QTest::newRow("path") << R"({"path": 1})"_qba
                          << prefix
            + u"property \"path\" validation failed: wrong type: expected string, got number"_qs;
    QTest::newRow("match") << R"({"path": "x", "match": [[["a", "<>", "b"]]]})"_qba
                           << prefix
            + u"failed to validate the 'match' expression: invalid operator '<>'"_qs;
}

void TestFileLogger::configuration()
{
    QFETCH(const QByteArray, conf);
    QTEST(PluginHarness().fault(u"file-logger"_qs, conf), "reason");
}

void TestFileLogger::writesALineForEach()
{
    LogBench bench;
    const auto plugin = bench.harness.build(u"file-logger"_qs, conf());
    const Exchange exchange = bench.finished();
    plugin->log(exchange);
    QTRY_COMPARE(content(), "{\"u\":\"/a\",\"route_id\":\"r1\"}\n"_qba);
    plugin->log(exchange);
    QTRY_COMPARE(content().count('\n'), 2);
}

void TestFileLogger::takesThePathFromTheMetadata()
{
    LogBench bench;
    const auto plugin = bench.harness.build(u"file-logger"_qs, "{}", u"route#1"_qs,
                                            R"({"path": ")" + m_path.toUtf8() + "\"}");
    plugin->log(bench.finished());
    QTRY_VERIFY(content().contains("\"route_id\":\"r1\""));
}

void TestFileLogger::needsAPath()
{
    PluginHarness harness;
    const plugin::BuildContext context{u"route#1"_qs, {}, harness.services};
    const auto built = harness.registry.build(*harness.registry.find(u"file-logger"), {}, context);
    QVERIFY(!built);
    QCOMPARE(
        built.error().message,
        u"failed to check the configuration of plugin file-logger err: property \"path\" is not set in either the plugin conf or the metadata"_qs);
}

void TestFileLogger::writesOnlyWhatMatches()
{
    LogBench bench;
    const auto plugin = bench.harness.build(
        u"file-logger"_qs,
        conf(
            R"(, "match": [[["arg_name", "==", "jack"]], [["arg_a", "==", "1"], ["arg_b", "==", "2"]]])"));
    for (const char *target : {"/no", "/no?a=1", "/one?name=jack", "/two?a=1&b=2"})
        plugin->log(bench.finished(target));
    QTRY_COMPARE(content().count('\n'), 2);
    QVERIFY(content().contains("/one") && content().contains("/two"));
}

void TestFileLogger::followsRotation()
{
    LogBench bench;
    const auto plugin = bench.harness.build(u"file-logger"_qs, conf());
    plugin->log(bench.finished("/one"));
    QTRY_COMPARE(content().count('\n'), 1);
    QVERIFY(QFile::rename(m_path, m_path + u".1"_qs));
    plugin->log(bench.finished("/two"));
    QTRY_COMPARE(content().count('\n'), 1);
    QVERIFY(content().contains("/two"));
}

QTEST_GUILESS_MAIN(TestFileLogger)
#include "tst_file_logger.moc"
