// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

namespace gatehouse::plugin {

// Texts about the gateway as a whole, made on the thread that owns it: what prometheus and
// node-status answer with.
class Reports
{
public:
    enum class Kind {
        Metrics, // Prometheus' text format
        Node, // connections and requests as JSON
    };

    virtual ~Reports() = default;
    // From any thread. `done` is called once, on the owner's thread; never, if the gateway ends
    // before.
    virtual void ask(Kind kind, std::function<void(QByteArray)> done) = 0;
};

} // namespace gatehouse::plugin
