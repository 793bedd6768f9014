// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/yaml.h"
#include "gateway/control/control_api.h"
#include "gateway/plugins/builtin_plugins.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace gatehouse;

namespace {

class FakeSource final : public control::Source
{
public:
    FakeSource()
        : m_plugins(plugins::builtinPlugins())
        , m_document(
              config::readYaml(
                  "routes:\n"
                  "  - {id: 1, uri: /a, plugins: {proxy-rewrite: {uri: /b}}, upstream_id: u}\n"
                  "services:\n"
                  "  - {id: s, name: shop, upstream: {tls: {client_cert: c, client_key: sesame}, "
                  "nodes: {\"127.0.0.1:1\": 1}}}\n"
                  "upstreams:\n"
                  "  - {id: u, nodes: {\"127.0.0.1:1\": 1}}\n"
                  "  - {id: w, nodes: {\"127.0.0.1:2\": 1}}\n"
                  "plugin_metadata:\n"
                  "  - {id: limit-count, limit_header: X-L}\n"
                  "#END\n")
                  .document)
    {
    }
    config::Document document() const override { return m_document; }
    const plugin::Registry &plugins() const override { return m_plugins; }
    QList<health::Report> health() const override
    {
        health::NodeReport node;
        node.host = "127.0.0.1";
        node.port = 1;
        node.state = health::State::MostlyUnhealthy;
        node.counters.httpFailure = 2;
        return {{"upstreams", "u", "http", {node}}};
    }
    std::optional<QJsonValue> discovery(const QString &kind, bool fromFile) const override
    {
        if (kind != QStringLiteral("consul"))
            return std::nullopt;
        return QJsonObject{{QStringLiteral("file"), fromFile}};
    }
    void reload() override { ++reloads; }

    int reloads = 0;

private:
    plugin::Registry m_plugins;
    config::Document m_document;
};

} // namespace

class TestControlApi : public QObject
{
    Q_OBJECT

private:
    FakeSource m_source;

    control::ControlApi::Answer ask(const QByteArray &line, const QByteArray &accept = "*/*")
    {
        endpoint::Request request;
        request.head.method = line.left(line.indexOf(' '));
        request.target = *http::parseTarget(line.mid(line.indexOf(' ') + 1));
        request.head.headers.append("Accept", accept);
        return control::ControlApi(m_source).answer(request);
    }
    QJsonValue json(const QByteArray &path)
    {
        const QJsonDocument document = QJsonDocument::fromJson(ask("GET " + path).body);
        return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    }

private slots:
    void refusals_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *line, int status, const char *reason) {
            QTest::newRow(line) << QByteArray(line) << status << QByteArray(reason);
        };
        row("GET /v1/route/9", 404, "route[9] not found");
        row("GET /v1/upstream/9", 404, "upstream[9] not found");
        row("GET /v1/plugin_metadata/syslog", 404, "plugin metadata[syslog] not found");
        row("GET /v1/healthcheck/upstreams", 404, "missing src id for src type upstreams");
        row("GET /v1/healthcheck/things/1", 400, "invalid src type things");
        row("GET /v1/healthcheck/upstreams/w", 404, "no checker for upstreams[w]");
        row("GET /v1/healthcheck/upstreams/x", 404, "upstreams[x] not found");
        row("GET /v1/discovery/dns/dump", 404, "discovery dns is not configured");
        row("GET /v2/routes", 404, "not found");
        row("GET /v1/things", 404, "not found");
        row("DELETE /v1/routes", 405, "only GET is possible here");
    }
    void refusals()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const int, status);
        QFETCH(const QByteArray, reason);
        const auto answer = ask(line);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.body, QByteArray("{\"error_msg\":\"" + reason + "\"}\n"));
    }

    void resourcesAreShownWithTheirDefaults()
    {
        const QJsonValue routes = json("/v1/routes");
        QCOMPARE(routes.toArray().size(), 1);
        QCOMPARE(routes[0][u"key"].toString(), QStringLiteral("/routes/1"));
        QCOMPARE(routes[0][u"value"][u"id"].toString(), QStringLiteral("1"));
        QCOMPARE(routes[0][u"value"][u"priority"].toInt(-1), 0);
        QCOMPARE(json("/v1/route/1")[u"value"][u"uri"].toString(), QStringLiteral("/a"));
        QCOMPARE(json("/v1/upstreams").toArray().size(), 2);
        QCOMPARE(json("/v1/service/s")[u"value"][u"name"].toString(), QStringLiteral("shop"));
        QCOMPARE(json("/v1/plugin_metadata/limit-count")[u"limit_header"].toString(),
                 QStringLiteral("X-L"));
        QCOMPARE(json("/v1/plugin_metadatas").toArray().size(), 1);
    }

    void secretsAreBlanked()
    {
        const QByteArray body = ask("GET /v1/services").body;
        QVERIFY(!body.contains("sesame"));
        QVERIFY(body.contains("***"));
    }

    void healthIsToldAsJsonAndAsAPage()
    {
        const QJsonValue all = json("/v1/healthcheck");
        QCOMPARE(all[0][u"name"].toString(), QStringLiteral("/apisix/upstreams/u"));
        const QJsonValue node = json("/v1/healthcheck/upstreams/u")[u"nodes"][0];
        QCOMPARE(node[u"status"].toString(), QStringLiteral("mostly_unhealthy"));
        QCOMPARE(node[u"counter"][u"http_failure"].toInt(), 2);
        const auto page = ask("GET /v1/healthcheck", "text/html");
        QVERIFY(page.contentType.startsWith("text/html"));
        QVERIFY(page.body.contains("mostly_unhealthy"));
    }

    void schemasNameEveryResourceAndPlugin()
    {
        const QJsonValue all = json("/v1/schema");
        QVERIFY(all[u"main"][u"route"][u"properties"].isObject());
        QVERIFY(all[u"plugins"][u"key-auth"][u"consumer_schema"].isObject());
        QCOMPARE(all[u"plugins"][u"key-auth"][u"type"].toString(), QStringLiteral("auth"));
    }

    void commands()
    {
        QCOMPARE(ask("POST /v1/gc").status, 200);
        QCOMPARE(ask("PUT /v1/plugins/reload").body, QByteArray("done\n"));
        QCOMPARE(m_source.reloads, 1);
        QCOMPARE(json("/v1/discovery/consul/show_dump_file")[u"file"].toBool(), true);
        QCOMPARE(json("/v1/discovery/consul/dump")[u"file"].toBool(true), false);
    }
};

QTEST_GUILESS_MAIN(TestControlApi)
#include "tst_control_api.moc"
