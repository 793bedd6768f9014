// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"
#include "gateway/config/fault.h"
#include "gateway/config/line_table.h"

// apisix.yaml (and its JSON twin) in and out (apisix.md 7).
namespace gatehouse::config {

struct ReadOptions {
    bool requireEndMark =
        true; // a file that does not end in "#END" is taken as half-written and refused
    // ${{VAR}} and ${{VAR:=default}} on the raw text. Turn it off to edit and save a file: the
    // marks survive then.
    bool substituteEnvironment = true;
};

struct ReadResult {
    Document document; // usable only when faults is empty
    QList<Fault> faults;
    LineTable lines; // for withLines(); empty for JSON
};

// At most 32 MiB, 64 levels and 500 000 values (aliases counted as often as they are used); more is
// a fault.
ReadResult readYaml(const QByteArray &text, const ReadOptions &options = {});
// The JSON twin: never an end mark.
ReadResult readJson(const QByteArray &text, const ReadOptions &options = {});
// By suffix: ".json" is JSON, anything else YAML.
ReadResult readFile(const QString &path, const ReadOptions &options = {});

// Any other YAML file of the same family (config.yaml): its root, a map; empty for an empty text.
// InvalidInput: it is none, with the line.
Result<QJsonObject> readYamlMap(const QByteArray &text);

// Block-style YAML, keys in APISIX's usual order (id, name, uri …, then the rest by name), ending
// in "#END\n". Strings that YAML would read as something else are quoted; a string that is one
// ${{VAR}} stays plain, so that its value keeps its type. readYaml(writeYaml(d)) == d for every
// document within the limits (with the environment left alone, if it has such marks). Empty
// sections are not written.
QByteArray writeYaml(const Document &document);
// One JSON value as YAML, for the raw view of a single resource.
QByteArray writeYaml(const QJsonValue &value);

} // namespace gatehouse::config
