// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/codec.h"
#include "gateway/config/validate.h"
#include "gateway/config/yaml.h"

#include <cstdlib>

using namespace gatehouse::config;

// Any octets: reading must not fail otherwise than with faults; what was read must survive
// validation, decoding and a round trip through the writer.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const ReadOptions options{false, false};
    (void)readJson(text, options);
    const ReadResult read = readYaml(text, options);
    if (!read.faults.isEmpty())
        return 0;
    const QList<Fault> faults = withLines(validate(read.document, {}), read.document, read.lines);
    (void)decode(withoutFaulty(read.document, faults));
    const ReadResult again = readYaml(writeYaml(read.document), {true, false});
    if (!again.faults.isEmpty() || again.document != read.document)
        std::abort();
    return 0;
}
