// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http2/field_block.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::http2;

using Fields = QList<std::pair<QByteArray, QByteArray>>;

class TestFieldBlock : public QObject
{
    Q_OBJECT

private:
    static http::RequestHead request(const Fields &fields, bool ends, Refusal &refusal)
    {
        FieldBlock block(http::Limits::forRequests());
        for (const auto &[name, value] : fields)
            block.add(name, value);
        return block.takeRequest(ends, refusal);
    }
    static Fields with(const Fields &more)
    {
        return Fields{{":method", "GET"},
                      {":scheme", "http"},
                      {":path", "/p?q"},
                      {":authority", "a:80"}}
        + more;
    }

private slots:
    void aRequestReadsAsInHttp1()
    {
        Refusal refusal;
        const http::RequestHead head =
            request(with({{"cookie", "a=1"}, {"accept", "x"}, {"cookie", "b=2"}}), true, refusal);
        QCOMPARE(refusal.status, 0);
        QCOMPARE(head.method, QByteArray("GET"));
        QCOMPARE(head.target, QByteArray("/p?q"));
        QCOMPARE(head.version, http::Version::Http2);
        QCOMPARE(head.framing, http::Framing::None);
        const http::Headers expected{{"Host", "a:80"}, {"accept", "x"}, {"Cookie", "a=1; b=2"}};
        QCOMPARE(head.headers, expected);
    }

    void framing()
    {
        Refusal refusal;
        QCOMPARE(request(with({}), false, refusal).framing, http::Framing::Chunked);
        const http::RequestHead counted = request(with({{"content-length", "3"}}), false, refusal);
        QCOMPARE(counted.framing, http::Framing::Length);
        QCOMPARE(counted.contentLength, qint64(3));
        QVERIFY(request(with({{"expect", "100-continue"}}), false, refusal).expectContinue);
        QVERIFY(!request(with({{"expect", "100-continue"}}), true, refusal).expectContinue);
        QCOMPARE(refusal.status, 0);
    }

    void refusals_data()
    {
        QTest::addColumn<Fields>("fields");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const Fields &fields, int status) {
            QTest::newRow(name) << fields << status;
        };
        row("sound", with({}), 0);
        row("host alone", {{":method", "GET"}, {":path", "/"}, {"host", "a"}}, 0);
        row("no host", {{":method", "GET"}, {":path", "/"}}, 400);
        row("host differs", with({{"host", "b"}}), 400);
        row("host the same", with({{"host", "A:80"}}), 0);
        row("two hosts", with({{"host", "a:80"}, {"host", "a:80"}}), 400);
        row("connect", {{":method", "CONNECT"}, {":authority", "a:80"}, {":path", "/"}}, 405);
        row("no target", {{":method", "GET"}, {":authority", "a"}}, 400);
        row("target with a blank", {{":method", "GET"}, {":authority", "a"}, {":path", "/a b"}},
            400);
        row("long target",
            {{":method", "GET"}, {":authority", "a"}, {":path", QByteArray(8193, '/')}}, 414);
        row("large field", with({{"x", QByteArray(16384, 'x')}}), 431);
        row("large head", with(Fields(6, {"x", QByteArray(12000, 'x')})), 431);
        row("fields", with(Fields(101, {"x", "1"})), 431);
        row("length", with({{"content-length", "+1"}}), 400);
        row("expectation", with({{"expect", "nothing"}}), 417);
    }
    void refusals()
    {
        QFETCH(const Fields, fields);
        Refusal refusal;
        request(fields, true, refusal);
        QTEST(refusal.status, "status");
    }
};

QTEST_APPLESS_MAIN(TestFieldBlock)
#include "tst_field_block.moc"
