// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"

namespace gatehouse::app
{

// The upstream of the demo workspace carries this label with the value "true": its node follows the
// demo service, which may have to move to another port.
inline constexpr QLatin1String demoLabel("gatehouse-demo");
inline constexpr quint16 demoDefaultPort = 9081;

// A small gateway that shows something of everything: plain and slow answers, errors, streams, a
// protected route, a limited one, a mocked one, CORS and a redirect. `address` is the demo
// service's, "127.0.0.1:9081".
config::Document demoConfiguration(const QString &address);

// The document with every demo upstream's node at `address`; the same document when nothing had to
// change.
config::Document withDemoAddress(const config::Document &document, const QString &address);
// The address of the demo service that the document wants; empty when it has no demo upstream.
QString demoAddress(const config::Document &document);

} // namespace gatehouse::app
