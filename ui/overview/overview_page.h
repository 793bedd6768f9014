// SPDX-License-Identifier: GPL-3.0-or-later
// The Overview: four figures, two charts, the busiest routes. Reads the metrics board once a second
// while it can be seen, and never otherwise.
#pragma once

#include "ui/overview/time_window.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace gatehouse::ui {

class Banner;
class CopyLine;
class EmptyState;
class LatencyChart;
class RateChart;
class SectionHeader;
class StatTile;
class TopRoutesModel;

class OverviewPage : public QWidget
{
    Q_OBJECT
public:
    /// The board must outlive the page.
    explicit OverviewPage(const metrics::Board &board, QWidget *parent = nullptr);

    /// url: where the gateway listens; empty while it is stopped.
    void setGatewayUrl(const QString &url);
    /// Beside the title: all addresses, as one text.
    void setAddresses(const QString &text);
    /// Nodes that get no requests because they are down.
    void setDownNodes(const QStringList &nodes);
    void setRouteNames(const QHash<QByteArray, QString> &names);
    /// One of timeWindows().
    void setTimeWindow(int index);
    void refresh();
    [[nodiscard]] bool isRefreshing() const { return m_timer.isActive(); }
    [[nodiscard]] QList<QWidget *> panes() const;

signals:
    void testRequestWanted();
    void startWanted();
    void routeActivated(const QString &id);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *figures();
    void retranslateUi();
    void fillWindows();
    void showState();
    void showTiles();
    void showRoutes();
    void onEmptyAction();

    const metrics::Board &m_board;
    QTimer m_timer;
    TimeWindow m_window;
    QString m_url;
    QHash<QByteArray, QString> m_names;
    int m_refreshes = 0;

    SectionHeader *m_header;
    QComboBox *m_choice;
    QPushButton *m_test;
    Banner *m_stopped;
    Banner *m_down;
    QStringList m_downNodes;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    CopyLine *m_command;
    StatTile *m_rate, *m_errors, *m_median, *m_tail;
    RateChart *m_rateChart;
    LatencyChart *m_latencyChart;
    SectionHeader *m_routesHeader;
    TopRoutesModel *m_routes;
    QTableView *m_table;
};

} // namespace gatehouse::ui
