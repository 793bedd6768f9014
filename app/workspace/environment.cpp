// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/environment.h"

#include "gateway/config/yaml.h"

namespace gatehouse::app {

Expanded withEnvironment(const config::Document &document)
{
    const QByteArray text = config::writeYaml(document);
    if (!text.contains("${{"))
        return {document, {}};
    config::ReadResult read = config::readYaml(text);
    return {std::move(read.document), std::move(read.faults)};
}

} // namespace gatehouse::app
