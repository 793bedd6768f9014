// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the command palette: those that match what is typed, best first; with nothing typed,
// the recently used first.
#pragma once

#include <functional>
#include <QAbstractListModel>

namespace gatehouse::ui {

struct PaletteItem {
    QString id; ///< stable, for "recent first"
    QString title;
    QString detail; ///< quiet text after the title, matched too
    QString iconName;
    QString trailing; ///< at the right: the shortcut
    std::function<void()> run;
};

class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole, TrailingRole };
    static constexpr int MaximumRows = 200;

    using QAbstractListModel::QAbstractListModel;

    void setItems(QList<PaletteItem> items, const QStringList &recentIds);
    void setPattern(const QString &pattern);
    [[nodiscard]] const PaletteItem &itemAt(int row) const { return m_items[m_rows[row]]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void rank();

    QList<PaletteItem> m_items;
    QStringList m_recent;
    QString m_pattern;
    QList<qsizetype> m_rows;
};

} // namespace gatehouse::ui
