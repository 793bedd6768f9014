// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/nacos.h"

#include <QJsonArray>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QTimer>

namespace gatehouse::discovery {

namespace {

QList<RegistryAddress> addresses(const QJsonValue &hosts)
{
    QList<RegistryAddress> out;
    for (const QJsonValue &host : hosts.toArray())
        out.append(parseAddress(host.toString()));
    return out;
}

std::chrono::milliseconds timeoutOf(const QJsonObject &timeout)
{
    return std::chrono::milliseconds(timeout.value(u"connect"_qs).toInt(2000)
                                     + timeout.value(u"read"_qs).toInt(5000));
}

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

// The parts of a key. Names of services may have slashes, namespaces and groups may not.
QStringList partsOf(const QString &key)
{
    return {key.section(u'/', 0, 0), key.section(u'/', 1, 1), key.section(u'/', 2)};
}

Instances readHosts(const QJsonArray &hosts, int weight)
{
    Instances out;
    for (const QJsonValue &value : hosts) {
        const QJsonObject host = value.toObject();
        if (!host.value(u"healthy"_qs).toBool(true) || !host.value(u"enabled"_qs).toBool(true))
            continue;
        const auto instance = makeInstance(host.value(u"ip"_qs), host.value(u"port"_qs),
                                           host.value(u"weight"_qs), weight);
        if (instance && out.size() < maxInstances)
            out.append(*instance);
    }
    return out;
}

} // namespace

Nacos::Nacos(const QJsonObject &conf, const Surroundings &around)
    : Registry(around)
    , m_hosts(addresses(conf.value(u"host"_qs)))
    , m_prefix(conf.value(u"prefix"_qs).toString(u"/nacos/v1/"_qs))
    , m_interval(conf.value(u"fetch_interval"_qs).toInt(30))
    , m_weight(conf.value(u"weight"_qs).toInt(100))
    , m_timeout(timeoutOf(conf.value(u"timeout"_qs).toObject()))
    , m_accessKey(conf.value(u"access_key"_qs).toString().toUtf8())
    , m_secretKey(conf.value(u"secret_key"_qs).toString().toUtf8())
    , m_outage(around)
{
}

QString Nacos::keyOf(const QString &service, const QJsonObject &args)
{
    return args.value(u"namespace_id"_qs).toString(u"public"_qs) + u'/'
        + args.value(u"group_name"_qs).toString(u"DEFAULT_GROUP"_qs) + u'/' + service;
}

void Nacos::followedChanged()
{
    if (m_busy)
        m_again = true;
    else
        round();
}

void Nacos::round()
{
    ++m_round;
    m_services = board().followed();
    m_tried = 0;
    m_busy = true;
    m_again = false;
    m_firstHost = QRandomGenerator::global()->bounded(int(m_hosts.size()));
    if (m_services.isEmpty())
        return finish();
    login();
}

void Nacos::nextHost(const QString &why)
{
    if (++m_tried < m_hosts.size())
        return login();
    const QString fault = m_outage.failed(u"Nacos"_qs, why);
    for (const QString &key : m_services)
        board().setFault(key, fault);
    finish();
}

Ask Nacos::ask(const QString &path, QByteArray query) const
{
    const RegistryAddress &host = m_hosts[(m_firstHost + m_tried) % m_hosts.size()];
    QString base = host.url + m_prefix;
    if (!base.endsWith(u'/'))
        base += u'/';
    Ask out;
    out.url = QUrl::fromEncoded((base + path).toUtf8() + '?' + query);
    out.timeout = m_timeout;
    return out;
}

void Nacos::login()
{
    const RegistryAddress &host = m_hosts[(m_firstHost + m_tried) % m_hosts.size()];
    m_token.clear();
    m_next = 0;
    m_anyAnswer = false;
    m_failed.clear();
    if (!host.hasUser)
        return nextService();
    Ask request = ask(u"auth/login"_qs,
                      "username=" + encoded(host.user) + "&password=" + encoded(host.password));
    request.method = "POST";
    m_fetcher.get(request, [this](const Heard &heard) {
        const QString token =
            heard.json().value_or(QJsonValue()).toObject().value(u"accessToken"_qs).toString();
        if (!heard.fault.isEmpty() || token.isEmpty())
            return nextHost(u"login: "_qs
                            + (heard.fault.isEmpty() ? u"no access token came"_qs : heard.fault));
        m_token = encoded(token);
        nextService();
    });
}

QByteArray Nacos::signature(const QString &key) const
{
    if (m_accessKey.isEmpty() || m_secretKey.isEmpty())
        return {};
    const auto now = around().clock.wall().time_since_epoch();
    const qint64 time = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    const QStringList parts = partsOf(key);
    const QByteArray text =
        QByteArray::number(time) + "@@" + parts[1].toUtf8() + "@@" + parts[2].toUtf8();
    const QByteArray code =
        QMessageAuthenticationCode::hash(text, m_secretKey, QCryptographicHash::Sha1);
    return "&ak=" + m_accessKey.toPercentEncoding() + "&data=" + text.toPercentEncoding()
        + "&signature=" + code.toBase64().toPercentEncoding();
}

void Nacos::nextService()
{
    if (m_next >= m_services.size()) {
        if (!m_anyAnswer)
            return nextHost(m_failed.first());
        m_outage.over();
        for (auto it = m_failed.begin(); it != m_failed.end(); ++it)
            board().setFault(
                it.key(), u"Nacos does not tell the nodes of %1: %2"_qs.arg(it.key(), it.value()));
        return finish();
    }
    const QString key = m_services[m_next++];
    const QStringList parts = partsOf(key);
    QByteArray query = "healthyOnly=true&serviceName=" + encoded(parts[2]);
    if (!m_token.isEmpty())
        query += "&accessToken=" + m_token;
    query += "&namespaceId=" + encoded(parts[0]) + "&groupName=" + encoded(parts[1]);
    m_fetcher.get(ask(u"ns/instance/list"_qs, query + signature(key)),
                  [this, key](const Heard &heard) {
                      take(key, heard);
                      nextService();
                  });
}

void Nacos::take(const QString &key, const Heard &heard)
{
    const auto json = heard.json();
    const QJsonValue hosts = json.value_or(QJsonValue()).toObject().value(u"hosts"_qs);
    if (!heard.fault.isEmpty() || !json || !json->isObject()
        || !(hosts.isArray() || hosts.isNull() || hosts.isUndefined())) {
        m_failed.insert(key, heard.fault.isEmpty() ? u"its answer is malformed"_qs : heard.fault);
        return;
    }
    m_anyAnswer = true;
    board().put(key, {{key, readHosts(hosts.toArray(), m_weight)}});
}

void Nacos::finish()
{
    m_busy = false;
    const auto interval = pace().of(m_interval);
    auto pause = m_outage.isOn() ? std::min(m_outage.delay(), interval) : interval;
    if (m_again)
        pause = std::chrono::milliseconds(0);
    QTimer::singleShot(pause, this, [this, ended = m_round] {
        if (!m_busy && m_round == ended)
            round();
    });
}

} // namespace gatehouse::discovery
