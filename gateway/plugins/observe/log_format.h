// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/delivery/json_text.h"
#include "gateway/exchange/exchange.h"

#include <QJsonObject>

#include <optional>
#include <span>
#include <vector>

namespace gatehouse::plugins {

// A logger's `log_format`: a map, perhaps nested, in which texts that begin with "$" name
// variables. Compiled once. Deeper than five levels it is cut off, as in APISIX.
class LogFormat
{
public:
    LogFormat() = default;
    explicit LogFormat(const QJsonObject &format, int depth = 1);

    bool isEmpty() const { return m_parts.empty(); }
    bool readsBody() const; // names $request_body
    // Writes the members into an open object; variables without a value are left out, and so are
    // the keys in `except`.
    void write(delivery::JsonText &out, const Exchange &exchange, qint64 maxBody,
               std::span<const QByteArrayView> except = {}) const;

private:
    struct Part {
        QByteArray key;
        QByteArray text; // the variable, or JSON
        bool isVariable = false;
        std::optional<std::vector<Part>> nested;
    };
    static std::vector<Part> compiled(const QJsonObject &format, int depth);
    static bool readsBody(const std::vector<Part> &parts);
    static void write(const Part &part, delivery::JsonText &out, const Exchange &exchange,
                      qint64 maxBody);

    std::vector<Part> m_parts;
};

} // namespace gatehouse::plugins
