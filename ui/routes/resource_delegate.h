// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of the list: the switch, methods before the path, a badge for each plugin. Resources that
// are off are painted quieter.
#pragma once

#include <QStyledItemDelegate>

namespace gatehouse::ui {

class ResourceDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum class Cell { Plain, Switch, Match, Badges };

    ResourceDelegate(Cell cell, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

signals:
    /// The switch of the row was clicked.
    void toggled(const QModelIndex &index);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    void paintSwitch(QPainter *painter, const QStyleOptionViewItem &option, bool on) const;
    void paintMatch(QPainter *painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;
    void paintBadges(QPainter *painter, const QStyleOptionViewItem &option,
                     const QStringList &names) const;

    Cell m_cell;
};

} // namespace gatehouse::ui
