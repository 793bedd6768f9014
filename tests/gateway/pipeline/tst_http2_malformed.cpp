// SPDX-License-Identifier: GPL-3.0-or-later
// Frames that break RFC 9113: the stream or the connection ends with the right code, and the
// gateway goes on.
#include "tests/support/gateway_fixture.h"
#include "tests/support/raw_client.h"

#include <QtEndian>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

enum Type : quint8 {
    Data,
    Headers,
    Priority,
    Reset,
    Settings,
    Promise,
    Ping,
    GoAway,
    Window,
    Continuation
};
enum Flag : quint8 { None = 0, EndStream = 1, Ack = 1, EndHeaders = 4, Padded = 8 };
enum Code : quint32 {
    NoError,
    Protocol,
    Internal,
    FlowControl,
    Timeout,
    StreamClosed,
    FrameSize,
    Refused,
    Cancel,
    Compression,
    Connect,
    Calm
};

const QByteArray preface("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

QByteArray frame(Type type, quint8 flags, quint32 stream, const QByteArray &payload = {})
{
    QByteArray out;
    const auto size = quint32(payload.size());
    out += char(size >> 16);
    out += char(size >> 8);
    out += char(size);
    out += char(type);
    out += char(flags);
    const quint32 id = qToBigEndian(stream);
    out.append(reinterpret_cast<const char *>(&id), 4);
    return out + payload;
}

QByteArray number(quint32 value)
{
    const quint32 big = qToBigEndian(value);
    return QByteArray(reinterpret_cast<const char *>(&big), 4);
}

QByteArray setting(quint16 id, quint32 value)
{
    const quint16 big = qToBigEndian(id);
    return QByteArray(reinterpret_cast<const char *>(&big), 2) + number(value);
}

// A field as HPACK's literal without indexing (RFC 7541 6.2.2).
QByteArray field(const QByteArray &name, const QByteArray &value)
{
    QByteArray out(1, '\0');
    out += char(name.size());
    out += name;
    out += char(value.size());
    return out + value;
}

// ":method: GET", ":scheme: http", ":path: /" out of the static table, and an authority.
const QByteArray get1("\x82\x86\x84");
QByteArray request()
{
    return get1 + field(":authority", "a");
}

// (type, code) of the first frame that ends something.
std::pair<int, quint32> ending(const QByteArray &received)
{
    qsizetype at = 0;
    while (at + 9 <= received.size()) {
        const auto octet = [&](qsizetype i) { return quint8(received[at + i]); };
        const qsizetype size = octet(0) << 16 | octet(1) << 8 | octet(2);
        const int type = octet(3);
        if (at + 9 + size > received.size())
            break;
        const auto word = [&](qsizetype i) {
            return qFromBigEndian<quint32>(received.constData() + at + 9 + i);
        };
        if (type == Reset && size == 4)
            return {Reset, word(0)};
        if (type == GoAway && size >= 8)
            return {GoAway, word(4)};
        at += 9 + size;
    }
    return {-1, 0};
}

} // namespace

class TestHttp2Malformed : public QObject
{
    Q_OBJECT

private:
    static void row(const char *name, const QByteArray &octets, Type type, Code code)
    {
        QTest::newRow(name) << octets << int(type) << quint32(code);
    }
    static QByteArray headers(const QByteArray &block, quint8 flags = EndStream | EndHeaders)
    {
        return frame(Headers, flags, 1, block);
    }

private slots:
    void frames_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<int>("type");
        QTest::addColumn<quint32>("code");
        row("data on stream 0", frame(Data, EndStream, 0, "x"), GoAway, Protocol);
        row("headers on stream 0", frame(Headers, EndStream | EndHeaders, 0, request()), GoAway,
            Protocol);
        row("an even stream", frame(Headers, EndStream | EndHeaders, 2, request()), GoAway,
            Protocol);
        row("data on an idle stream", frame(Data, EndStream, 1, "x"), GoAway, Protocol);
        row("reset of an idle stream", frame(Reset, None, 1, number(Cancel)), GoAway, Protocol);
        row("frame too large", frame(Data, None, 1, QByteArray(16385, 'x')), GoAway, FrameSize);
        row("settings of odd size", frame(Settings, None, 0, "12345"), GoAway, FrameSize);
        row("acknowledgement with settings", frame(Settings, Ack, 0, setting(3, 1)), GoAway,
            FrameSize);
        row("settings on a stream", frame(Settings, None, 1, setting(3, 1)), GoAway, Protocol);
        row("window too large", frame(Settings, None, 0, setting(4, 0x80000000)), GoAway,
            FlowControl);
        row("frame size too small", frame(Settings, None, 0, setting(5, 100)), GoAway, Protocol);
        row("push neither on nor off", frame(Settings, None, 0, setting(2, 2)), GoAway, Protocol);
        row("window opened by nothing", frame(Window, None, 0, number(0)), GoAway, Protocol);
        row("window overflows", frame(Window, None, 0, number(0x7fffffff)), GoAway, FlowControl);
        row("window of odd size", frame(Window, None, 0, "123"), GoAway, FrameSize);
        row("ping of odd size", frame(Ping, None, 0, "1234567"), GoAway, FrameSize);
        row("ping on a stream", frame(Ping, None, 1, "12345678"), GoAway, Protocol);
        row("go away on a stream", frame(GoAway, None, 1, number(0) + number(0)), GoAway, Protocol);
        row("promise of a client", frame(Promise, EndHeaders, 1, number(2) + request()), GoAway,
            Protocol);
        row("continuation of nothing", frame(Continuation, EndHeaders, 1, request()), GoAway,
            Protocol);
        row("headers broken into", headers(request(), EndStream) + frame(Ping, None, 0, "12345678"),
            GoAway, Protocol);
        row("padding longer than the frame",
            headers(QByteArray("\xff") + request(), EndStream | EndHeaders | Padded), GoAway,
            Protocol);
        row("no HPACK", headers(QByteArray(20, '\xff')), GoAway, Compression);
        row("capital letters", headers(request() + field("X-A", "1")), Reset, Protocol);
        row("connection", headers(request() + field("connection", "close")), Reset, Protocol);
        row("keep-alive", headers(request() + field("keep-alive", "1")), Reset, Protocol);
        row("upgrade", headers(request() + field("upgrade", "h2c")), Reset, Protocol);
        row("transfer-encoding", headers(request() + field("transfer-encoding", "chunked")), Reset,
            Protocol);
        row("te", headers(request() + field("te", "gzip")), Reset, Protocol);
        row("line feed in a value", headers(request() + field("x-a", "1\n2")), Reset, Protocol);
        row("blank in a name", headers(request() + field("x a", "1")), Reset, Protocol);
        row("no path", headers(QByteArray("\x82\x86") + field(":authority", "a")), Reset, Protocol);
        row("empty path", headers(QByteArray("\x82\x86") + field(":path", "")), Reset, Protocol);
        row("two methods", headers(QByteArray("\x82") + request()), Reset, Protocol);
        row("status in a request", headers(request() + field(":status", "200")), Reset, Protocol);
        row("unknown pseudo field", headers(request() + field(":what", "1")), Reset, Protocol);
        row("pseudo field behind others", headers(field("x-a", "1") + request()), Reset, Protocol);
        row("body shorter than said",
            headers(request() + field("content-length", "9"), EndHeaders)
                + frame(Data, EndStream, 1, "x"),
            Reset, Protocol);
        row("body longer than said",
            headers(request() + field("content-length", "1"), EndHeaders)
                + frame(Data, EndStream, 1, "xyz"),
            Reset, Protocol);
        row("two lengths",
            headers(request() + field("content-length", "1") + field("content-length", "1"),
                    EndHeaders),
            Reset, Protocol);
        row("no length", headers(request() + field("content-length", "-1"), EndHeaders), Reset,
            Protocol);
        row("trailers with pseudo fields",
            headers(request(), EndHeaders) + headers(field(":path", "/")), Reset, Protocol);
        row("trailers that end nothing",
            headers(request(), EndHeaders) + headers(field("x-a", "1"), EndHeaders), Reset,
            Protocol);
    }
    void frames()
    {
        QFETCH(const QByteArray, octets);
        QFETCH(const int, type);
        QFETCH(const quint32, code);
        GatewayFixture fixture("routes: []\n");
        RawClient client(fixture.port());
        client.send(preface + frame(Settings, None, 0) + octets);
        QTRY_VERIFY(ending(client.received()).first >= 0);
        QCOMPARE(ending(client.received()), (std::pair<int, quint32>(type, code)));
        if (type == GoAway)
            QVERIFY(client.waitForClose());
        QCOMPARE(statusOf(get(fixture.port(), "/")), 404);
        QTRY_COMPARE(fixture.gateway.inFlight(), 0);
    }

    void floods_data()
    {
        QTest::addColumn<QByteArray>("once");
        QTest::addColumn<QByteArray>("again");
        QTest::newRow("pings") << QByteArray() << frame(Ping, None, 0, "12345678");
        QTest::newRow("settings") << QByteArray() << frame(Settings, None, 0);
        QTest::newRow("priorities")
            << QByteArray() << frame(Priority, None, 1, QByteArray(5, '\0'));
        QTest::newRow("windows") << QByteArray() << frame(Window, None, 0, number(1));
        QTest::newRow("empty data")
            << frame(Headers, EndHeaders, 1, request()) << frame(Data, None, 1);
        QTest::newRow("empty continuations")
            << frame(Headers, EndStream, 1, request()) << frame(Continuation, None, 1);
    }
    void floods()
    {
        QFETCH(const QByteArray, once);
        QFETCH(const QByteArray, again);
        GatewayFixture fixture("routes:\n  - {id: s, uri: /, plugins: {mocking: {response_example: "
                               "s, delay: 600}}}\n");
        RawClient client(fixture.port());
        client.send(preface + frame(Settings, None, 0) + once + again.repeated(20000));
        QVERIFY(client.waitForClose());
        QTRY_COMPARE(fixture.gateway.inFlight(), 0);
        QCOMPARE(statusOf(get(fixture.port(), "/none")), 404);
    }

    // HPACK: a small block that grows without bound through the dynamic table.
    void aHeadThatUnfoldsIsRefused()
    {
        GatewayFixture fixture("routes: []\n");
        RawClient client(fixture.port());
        QByteArray block = request();
        block += '\x40'; // literal with incremental indexing, a new name
        block += char(3);
        block += "x-b";
        block += char(100);
        block += QByteArray(100, 'v');
        block += QByteArray(5000, '\xbe'); // the newest entry, again and again
        client.send(preface + frame(Settings, None, 0) + headers(block));
        QTRY_VERIFY(client.received().size() > 100);
        QTRY_VERIFY(ending(client.received()).first >= 0 || client.received().contains("431"));
        QCOMPARE(statusOf(get(fixture.port(), "/")), 404);
    }

    void whatOnlyBeginsLikeThePrefaceIsHttp1()
    {
        GatewayFixture fixture("routes: []\n");
        QCOMPARE(statusOf(askOnce(fixture.port(), "PRI * HTTP/2.0\r\n\r\nno\r\n\r\n")), 505);
        RawClient slow(fixture.port());
        slow.send("P");
        slow.send("OST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
        QVERIFY(slow.waitFor("404"));
        RawClient pieces(fixture.port());
        for (const char c : preface) {
            pieces.send(QByteArray(1, c));
            QCoreApplication::processEvents();
        }
        pieces.send(frame(Settings, None, 0) + headers(request()));
        QTRY_VERIFY(pieces.received().contains("error_msg"));
    }
};

QTEST_GUILESS_MAIN(TestHttp2Malformed)
#include "tst_http2_malformed.moc"
