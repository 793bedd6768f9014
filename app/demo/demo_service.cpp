// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_service.h"

#include "app/demo/chat_answer.h"
#include "app/demo/event_stream.h"
#include "gateway/endpoint/server.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

namespace gatehouse::app {

using endpoint::Request;
using endpoint::Responder;
using ResponderPtr = std::shared_ptr<Responder>;
using std::chrono::milliseconds;

static void sendJson(Responder &responder, int status, const QJsonObject &object)
{
    responder.send(status, {{"Content-Type", "application/json"}},
                   QByteArray(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'));
}

// A number from the query within the bounds, else the fallback.
static int argument(const Request &request, QByteArrayView name, int least, int most, int fallback)
{
    const std::optional<QByteArray> text = http::queryArgument(request.target.rawQuery, name);
    bool isNumber = false;
    const int value = text ? text->toInt(&isNumber) : 0;
    return isNumber && value >= least && value <= most ? value : fallback;
}

static void answerHello(const Request &request, const ResponderPtr &responder)
{
    const QByteArray name = http::queryArgument(request.target.rawQuery, "name").value_or("world");
    sendJson(*responder, 200,
             {{u"message"_qs, u"Hello, %1!"_qs.arg(QString::fromUtf8(name.left(100)))},
              {u"from"_qs, u"the demo service"_qs},
              {u"at"_qs, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}});
}

static void answerSlow(QObject *owner, const Request &request, const ResponderPtr &responder)
{
    const int wait = argument(request, "ms", 0, 60'000, 800);
    QTimer::singleShot(milliseconds(wait), owner, [responder, wait] {
        sendJson(*responder, 200,
                 {{u"message"_qs, u"That took a while"_qs}, {u"waited_ms"_qs, wait}});
    });
}

static void answerStream(QObject *owner, const Request &request, const ResponderPtr &responder)
{
    const int count = argument(request, "n", 1, 1000, 20),
              pause = argument(request, "ms", 1, 10'000, 300);
    QList<QByteArray> events;
    for (int i = 1; i <= count; ++i) {
        const QByteArray number = QByteArray::number(i);
        events.append("id: " + number + "\nevent: tick\ndata: {\"n\":" + number
                      + ",\"of\":" + QByteArray::number(count) + "}\n\n");
    }
    streamEvents(owner, responder, events, milliseconds(pause));
}

static void answerChat(QObject *owner, const Request &request, const ResponderPtr &responder)
{
    if (request.head.method != "POST")
        return responder->sendError(405, u"send the messages with POST"_qs);
    const Result<ChatAnswer> answer = chatAnswer(request.body, QDateTime::currentSecsSinceEpoch());
    if (!answer)
        return responder->sendError(400, answer.error().message);
    if (answer->stream)
        return streamEvents(owner, responder, answer->events, milliseconds(40));
    responder->send(200, {{"Content-Type", "application/json"}}, answer->whole);
}

static void answerEcho(const Request &request, const ResponderPtr &responder)
{
    QJsonObject headers;
    for (const http::Field &field : request.head.headers)
        headers.insert(QString::fromLatin1(field.name), QString::fromLatin1(field.value));
    sendJson(*responder, 200,
             {{u"method"_qs, QString::fromLatin1(request.head.method)},
              {u"target"_qs, QString::fromLatin1(request.head.target)},
              {u"headers"_qs, headers},
              {u"body"_qs, QString::fromUtf8(request.body)}});
}

static void answerIndex(const ResponderPtr &responder)
{
    sendJson(*responder, 200,
             {{u"service"_qs, u"Gatehouse demo service"_qs},
              {u"try"_qs,
               QJsonArray{u"/hello"_qs, u"/slow?ms=800"_qs, u"/error?status=500"_qs,
                          u"/stream?n=20&ms=300"_qs, u"/chat"_qs, u"/echo"_qs}}});
}

DemoService::DemoService(QObject *parent)
    : QObject(parent)
{
    m_server =
        std::make_unique<endpoint::Server>([this](const Request &request, ResponderPtr responder) {
            answer(request, std::move(responder));
        });
}

DemoService::~DemoService() = default;

Result<void> DemoService::listen(quint16 port)
{
    Result<quint16> bound = m_server->listen(QHostAddress::LocalHost, port);
    if (!bound && port != 0)
        bound = m_server->listen(QHostAddress::LocalHost, 0);
    if (!bound)
        return fail(bound.error());
    return {};
}

QString DemoService::address() const
{
    return u"127.0.0.1:%1"_qs.arg(m_server->port());
}

void DemoService::answer(const Request &request, ResponderPtr responder)
{
    const QByteArray &path = request.target.path;
    if (path == "/hello")
        answerHello(request, responder);
    else if (path == "/slow")
        answerSlow(this, request, responder);
    else if (path == "/error")
        responder->sendError(argument(request, "status", 400, 599, 500),
                             u"The demo service fails on purpose"_qs);
    else if (path == "/stream")
        answerStream(this, request, responder);
    else if (path == "/chat" || path == "/v1/chat/completions")
        answerChat(this, request, responder);
    else if (path == "/echo")
        answerEcho(request, responder);
    else if (path == "/")
        answerIndex(responder);
    else
        responder->sendError(404, u"the demo service has no such path; GET / lists them"_qs);
}

} // namespace gatehouse::app
