// SPDX-License-Identifier: GPL-3.0-or-later
// What the status bar says, made from plain figures.
#pragma once

#include "gateway/traffic/store.h"
#include "ui/shell/shell_toolbar.h"
#include "ui/shell/status_strip.h"

#include <QCoreApplication>

namespace gatehouse::ui {

struct StatusFigures {
    GatewayState gateway;
    int routes = 0;
    std::optional<std::pair<qint64, qint64>> shown; ///< rows shown, rows in all
    double perSecond = 0;
    double errorShare = 0; ///< 0..1
    qint64 p95Us = -1;
    quint64 dropped = 0; ///< captures lost since the start
    traffic::StoreState store;
    qint64 storeLimit = 0; ///< octets; 0: there is no store
};

class StatusText
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::ui::StatusText)
public:
    [[nodiscard]] static QList<StatusItem> items(const StatusFigures &figures);

private:
    static StatusItem gateway(const GatewayState &state);
    static void appendRates(QList<StatusItem> &items, const StatusFigures &figures);
    static void appendStore(QList<StatusItem> &items, const StatusFigures &figures);
};

} // namespace gatehouse::ui
