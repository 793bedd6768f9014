// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/fault.h"
#include "gateway/core/secret_resolver.h"
#include "gateway/pipeline/snapshot.h"

namespace gatehouse::pipeline {

struct CompileResult {
    std::shared_ptr<const Snapshot> snapshot; // always there: what is faulty is left out
    QList<config::Fault> faults;
    QStringList lockedSecrets; // references the secret store would not give
};

struct CompileInput {
    const config::Document &document;
    const plugin::Registry &registry;
    const plugin::Services &services;
    const SecretResolver &secrets;
    router::Mode mode = router::Mode::HostUri;
    quint64 revision = 0;
    const config::NodeSettings &node;
};

// Turns a document into what workers serve from. Runs on the publishing thread.
CompileResult compile(const CompileInput &input);

} // namespace gatehouse::pipeline
