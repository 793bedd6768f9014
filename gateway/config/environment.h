// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/fault.h"

#include <QByteArray>

// Environment marks in the raw text of a configuration file (apisix.md 7).
namespace gatehouse::config {

// `text` with every ${{NAME}} and ${{NAME:=default}} replaced. An unset name without default is a
// fault with its line, and stays as it was. The result is bounded; a fault says so.
QByteArray substituteEnvironment(const QByteArray &text, QList<Fault> &faults);

} // namespace gatehouse::config
