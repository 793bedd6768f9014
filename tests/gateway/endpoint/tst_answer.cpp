// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/endpoint/answer.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::endpoint;

namespace {

http::RequestHead request(const QByteArray &method, http::Version version)
{
    http::RequestHead head;
    head.method = method;
    head.version = version;
    return head;
}

constexpr qint64 kTime = 784111777;
const char *const kDate = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n";

} // namespace

class TestAnswer : public QObject
{
    Q_OBJECT
private slots:
    void framing_data();
    void framing();
    void handlersCannotBreakTheHead();
    void errorIsEscaped();
};

void TestAnswer::framing_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("http11");
    QTest::addColumn<int>("status");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<http::Framing>("framing");
    QTest::addColumn<bool>("keepAlive");
    const auto row = [](const char *name, const char *method, bool http11, int status,
                        qint64 length, const char *fields, http::Framing framing, bool keepAlive) {
        QTest::newRow(name) << QByteArray(method) << http11 << status << length
                            << QByteArray(fields) << framing << keepAlive;
    };
    using enum http::Framing;
    row("length", "GET", true, 200, 3, "Content-Length: 3\r\n", Length, true);
    row("empty", "GET", true, 200, 0, "Content-Length: 0\r\n", Length, true);
    row("stream", "GET", true, 200, -1, "Transfer-Encoding: chunked\r\n", Chunked, true);
    row("stream to 1.0", "GET", false, 200, -1, "Connection: close\r\n", UntilClose, false);
    row("length to 1.0", "GET", false, 200, 3, "Content-Length: 3\r\nConnection: keep-alive\r\n",
        Length, true);
    row("head", "HEAD", true, 200, 3, "Content-Length: 3\r\n", None, true);
    row("no content", "GET", true, 204, 0, "", None, true);
    row("not modified", "GET", true, 304, -1, "", None, true);
}

void TestAnswer::framing()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, http11);
    QFETCH(int, status);
    QFETCH(qint64, length);
    QFETCH(QByteArray, fields);
    const auto head = request(method, http11 ? http::Version::Http11 : http::Version::Http10);
    const Answer answer = makeAnswer(head, status, {}, length, true, kTime);
    QVERIFY(answer.head.startsWith(QByteArray("HTTP/1.1 " + QByteArray::number(status) + ' ')));
    QCOMPARE(answer.head.sliced(answer.head.indexOf("\r\n") + 2),
             QByteArray(kDate + fields + "\r\n"));
    QTEST(answer.framing, "framing");
    QTEST(answer.keepAlive, "keepAlive");
}

void TestAnswer::handlersCannotBreakTheHead()
{
    const http::Headers headers{
        {"content-length", "9"}, {"Transfer-Encoding", "x"},      {"Connection", "x"},
        {"Bad Name", "x"},       {"Split", "a\r\nSet-Cookie: b"}, {"Date", "now"}};
    const auto head = request("GET", http::Version::Http11);
    const Answer answer = makeAnswer(head, 200, headers, 0, false, kTime);
    QCOMPARE(answer.head,
             QByteArray(
                 "HTTP/1.1 200 OK\r\nDate: now\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
}

void TestAnswer::errorIsEscaped()
{
    QCOMPARE(errorDocument(QStringLiteral("a \"b\"")),
             QByteArray("{\"error_msg\":\"a \\\"b\\\"\"}\n"));
}

QTEST_GUILESS_MAIN(TestAnswer)
#include "tst_answer.moc"
