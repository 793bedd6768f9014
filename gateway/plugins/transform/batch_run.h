// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/outbound.h"
#include "gateway/plugin/outcome.h"

#include <QJsonArray>

#include <vector>

namespace gatehouse::plugins {

// The requests that a body of batch-requests asks for, with the common and the outer request's
// headers and arguments filled in. `body` fits the schema.
std::vector<OutboundRequest> batchOf(const QJsonObject &body, const Exchange &exchange);

// Sends the requests of a batch to the gateway itself, one after the other as a pipeline would, and
// ends with their answers as JSON. Dropping it ends the batch.
class BatchRun
{
public:
    BatchRun(Outbound &outbound, std::vector<OutboundRequest> requests, plugin::Resumer resume);
    void start() { next(); }

private:
    void next();
    void answered(const OutboundAnswer &answer);
    void finish();

    Outbound &m_outbound;
    std::vector<OutboundRequest> m_requests;
    std::size_t m_position = 0;
    plugin::Resumer m_resume;
    std::shared_ptr<void> m_call;
    qint64 m_room = 64 * 1024 * 1024; // octets that the bodies of all answers may still have
    QJsonArray m_answers;
};

} // namespace gatehouse::plugins
