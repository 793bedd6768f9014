// SPDX-License-Identifier: GPL-3.0-or-later
// The column at the left: the places, and at its foot those that belong there.
#pragma once

#include <QWidget>

class QListView;

namespace gatehouse::ui {

class Place;
class PlacesModel;

class PlacesPane : public QWidget
{
    Q_OBJECT
public:
    static constexpr int WideWidth = 200;
    static constexpr int NarrowWidth = 48;

    explicit PlacesPane(QWidget *parent = nullptr);

    void add(Place *place, const QString &shortcut);
    /// Marks the place without telling anyone.
    void setCurrent(const QString &id);

signals:
    void chosen(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void watch(QListView *view);
    void onCurrent(const QListView *view, const QModelIndex &index);
    void retranslateUi();

    PlacesModel *m_topModel;
    PlacesModel *m_bottomModel;
    QListView *m_top;
    QListView *m_bottom;
    bool m_marking = false;
};

} // namespace gatehouse::ui
