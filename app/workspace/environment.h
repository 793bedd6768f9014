// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"
#include "gateway/config/fault.h"

namespace gatehouse::app
{

// What is edited and saved keeps its ${{VAR}} marks; what runs has the values. Faults: a variable
// that is not set and has no default.
struct Expanded {
    config::Document document;
    QList<config::Fault> faults;
};
Expanded withEnvironment(const config::Document &document);

} // namespace gatehouse::app
