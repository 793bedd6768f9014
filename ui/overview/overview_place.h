// SPDX-License-Identifier: GPL-3.0-or-later
// The Overview as a place of the window, bound to the session's gateway and configuration.
#pragma once

#include "ui/shell/place.h"

#include <QPointer>

namespace gatehouse::app {
class Session;
}

namespace gatehouse::ui {

class OverviewPage;

class OverviewPlace : public Place
{
    Q_OBJECT
public:
    explicit OverviewPlace(app::Session &session, QObject *parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("overview"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override { return QStringLiteral("overview"); }
    [[nodiscard]] QWidget *createWidget() override;
    [[nodiscard]] QList<QWidget *> panes() const override;

signals:
    void testRequestWanted();
    void startWanted();
    void routeActivated(const QString &id);

private:
    void showGateway();
    void showHealth();
    void showNames();

    app::Session &m_session;
    QPointer<OverviewPage> m_page;
};

} // namespace gatehouse::ui
