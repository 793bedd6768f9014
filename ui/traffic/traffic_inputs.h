// SPDX-License-Identifier: GPL-3.0-or-later
// What the Traffic place needs of the rest of the program.
#pragma once

#include <QString>

#include <functional>

class QSettings;

namespace gatehouse::traffic {
class Hub;
class Store;
} // namespace gatehouse::traffic
namespace gatehouse::metrics {
class Board;
}

namespace gatehouse::ui {

struct TrafficInputs {
    traffic::Hub *hub = nullptr; ///< may be null: the owner feeds the model
    traffic::Store *store = nullptr; ///< null: nothing is kept on disk
    const metrics::Board *board = nullptr; ///< null: no chart
    /// Of this workspace: it also remembers up to which id the table was cleared. Null: nothing is
    /// remembered.
    QSettings *settings = nullptr;
    std::function<QString()> address; ///< "127.0.0.1:8080"; empty while the gateway is stopped
    std::function<void()> sendTestRequest;
    qint64 rowCap = 500'000;
};

} // namespace gatehouse::ui
