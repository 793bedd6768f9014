// SPDX-License-Identifier: GPL-3.0-or-later
// The places as a list: title, icon, badge.
#pragma once

#include <QAbstractListModel>

namespace gatehouse::ui {

class Place;

class PlacesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { BadgeRole = Qt::UserRole, BadgeToneRole, IdRole };

    using QAbstractListModel::QAbstractListModel;

    /// The place must outlive the model.
    void add(Place *place, const QString &shortcut);
    [[nodiscard]] Place *at(int row) const { return m_rows[row].place; }
    [[nodiscard]] int rowOf(const QString &id) const; ///< -1: not here
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row {
        Place *place;
        QString shortcut;
    };
    QList<Row> m_rows;
};

} // namespace gatehouse::ui
