// SPDX-License-Identifier: GPL-3.0-or-later
// The widget of the Traffic place: filter and buttons, chart strip, table or first steps,
// inspector.
#pragma once

#include "ui/traffic/traffic_inputs.h"

#include "gateway/traffic/record.h"

#include <QTimer>
#include <QWidget>

class QPushButton;
class QSplitter;
class QStackedWidget;

namespace gatehouse::ui {

class Banner;
class FilterBar;
class FirstRequest;
class Inspector;
class RateStrip;
class TrafficModel;
class TrafficTable;

class TrafficView : public QWidget
{
    Q_OBJECT
public:
    /// The model must outlive the view.
    TrafficView(TrafficModel &model, const TrafficInputs &inputs, QWidget *parent = nullptr);

    [[nodiscard]] FilterBar *filterBar() const { return m_filter; }
    [[nodiscard]] TrafficTable *table() const { return m_table; }
    [[nodiscard]] Inspector *inspector() const { return m_inspector; }
    [[nodiscard]] RateStrip *chart() const { return m_chart; }
    [[nodiscard]] FirstRequest *firstRequest() const { return m_first; }
    [[nodiscard]] Banner *undoBanner() const { return m_undo; }

    void gatewayChanged();
    void setInspectorShown(bool on);
    void setChartShown(bool on);
    void togglePause();
    void clear();
    void undoClear();
    void copyUrl();
    void copyCurl();
    void filterByRoute(bool exclude);
    void openInspector(); ///< shows it and gives it the focus
    /// Answers with the whole record of a row, at once or from the disk; null: it is gone.
    void fetch(quint64 id, std::function<void(traffic::RecordPtr)> done);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeToolbar();
    void connectAll();
    void showCounts();
    void showChart();
    void inspect(quint64 id);
    void endUndo();
    void restore();
    void retranslateUi();

    TrafficModel &m_model;
    TrafficInputs m_inputs;
    FilterBar *m_filter;
    QPushButton *m_pause;
    QPushButton *m_clear;
    QPushButton *m_send;
    RateStrip *m_chart;
    Banner *m_undo;
    QStackedWidget *m_centre;
    TrafficTable *m_table;
    FirstRequest *m_first;
    Inspector *m_inspector;
    QSplitter *m_splitter;
    QTimer m_undoEnds;
    bool m_inspectorWanted = true;
};

} // namespace gatehouse::ui
