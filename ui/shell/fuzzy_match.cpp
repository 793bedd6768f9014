// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/fuzzy_match.h"

#include <vector>

namespace gatehouse::ui {

namespace {

constexpr int Hit = 1;
constexpr int WordStart = 8;
constexpr int Neighbour = 9; // a run of letters beats the same letters as initials
constexpr int Impossible = -1;

bool startsWord(QStringView text, qsizetype i)
{
    return i == 0 || !text[i - 1].isLetterOrNumber()
        || (text[i].isUpper() && text[i - 1].isLower());
}

} // namespace

// Best score over all alignments: row by row, best[i] is the best score of the pattern so far with
// its last letter at text[i].
std::optional<int> fuzzyScore(QStringView pattern, QStringView text)
{
    std::vector<int> best;
    bool first = true;
    for (const QChar wanted : pattern) {
        if (wanted.isSpace())
            continue;
        std::vector<int> next(std::size_t(text.size()), Impossible);
        int reachable = first ? 0 : Impossible;
        bool any = false;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const auto at = std::size_t(i);
            if (text[i].toCaseFolded() == wanted.toCaseFolded()) {
                int score = reachable;
                if (!first && i > 0 && best[at - 1] != Impossible)
                    score = std::max(score, best[at - 1] + Neighbour);
                if (score != Impossible) {
                    next[at] = score + Hit + (startsWord(text, i) ? WordStart : 0);
                    any = true;
                }
            }
            if (!first)
                reachable = std::max(reachable, best[at]);
        }
        if (!any)
            return std::nullopt;
        best = std::move(next);
        first = false;
    }
    if (first)
        return 0;
    return *std::max_element(best.begin(), best.end());
}

} // namespace gatehouse::ui
