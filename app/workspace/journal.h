// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"

namespace gatehouse::app
{

// A document as JSON, for the draft's journal: sections by name in the order of their resources.
QByteArray journalOf(const config::Document &document);
std::optional<config::Document>
fromJournal(const QByteArray &text); // nothing when it is not one of ours

} // namespace gatehouse::app
