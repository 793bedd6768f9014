// SPDX-License-Identifier: GPL-3.0-or-later
// The view of the exchanges: fixed rows, live tail that rests while somebody reads, cells that tick
// while their exchange runs.
#pragma once

#include <QTableView>
#include <QTimer>

class QSettings;

namespace gatehouse::ui {

class ColumnChooser;
class TailBadge;
class TrafficModel;
class WaterfallCell;

class TrafficTable : public QTableView
{
    Q_OBJECT
public:
    /// settings may be null; it and the model must outlive the table.
    TrafficTable(TrafficModel &model, QSettings *settings, QWidget *parent = nullptr);

    [[nodiscard]] bool isFollowing() const { return m_following; }
    /// Goes to the newest row and stays there; lets go of the selection and thaws the model.
    void followTail();
    /// Stays where it is.
    void rest();
    void select(quint64 id); ///< no effect when it is not in the view
    [[nodiscard]] quint64 currentId() const { return m_currentId; } ///< 0: none
    [[nodiscard]] TailBadge *badge() const { return m_badge; }

signals:
    void currentIdChanged(quint64 id); ///< 0: none
    void inspectRequested();
    void followingChanged(bool following);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void setUp(QSettings *settings);
    void setFollowing(bool on);
    void rowsCame();
    void scrolled(int value);
    void showBadge();
    void viewChanged();
    void settle();
    void tick();
    void retranslateUi();

    TrafficModel &m_model;
    WaterfallCell *m_waterfall;
    TailBadge *m_badge;
    ColumnChooser *m_columns = nullptr;
    QTimer m_tick;
    bool m_following = true;
    bool m_moving = false; // the table itself moves the scroll bar or the selection
    quint64 m_restsAt = 0; // number of the first row that came since it rests
    bool m_unsettled = false; // the chosen exchange has to be found in a new view
    quint64 m_currentId = 0;
};

} // namespace gatehouse::ui
