// SPDX-License-Identifier: GPL-3.0-or-later
// "Put it in front of my service": from one address to a route and its upstream.
#pragma once

#include "gateway/config/document.h"
#include "gateway/core/result.h"

#include <QCoreApplication>

namespace gatehouse::ui {

struct OwnService {
    QString address; ///< as typed: "http://127.0.0.1:3000", "localhost:3000", "example.org"
    QString prefix = QStringLiteral("/"); ///< requests below it go to the service
    bool keepClientHost = false; ///< else the upstream's own name is sent as Host

    bool operator==(const OwnService &) const = default;
};

class OwnServiceReader
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::ui::OwnServiceReader)
public:
    /// A document with the route "service" and the upstream "service". InvalidInput, in the user's
    /// language: the address or the prefix cannot be used.
    [[nodiscard]] static Result<config::Document> read(const OwnService &wish);
};

} // namespace gatehouse::ui
