// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/field_line.h"

#include "gateway/core/ascii.h"
#include "gateway/http/common_names.h"
#include "gateway/http/syntax.h"
#include "gateway/http/writer.h"

namespace gatehouse::http {

Fault parseFieldLine(QByteArrayView line, Field &out)
{
    qsizetype colon = 0;
    while (colon < line.size() && isTokenChar(line[colon]))
        ++colon;
    if (colon == 0)
        return ParseError{400, "field line is folded or has no name"};
    if (colon == line.size())
        return ParseError{400, "field line without a colon"};
    if (line[colon] != ':')
        return ParseError{400, "field name with a character it may not have"};
    const QByteArrayView value = ascii::trimmed(line.sliced(colon + 1));
    if (!isFieldValue(value))
        return ParseError{400, "field value with a control character"};
    out.name = commonName(line.first(colon));
    out.value = value.toByteArray();
    return std::nullopt;
}

} // namespace gatehouse::http
