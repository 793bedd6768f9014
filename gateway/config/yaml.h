// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"
#include "gateway/config/fault.h"

// apisix.yaml (and its JSON twin) in and out (apisix.md 7).
namespace gatehouse::config {

struct ReadOptions {
    bool requireEndMark = true; // a file that does not end in "#END" is taken as half-written and refused
    bool substituteEnvironment = true; // ${{VAR}} and ${{VAR:=default}} on the raw text
};

struct ReadResult {
    Document document; // usable only when faults is empty
    QList<Fault> faults;
};

ReadResult readYaml(const QByteArray &text, const ReadOptions &options = {});
ReadResult readFile(const QString &path, const ReadOptions &options = {});

// Block-style YAML, keys in APISIX's usual order (id, name, uri …, then the rest by name), ending in "#END\n".
// Strings that YAML would read as something else are quoted. readYaml(writeYaml(d)) == d for every document.
QByteArray writeYaml(const Document &document);
// One JSON value as YAML, for the raw view of a single resource.
QByteArray writeYaml(const QJsonValue &value);

} // namespace gatehouse::config
