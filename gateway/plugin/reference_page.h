// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/spec.h"

namespace gatehouse::plugin {

// A plugin's reference page as Markdown, written from its schemas: what it does, when it runs,
// every attribute with type, default and meaning. resources/docs/plugins/<name>.md holds these
// pages; a test keeps them equal.
QByteArray referencePage(const Spec &spec);

} // namespace gatehouse::plugin
