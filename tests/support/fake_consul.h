// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_registry.h"

#include <map>

namespace gatehouse::test {

// Consul's catalogue, health and key-value store, with blocking queries: a query with an index
// waits until something changes.
class FakeConsul final : public FakeRegistry
{
public:
    void setService(const QString &name, const QByteArray &healthEntries);
    void removeService(const QString &name);
    void setKey(const QString &key, const QByteArray &value);
    void removeKey(const QString &key);
    void requireToken(const QByteArray &token) { m_token = token; }

private:
    struct Waiting {
        endpoint::Request request;
        ResponderPtr to;
    };
    void answer(const endpoint::Request &request, const ResponderPtr &to) override;
    void tell(const endpoint::Request &request, endpoint::Responder &to) const;
    void changed();

    quint64 m_index = 10;
    QByteArray m_token;
    std::map<QString, QByteArray> m_services, m_keys;
    std::vector<Waiting> m_waiting;
};

} // namespace gatehouse::test
