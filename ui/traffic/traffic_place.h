// SPDX-License-Identifier: GPL-3.0-or-later
// The Traffic place: everything that went through the gateway, as it happens. It collects from the
// moment it is made, shown or not.
#pragma once

#include "ui/shell/place.h"
#include "ui/traffic/table/traffic_model.h"
#include "ui/traffic/traffic_inputs.h"

#include <QPointer>
#include <QTimer>

namespace gatehouse::ui {

class TrafficView;

class TrafficPlace : public Place
{
    Q_OBJECT
public:
    explicit TrafficPlace(TrafficInputs inputs, QObject *parent = nullptr);
    ~TrafficPlace() override;

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    QWidget *createWidget() override;
    PlaceBadge badge() const override;
    void addActions(ActionRegistry &registry) override;
    void activated() override;
    QList<QWidget *> panes() const override;

    [[nodiscard]] TrafficModel &model() { return m_model; }
    /// Shows what fits the filter; as the status bar's and other places' links do.
    void setFilter(const QString &text);
    /// The gateway started, stopped or changed its address.
    void gatewayChanged();
    /// Chooses the exchange and shows it in the inspector, if it is in the view.
    void showExchange(quint64 id);

signals:
    /// Rows in the view and in all, for the status bar; at most ten times a second.
    void countsChanged(qint64 shown, qint64 total);

private:
    [[nodiscard]] TrafficView *view();
    void loadHistory();
    void addTableActions(ActionRegistry &registry);
    void addViewActions(ActionRegistry &registry);

    TrafficInputs m_inputs;
    TrafficModel m_model;
    QPointer<TrafficView> m_view;
    std::unique_ptr<QWidget> m_unplaced; // the view until the shell takes it
    bool m_historyAsked = false;
    QTimer m_badgeTimer;
    QString m_badge;
};

} // namespace gatehouse::ui
