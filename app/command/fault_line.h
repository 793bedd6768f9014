// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/fault.h"
#include "gateway/config/yaml.h"
#include "gateway/gateway.h"

namespace gatehouse::app {

// "apisix.yaml:12: routes/1 /plugins/limit-count: property "count" is required"
QString faultLine(const QString &file, const config::Fault &fault);

// A file read and judged: its document, and every fault with its line.
struct CheckedFile {
    config::Document document;
    QList<config::Fault> faults;
    bool readable = false; // it can be served, without the resources that have faults
};
CheckedFile checkFile(const QString &path, const Gateway &gateway);

} // namespace gatehouse::app
