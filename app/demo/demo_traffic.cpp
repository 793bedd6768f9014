// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_traffic.h"

#include <QNetworkReply>
#include <QUrl>

namespace gatehouse::app {

using namespace std::chrono_literals;

namespace {

struct DemoRequest {
    int weight;
    const char *method;
    const char *path;
    const char *body;
};

constexpr DemoRequest demoRequests[] = {
    {40, "GET", "/hello", ""},
    {12, "GET", "/hello?name=Gatehouse", ""},
    {10, "GET", "/inventory", ""},
    {8, "GET", "/search?q=gate", ""},
    {6, "GET", "/slow?ms=120", ""},
    {3, "GET", "/slow?ms=700", ""},
    {4, "GET", "/error", ""},
    {2, "GET", "/error?status=503", ""},
    {4, "GET", "/orders/17", ""},
    {3, "GET", "/old/hello", ""},
    {3, "GET", "/nowhere", ""},
    {2, "GET", "/stream?n=8&ms=250", ""},
    {2, "POST", "/chat",
     R"({"model":"demo","stream":true,"messages":[{"role":"user","content":"Good morning"}]})"},
    {1, "POST", "/v1/chat/completions",
     R"({"model":"demo","messages":[{"role":"user","content":"In one piece"}]})"},
};

constexpr quint32 weightOfAll = [] {
    quint32 sum = 0;
    for (const DemoRequest &request : demoRequests)
        sum += quint32(request.weight);
    return sum;
}();

// Walks over all places in long strides: every hundred requests have the whole mixture, without
// rows of equal ones.
const DemoRequest &demoRequest(quint32 number)
{
    static_assert(weightOfAll == 100, "the stride below has no divisor in common with 100");
    quint32 place = (number * 37U + number / weightOfAll * 13U) % weightOfAll;
    for (const DemoRequest &request : demoRequests) {
        if (place < quint32(request.weight))
            return request;
        place -= quint32(request.weight);
    }
    return demoRequests[0];
}

} // namespace

static constexpr int maxInFlight = 64;
static constexpr auto interval = 20ms;

DemoTraffic::DemoTraffic(QObject *parent)
    : QObject(parent)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setTransferTimeout(60'000);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DemoTraffic::tick);
}

void DemoTraffic::start(const QString &gateway, double perSecond)
{
    m_gateway = gateway;
    m_perTick =
        std::clamp(perSecond, 0.0, 2000.0) * std::chrono::duration<double>(interval).count();
    m_due = 1;
    m_timer.start(interval);
}

void DemoTraffic::stop()
{
    m_timer.stop();
}

void DemoTraffic::tick()
{
    for (m_due += m_perTick; m_due >= 1; m_due -= 1) {
        if (m_inFlight < maxInFlight)
            send();
    }
}

void DemoTraffic::send()
{
    const DemoRequest &wanted = demoRequest(m_count++);
    QNetworkRequest request(QUrl(m_gateway + QLatin1String(wanted.path)));
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Gatehouse-demo"_qs);
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      *wanted.body ? u"application/json"_qs : QVariant());
    QNetworkReply *reply =
        m_network.sendCustomRequest(request, wanted.method, QByteArray(wanted.body));
    ++m_inFlight;
    connect(reply, &QNetworkReply::readyRead, reply,
            [reply] { reply->skip(reply->bytesAvailable()); });
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        --m_inFlight;
        reply->deleteLater();
    });
}

} // namespace gatehouse::app
