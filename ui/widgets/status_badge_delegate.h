// SPDX-License-Identifier: GPL-3.0-or-later
// Table cells with a status badge. The model gives the code (0: no answer came) under codeRole and
// the badge's text under DisplayRole; a null code leaves the cell as plain text, for pending rows.
#pragma once

#include <QStyledItemDelegate>

namespace gatehouse::ui {

class StatusBadgeDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit StatusBadgeDelegate(int codeRole, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    int m_codeRole;
};

} // namespace gatehouse::ui
