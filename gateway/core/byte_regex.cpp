// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/byte_regex.h"

namespace gatehouse {

namespace {

// PCRE2 counts the steps of a match and gives up at this limit (pcre2pattern(3), "Setting match
// resource limits").
constexpr QLatin1String matchLimit("(*LIMIT_MATCH=1000000)");

} // namespace

Result<ByteRegex> ByteRegex::compile(QByteArrayView pattern, Case sensitivity)
{
    const auto options = sensitivity == Case::Insensitive
        ? QRegularExpression::CaseInsensitiveOption
        : QRegularExpression::NoPatternOption;
    ByteRegex result;
    result.m_regex = QRegularExpression(matchLimit + QString::fromLatin1(pattern), options);
    if (!result.m_regex.isValid()) {
        const auto offset = result.m_regex.patternErrorOffset() - matchLimit.size();
        return fail(ErrorKind::InvalidInput,
                    u"invalid regex '%1': %2 at %3"_qs.arg(QString::fromUtf8(pattern),
                                                           result.m_regex.errorString(),
                                                           QString::number(offset)));
    }
    result.m_regex.optimize();
    return result;
}

bool ByteRegex::matches(QByteArrayView text) const
{
    return m_regex.match(QString::fromLatin1(text)).hasMatch();
}

} // namespace gatehouse
