// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_registry.h"

namespace gatehouse::test {

// The part of the Kubernetes API that lists and watches endpoints. Lists come in pages of one.
class FakeKubernetes final : public FakeRegistry
{
public:
    QByteArray token = "secret-token";
    QList<QByteArray> items; // JSON objects
    int lists = 0; // begun
    QString lastQuery; // of a list

    void setItems(const QList<QByteArray> &now) { items = now; }
    // To all who watch.
    void happen(const QByteArray &type, const QByteArray &object);
    void endWatches();
    qsizetype watchers() const { return qsizetype(m_watching.size()); }
    static QByteArray endpoints(const QByteArray &space, const QByteArray &name,
                                const QByteArrayList &addresses);

private:
    void answer(const endpoint::Request &request, const ResponderPtr &to) override;

    std::vector<ResponderPtr> m_watching;
};

} // namespace gatehouse::test
