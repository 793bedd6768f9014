// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"
#include "gateway/pipeline/plugin_builder.h"
#include "gateway/tls/certificate_store.h"

namespace gatehouse::pipeline {

// The certificates that the ssls of a document bring for our listeners. What cannot be used is
// reported through the builder and left out. `fallbackName` is for clients that name no server.
tls::CertificateStorePtr compileCertificates(const config::Document &document,
                                             const QByteArray &fallbackName,
                                             PluginBuilder &builder);

} // namespace gatehouse::pipeline
