// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"

namespace gatehouse::app {

// Every $secret:// reference in the document, each once.
QStringList secretReferences(const config::Document &document);

} // namespace gatehouse::app
