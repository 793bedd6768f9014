// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_registry.h"

#include <QJsonDocument>

namespace gatehouse::test {

FakeRegistry::FakeRegistry()
    : m_server([this](const endpoint::Request &request, const ResponderPtr &to) {
        ++m_requests;
        if (m_spoiledStatus != 0)
            to->send(m_spoiledStatus, {{"X-Consul-Index", "1000"}}, m_spoiledBody);
        else
            answer(request, to);
    })
{
    m_port = m_server.listen(QHostAddress(QHostAddress::LocalHost), 0).value_or(0);
}

void FakeRegistry::comeBack()
{
    if (!m_server.listen(QHostAddress(QHostAddress::LocalHost), m_port))
        qFatal("the registry's port was taken meanwhile");
}

void FakeRegistry::spoil(int status, const QByteArray &body)
{
    m_spoiledStatus = status;
    m_spoiledBody = body;
}

void FakeRegistry::sendJson(endpoint::Responder &to, const QByteArray &body, http::Headers headers)
{
    headers.append("Content-Type", "application/json");
    to.send(200, headers, body);
}

QString FakeRegistry::argument(const endpoint::Request &request, const QString &name)
{
    return QUrlQuery(QString::fromUtf8(request.target.rawQuery))
        .queryItemValue(name, QUrl::FullyDecoded);
}

FollowedService::FollowedService(const QJsonObject &conf, const QString &kind,
                                 const QString &service, const QJsonObject &args)
{
    faults = discovery.configure(conf);
    if (const auto source = discovery.find(kind)) {
        m_handle = source->subscribe(service, args, [this](const upstream::ServiceNodes &found) {
            const std::lock_guard lock(m_mutex);
            m_last = found;
        });
    }
}

FollowedService::~FollowedService()
{
    m_handle.reset();
}

QByteArray FollowedService::nodes() const
{
    const std::lock_guard lock(m_mutex);
    QByteArrayList out;
    for (const upstream::Node &node : m_last.nodes) {
        out.append(node.text + '*' + QByteArray::number(node.weight)
                   + (node.priority != 0 ? '^' + QByteArray::number(node.priority) : QByteArray()));
    }
    return out.join(' ');
}

QString FollowedService::fault() const
{
    const std::lock_guard lock(m_mutex);
    return m_last.fault.value_or(QString());
}

QJsonObject json(const QByteArray &singleQuoted)
{
    QByteArray text = singleQuoted;
    return QJsonDocument::fromJson(text.replace('\'', '"')).object();
}

} // namespace gatehouse::test
