// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/answer.h"
#include "gateway/admin/document_store.h"
#include "gateway/admin/ledger.h"
#include "gateway/admin/resource_address.h"
#include "gateway/core/clock.h"
#include "gateway/plugin/registry.h"

namespace gatehouse::admin {

// Reading and changing single resources: the verbs on /apisix/admin/routes and its likes. A
// resource is kept as it was sent, without defaults; the times the API shows stay in the ledger,
// unless the resource states its own (a file may, and a PATCH).
class ResourceApi
{
public:
    ResourceApi(DocumentStore &store, const plugin::Registry &plugins, const Clock &clock);

    Answer answer(const Call &call, const ResourceAddress &address);
    // What would be said of a body that is to become such a resource; nothing is kept.
    std::optional<QString> judge(const QJsonValue &body, const ResourceType &type) const;

private:
    // A resource that has passed everything, and the id it gets in the document.
    struct Candidate {
        QString id;
        QJsonObject resource;
    };
    using Prepared = Result<Candidate, Answer>;

    Answer get(const Call &call, const ResourceAddress &address) const;
    Answer put(const Call &call, const ResourceAddress &address);
    Answer post(const Call &call, const ResourceAddress &address);
    Answer patch(const Call &call, const ResourceAddress &address);
    Answer remove(const Call &call, const ResourceAddress &address);

    Prepared named(QJsonObject body, const ResourceAddress &address) const;
    Prepared namedByItself(QJsonObject body, const ResourceAddress &address) const;
    std::optional<QString> faultIn(const Candidate &candidate,
                                   const ResourceAddress &address) const;
    Answer write(int status, Candidate candidate, const ResourceAddress &address);
    qint64 now() const;

    DocumentStore &m_store;
    const plugin::Registry &m_plugins;
    const Clock &m_clock;
    Ledger m_ledger;
};

} // namespace gatehouse::admin
