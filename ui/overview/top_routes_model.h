// SPDX-License-Identifier: GPL-3.0-or-later
// The busiest routes of the time window, busiest first.
#pragma once

#include <QAbstractTableModel>

namespace gatehouse::ui {

struct TopRoute {
    QByteArray id; ///< empty: requests that matched no route
    QString name;
    double perSecond = 0;
    double errorShare = 0; ///< 0..1
    qint64 p95Us = -1;

    bool operator==(const TopRoute &) const = default;
};

class TopRoutesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, RateColumn, ErrorColumn, P95Column, ColumnCount };
    enum Role { IdRole = Qt::UserRole };
    static constexpr int MaximumRows = 50;

    using QAbstractTableModel::QAbstractTableModel;

    /// Any order; at most MaximumRows are kept.
    void setRoutes(QList<TopRoute> routes);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const TopRoute &route, int column) const;

    QList<TopRoute> m_routes;
};

} // namespace gatehouse::ui
