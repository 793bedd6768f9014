// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_consul.h"

namespace gatehouse::test {

void FakeConsul::setService(const QString &name, const QByteArray &healthEntries)
{
    m_services[name] = healthEntries;
    changed();
}

void FakeConsul::removeService(const QString &name)
{
    m_services.erase(name);
    changed();
}

void FakeConsul::setKey(const QString &key, const QByteArray &value)
{
    m_keys[key] = value;
    changed();
}

void FakeConsul::removeKey(const QString &key)
{
    m_keys.erase(key);
    changed();
}

void FakeConsul::changed()
{
    ++m_index;
    for (const Waiting &waiting : std::exchange(m_waiting, {}))
        tell(waiting.request, *waiting.to);
}

void FakeConsul::answer(const endpoint::Request &request, const ResponderPtr &to)
{
    if (!m_token.isEmpty() && request.head.headers.value("X-Consul-Token") != m_token)
        return to->send(403, {}, "Permission denied");
    if (argument(request, u"index"_qs).toULongLong() == m_index)
        m_waiting.push_back({request, to});
    else
        tell(request, *to);
}

void FakeConsul::tell(const endpoint::Request &request, endpoint::Responder &to) const
{
    const QString path = QString::fromUtf8(request.target.path);
    QByteArrayList parts;
    const http::Headers index{{"X-Consul-Index", QByteArray::number(m_index)}};
    if (path == u"/v1/catalog/services"_qs) {
        for (const auto &[name, entries] : m_services)
            parts.append('"' + name.toUtf8() + "\":[]");
        return sendJson(to, '{' + parts.join(',') + '}', index);
    }
    if (path == u"/v1/health/state/any"_qs)
        return sendJson(to, "[]", index);
    if (path.startsWith(u"/v1/health/service/"_qs)) {
        const auto it = m_services.find(path.mid(19));
        return sendJson(to, it == m_services.end() ? QByteArray("[]") : it->second, index);
    }
    for (const auto &[key, value] : m_keys) {
        if (path.startsWith(u"/v1/kv/"_qs) && key.startsWith(path.mid(7)))
            parts.append("{\"Key\":\"" + key.toUtf8() + "\",\"Value\":\"" + value.toBase64()
                         + "\"}");
    }
    if (parts.isEmpty())
        return to.send(404, index, {});
    sendJson(to, '[' + parts.join(',') + ']', index);
}

} // namespace gatehouse::test
