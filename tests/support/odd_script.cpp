// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/odd_script.h"

#include <QCryptographicHash>

namespace gatehouse::test {

namespace {

constexpr int kLate = 20; // milliseconds

OddStep write(const QByteArray &octets)
{
    return {OddStep::Write, octets, 0};
}

OddStep pause(int ms)
{
    return {OddStep::Pause, {}, ms};
}

const OddStep kClose{OddStep::Close, {}, 0};

QByteArray answer(const QByteArray &body, const QByteArray &extra = {},
                  const QByteArray &status = "200 OK")
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"
        + extra + "\r\n" + body;
}

const QByteArray kEvil = answer("EVIL");

using Table = QHash<QByteArray, QList<OddStep>>;

Table interimAndLate()
{
    return {
        {"/hints",
         {write("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"), pause(kLate),
          write(answer("final"))}},
        {"/100", {write("HTTP/1.1 100 Continue\r\n\r\n"), pause(kLate), write(answer("final"))}},
        {"/storm",
         {write(QByteArray("HTTP/1.1 103 Early Hints\r\n\r\n").repeated(17)),
          write(answer("final"))}},
        {"/storm16",
         {write(QByteArray("HTTP/1.1 103 Early Hints\r\n\r\n").repeated(16)),
          write(answer("final"))}},
        {"/101",
         {write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
                "Upgrade\r\n\r\nRAW")}},
        {"/extra", {write(answer("ok") + kEvil)}},
        {"/extralate", {write(answer("ok")), pause(kLate), write(kEvil)}},
        {"/idle408",
         {write(answer("ok")), pause(kLate),
          write("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
          kClose}},
        {"/closelate", {write(answer("ok")), pause(kLate), kClose}},
    };
}

Table framing()
{
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    return {
        {"/badhdr",
         {write("HTTP/1.1 200 OK\r\nX Bad: 1\r\nNoColon\r\nContent-Length: 2\r\n\r\nok")}},
        {"/badhdrclose",
         {write("HTTP/1.1 200 OK\r\nX Bad: 1\r\nContent-Type: application/json\r\nContent-Length: "
                "2\r\n\r\nok"),
          kClose}},
        {"/fold", {write("HTTP/1.1 200 OK\r\nX-F: one\r\n two\r\nContent-Length: 2\r\n\r\nok")}},
        {"/twocl",
         {write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\nokxyz")}},
        {"/tecl",
         {write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: "
                "chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n")}},
        {"/clneg", {write("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello")}},
        {"/tegzip",
         {write("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello")}},
        {"/chunkbad", {write(chunked + "zz\r\nhello\r\n0\r\n\r\n")}},
        {"/chunkneg", {write(chunked + "-5\r\nhello\r\n0\r\n\r\n")}},
        {"/chunkhuge", {write(chunked + "fffffffffffffffff\r\nhello\r\n0\r\n\r\n")}},
        {"/garbage", {write("SSH-2.0-OpenSSH_9.2\r\n"), pause(kLate), kClose}},
        {"/partial", {write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this"), kClose}},
        {"/partialchunk", {write(chunked + "5\r\nhello\r\n"), kClose}},
        {"/halfhead", {write("HTTP/1.1 200 OK\r\nContent-Le"), kClose}},
        {"/trailer",
         {write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: "
                "X-T\r\n\r\n5;ext=1\r\nhello\r\n0\r\nX-T: tv\r\n\r\n")}},
        {"/h10", {write("HTTP/1.0 200 OK\r\n\r\nuntil close"), kClose}},
        {"/noreason", {write("HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nok")}},
        {"/204", {write("HTTP/1.1 204 No Content\r\nX-A: 1\r\n\r\n")}},
        {"/304",
         {write("HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\nETag: \"a\"\r\n\r\n")}},
        {"/headcl", {write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n")}},
    };
}

Table pacing()
{
    QList<OddStep> drip{write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n")};
    for (int i = 0; i < 10; ++i)
        drip << pause(kLate) << write(QByteArray::number(i));
    return {
        {"/drip", drip},
        {"/hang",
         {write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: "
                "chunked\r\n\r\n5\r\ndata:\r\n"),
          {OddStep::Silence, {}, 0}}},
        {"/headonly",
         {write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"),
          {OddStep::Silence, {}, 0}}},
        {"/noanswer", {{OddStep::Silence, {}, 0}}},
        {"/drop", {kClose}},
        {"/rst", {{OddStep::Reset, {}, 0}}},
        {"/h10cut", {write("HTTP/1.0 200 OK\r\n\r\nuntil"), pause(kLate), {OddStep::Reset, {}, 0}}},
    };
}

Table statuses()
{
    return {
        {"/setcookie",
         {write(answer("x",
                       "Set-Cookie: a=1; Path=/\r\nX-D: 1\r\nSet-Cookie: b=2, c; Expires=Wed, 09 "
                       "Jun 2027 10:18:14 GMT\r\n"
                       "x-d: 2\r\nWWW-Authenticate: Foo a\r\n"))}},
        {"/redir", {write(answer("moved", "Location: /echo\r\n", "302 Found"))}},
        {"/auth",
         {write(
             answer("need auth", "WWW-Authenticate: Basic realm=\"x\"\r\n", "401 Unauthorized"))}},
        {"/authd",
         {write(answer("need auth",
                       "WWW-Authenticate: Digest realm=\"x\", nonce=\"1\", qop=\"auth\"\r\n",
                       "401 Unauthorized"))}},
        {"/407",
         {write(answer("proxy auth", "Proxy-Authenticate: Basic realm=\"x\"\r\n",
                       "407 Proxy Authentication Required"))}},
        {"/503", {write(answer("{\"e\":1}", "Retry-After: 1\r\n", "503 My Own Reason"))}},
        {"/999", {write(answer("odd", {}, "999 Odd"))}},
        {"/latin", {write(answer("x", "X-L: caf\xe9\r\n"))}},
        {"/gz", {write(answer("\x1f\x8b-not-really", "Content-Encoding: gzip\r\n"))}},
        {"/keepalive", {write(answer("ok", "Keep-Alive: timeout=2, max=9\r\n"))}},
        {"/close", {write(answer("ok", "Connection: close\r\n")), kClose}},
    };
}

Table allScripts()
{
    Table all = interimAndLate();
    all.insert(framing());
    all.insert(pacing());
    all.insert(statuses());
    return all;
}

// Everything that mixes answers up, at random, each with the request's own id.
QList<OddStep> chaos(const OddRequest &request, QRandomGenerator &random)
{
    const QByteArray own = answer("id=" + QByteArray::number(request.number("id")));
    const bool wild =
        request.path() == "/chaos"; // "/mild": without octets that belong to no request
    const int what = random.bounded(8);
    switch (!wild && (what == 2 || what == 3) ? 7 : what) {
    case 0:
        return {write("HTTP/1.1 103 Early Hints\r\n\r\n" + own)};
    case 1:
        return {write("HTTP/1.1 103 Early Hints\r\n\r\n"), pause(1), write(own)};
    case 2:
        return {write(own + kEvil)};
    case 3:
        return {write(own), pause(random.bounded(3)), write(kEvil)};
    case 4:
        return {
            write(own), pause(random.bounded(3)),
            write("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
            kClose};
    case 5:
        return {write(own), kClose};
    default:
        return {write(own)};
    }
}

QByteArray manyFields(int n)
{
    QByteArray fields;
    for (int i = 0; i < n; ++i)
        fields += "X-H" + QByteArray::number(i) + ": v\r\n";
    return fields;
}

} // namespace

int OddRequest::number(QByteArrayView name) const
{
    const qsizetype at = target.indexOf(QByteArray(name.toByteArray() + '='));
    if (at < 0)
        return 0;
    qsizetype end = at + name.size() + 1;
    const qsizetype begin = end;
    while (end < target.size() && target[end] >= '0' && target[end] <= '9')
        ++end;
    return target.mid(begin, end - begin).toInt();
}

QList<OddStep> oddScript(const OddRequest &request, const OddLedger &ledger,
                         QRandomGenerator &random)
{
    static const Table table = allScripts();
    const QByteArray path = request.path();
    if (const auto found = table.constFind(path); found != table.cend())
        return *found;
    if (path.startsWith("/echo"))
        return {write(answer(request.head + "\r\n\r\n" + request.body.left(200)))};
    if (path == "/sum") {
        const QByteArray sum =
            QCryptographicHash::hash(request.body, QCryptographicHash::Sha1).toHex();
        return {write(answer(QByteArray::number(request.body.size()) + ' ' + sum))};
    }
    if (path == "/delay")
        return {pause(request.number("ms")), write(answer("x"))};
    if (path == "/big") {
        const int megabytes = request.number("mb");
        return {write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(megabytes << 20)
                      + "\r\n\r\n"),
                {OddStep::Repeat, QByteArray(65536, 'y'), megabytes * 16}};
    }
    if (path == "/hdrs")
        return {write(answer("x", manyFields(request.number("n"))))};
    if (path == "/bighdr")
        return {write(answer("x", "X-Big: " + QByteArray(request.number("n"), 'z') + "\r\n"))};
    if (path == "/droponce" && ledger.count(request.method + " /droponce") == 1)
        return {kClose};
    if (path == "/dropreused" && request.nth > 1)
        return {kClose};
    if (path == "/chaos" || path == "/mild")
        return chaos(request, random);
    return {write(request.method == "HEAD" ? answer({}) : answer("ok"))};
}

} // namespace gatehouse::test
