// SPDX-License-Identifier: GPL-3.0-or-later
// Two texts line by line: what is gone, what is new, what stayed.
#pragma once

#include <QList>
#include <QString>

namespace gatehouse::ui {

struct DiffLine {
    enum class Type { Same, Removed, Added, Skipped }; ///< Skipped: same lines left out
    Type type = Type::Same;
    QString text;
    bool operator==(const DiffLine &) const = default;
};

/// Same lines farther than `context` from a difference are left out; negative: none are. Of texts
/// with more than 2 000 differing lines everything is said to be removed and added.
[[nodiscard]] QList<DiffLine> textDiff(const QString &before, const QString &after,
                                       int context = 3);

} // namespace gatehouse::ui
