// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette_model.h"

#include "ui/shell/fuzzy_match.h"
#include "ui/theme/icons.h"

namespace gatehouse::ui {

void PaletteModel::setItems(QList<PaletteItem> items, const QStringList &recentIds)
{
    beginResetModel();
    m_items = std::move(items);
    m_recent = recentIds;
    m_pattern.clear();
    rank();
    endResetModel();
}

void PaletteModel::setPattern(const QString &pattern)
{
    beginResetModel();
    m_pattern = pattern;
    rank();
    endResetModel();
}

void PaletteModel::rank()
{
    struct Candidate {
        qsizetype item;
        int score;
        qsizetype age; // 0: used last
    };
    QList<Candidate> found;
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        const auto title = fuzzyScore(m_pattern, m_items[i].title);
        const auto detail = fuzzyScore(m_pattern, m_items[i].detail);
        if (!title && !detail)
            continue;
        const qsizetype used = m_recent.indexOf(m_items[i].id);
        const int score = std::max(title ? 2 * *title : 0, detail.value_or(0));
        found.append({i, score, used < 0 ? m_recent.size() : used});
    }
    std::stable_sort(found.begin(), found.end(), [](const Candidate &a, const Candidate &b) {
        return a.score != b.score ? a.score > b.score : a.age < b.age;
    });
    m_rows.clear();
    for (const Candidate &candidate : std::as_const(found)) {
        if (m_rows.size() < MaximumRows)
            m_rows << candidate.item;
    }
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteItem &item = itemAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return item.title;
    case Qt::DecorationRole:
        return item.iconName.isEmpty() ? QVariant() : QVariant(icon(item.iconName));
    case DetailRole:
        return item.detail;
    case TrailingRole:
        return item.trailing;
    case Qt::AccessibleTextRole:
        return QStringList({item.title, item.detail, item.trailing})
            .filter(QRegularExpression(QStringLiteral(".")))
            .join(QLatin1String(", "));
    default:
        return {};
    }
}

} // namespace gatehouse::ui
