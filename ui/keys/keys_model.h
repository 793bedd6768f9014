// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of a configuration, one row each, in the order of consumers and labels.
#pragma once

#include "app/keys/key_service.h"

#include <QAbstractTableModel>

namespace gatehouse::ui {

class KeysModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        ConsumerColumn,
        LabelColumn,
        PrefixColumn,
        EnabledColumn,
        CreatedColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setKeys(QList<app::KeyInfo> keys);
    [[nodiscard]] const app::KeyInfo &at(int row) const { return m_keys[row]; }
    /// -1: not here.
    [[nodiscard]] int rowOf(const QString &consumer, const QString &credentialId) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const app::KeyInfo &key, int column) const;

    QList<app::KeyInfo> m_keys;
};

} // namespace gatehouse::ui
