// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/text_diff.h"

#include <QStringList>

#include <vector>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

using Type = DiffLine::Type;
constexpr qsizetype TooMany = 2000;

QStringList linesOf(const QString &text)
{
    QStringList lines = text.split(u'\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

// The longest common subsequence, from lengths[i][j] of the tails.
QList<DiffLine> middle(const QStringList &a, const QStringList &b)
{
    QList<DiffLine> diff;
    const qsizetype n = a.size(), m = b.size();
    const bool small = n <= TooMany && m <= TooMany;
    std::vector<quint16> lengths(small ? std::size_t((n + 1) * (m + 1)) : 0, 0);
    const auto at = [m](qsizetype i, qsizetype j) { return std::size_t(i * (m + 1) + j); };
    for (qsizetype i = n - 1; small && i >= 0; --i) {
        for (qsizetype j = m - 1; j >= 0; --j)
            lengths[at(i, j)] = a[i] == b[j]
                ? quint16(lengths[at(i + 1, j + 1)] + 1)
                : std::max(lengths[at(i + 1, j)], lengths[at(i, j + 1)]);
    }
    qsizetype i = 0, j = 0;
    while (i < n || j < m) {
        if (small && i < n && j < m && a[i] == b[j]) {
            diff.append({Type::Same, a[i]});
            ++i;
            ++j;
        } else if (i < n && (j >= m || !small || lengths[at(i + 1, j)] >= lengths[at(i, j + 1)])) {
            diff.append({Type::Removed, a[i++]});
        } else {
            diff.append({Type::Added, b[j++]});
        }
    }
    return diff;
}

QList<DiffLine> shortened(const QList<DiffLine> &diff, int context)
{
    std::vector<bool> keep(std::size_t(diff.size()), false);
    for (qsizetype i = 0; i < diff.size(); ++i) {
        if (diff[i].type == Type::Same)
            continue;
        for (qsizetype k = std::max(qsizetype(0), i - context);
             k <= std::min(diff.size() - 1, i + context); ++k)
            keep[std::size_t(k)] = true;
    }
    QList<DiffLine> out;
    for (qsizetype i = 0; i < diff.size(); ++i) {
        if (keep[std::size_t(i)])
            out << diff[i];
        else if (out.isEmpty() || out.last().type != Type::Skipped)
            out.append({Type::Skipped, u"…"_s});
    }
    return out;
}

} // namespace

QList<DiffLine> textDiff(const QString &before, const QString &after, int context)
{
    const QStringList a = linesOf(before), b = linesOf(after);
    qsizetype head = 0, tail = 0;
    const qsizetype both = std::min(a.size(), b.size());
    while (head < both && a[head] == b[head])
        ++head;
    while (tail < both - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    QList<DiffLine> diff;
    for (qsizetype i = 0; i < head; ++i)
        diff.append({Type::Same, a[i]});
    diff += middle(a.mid(head, a.size() - head - tail), b.mid(head, b.size() - head - tail));
    for (qsizetype i = a.size() - tail; i < a.size(); ++i)
        diff.append({Type::Same, a[i]});
    return context < 0 ? diff : shortened(diff, context);
}

} // namespace gatehouse::ui
