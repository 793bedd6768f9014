// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/support/ngx_regex.h"

#include "gateway/core/ascii.h"

namespace gatehouse::plugins {

namespace {

// One QChar for each octet, so that positions agree and no decoding happens.
QString widened(QByteArrayView octets)
{
    return QString::fromLatin1(octets.data(), octets.size());
}

std::optional<QRegularExpression::PatternOptions> patternOptions(const QString &letters)
{
    QRegularExpression::PatternOptions options;
    for (const QChar letter : letters) {
        switch (letter.unicode()) {
        case 'i':
            options |= QRegularExpression::CaseInsensitiveOption;
            break;
        case 's':
            options |= QRegularExpression::DotMatchesEverythingOption;
            break;
        case 'm':
            options |= QRegularExpression::MultilineOption;
            break;
        case 'x':
            options |= QRegularExpression::ExtendedPatternSyntaxOption;
            break;
        case 'a':
        case 'd':
        case 'j':
        case 'o':
        case 'D':
        case 'J':
        case 'u':
        case 'U':
            break;
        default:
            return std::nullopt;
        }
    }
    return options;
}

// The group a replacement names at `at` (behind a dollar), and how many octets that takes; -1 if
// none.
std::pair<int, qsizetype> groupAt(QByteArrayView text, qsizetype at)
{
    const bool braced = at < text.size() && text[at] == '{';
    qsizetype end = at + (braced ? 1 : 0);
    int group = -1;
    while (end < text.size() && ascii::isDigit(text[end]) && group < 1000)
        group = std::max(group, 0) * 10 + (text[end++] - '0');
    if (braced && (end >= text.size() || text[end++] != '}'))
        return {-1, 0};
    return {group, end - at};
}

void appendExpanded(QByteArray &out, QByteArrayView replacement,
                    const QRegularExpressionMatch &match)
{
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        if (replacement[i] != '$') {
            out += replacement[i];
        } else if (replacement.sliced(i).startsWith("$$")) {
            out += '$';
            ++i;
        } else if (const auto [group, length] = groupAt(replacement, i + 1); group >= 0) {
            out += match.capturedView(group).toLatin1();
            i += length;
        } else {
            out += '$';
        }
    }
}

} // namespace

Result<NgxRegex> NgxRegex::compile(const QString &pattern, const QString &options)
{
    const auto flags = patternOptions(options);
    if (!flags)
        return fail(ErrorKind::InvalidInput, u"unknown flag (flags \"%1\")"_qs.arg(options));
    const QString octets = widened(pattern.toUtf8());
    // PCRE2 counts the steps of a match: a pattern that explodes does not match.
    const QString prefix = u"(*LIMIT_MATCH=1000000)"_qs;
    NgxRegex result;
    if (options.contains(u'a'))
        result.m_anchoring = QRegularExpression::AnchorAtOffsetMatchOption;
    result.m_regex = QRegularExpression(prefix + octets, *flags);
    if (!result.m_regex.isValid()) {
        const qsizetype offset = result.m_regex.patternErrorOffset() - prefix.size();
        QString reason =
            u"pcre2_compile() failed: %1 in \"%2\""_qs.arg(result.m_regex.errorString(), pattern);
        if (offset >= 0 && offset < pattern.size())
            reason += u" at \"%1\""_qs.arg(QStringView(pattern).mid(offset));
        return fail(ErrorKind::InvalidInput, reason);
    }
    result.m_regex.optimize();
    return result;
}

bool NgxRegex::matches(QByteArrayView subject) const
{
    return m_regex.match(widened(subject), 0, QRegularExpression::NormalMatch, m_anchoring)
        .hasMatch();
}

std::optional<QList<QByteArray>> NgxRegex::captures(QByteArrayView subject) const
{
    const QRegularExpressionMatch match =
        m_regex.match(widened(subject), 0, QRegularExpression::NormalMatch, m_anchoring);
    if (!match.hasMatch())
        return std::nullopt;
    QList<QByteArray> groups;
    for (int i = 0; i <= match.lastCapturedIndex(); ++i)
        groups.append(match.capturedView(i).toLatin1());
    return groups;
}

QByteArray NgxRegex::replaced(QByteArrayView subject, QByteArrayView replacement, bool all,
                              int *count) const
{
    const QString text = widened(subject);
    QByteArray out;
    qsizetype done = 0;
    int replacements = 0;
    for (auto it = m_regex.globalMatch(text, 0, QRegularExpression::NormalMatch, m_anchoring);
         it.hasNext() && (all || replacements == 0);) {
        const QRegularExpressionMatch match = it.next();
        out += subject.sliced(done, match.capturedStart() - done);
        appendExpanded(out, replacement, match);
        done = match.capturedEnd();
        ++replacements;
    }
    out += subject.sliced(done);
    if (count)
        *count = replacements;
    return out;
}

} // namespace gatehouse::plugins
