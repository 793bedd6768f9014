// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to an exchange, in words: a sentence and a list of facts.
#pragma once

#include "gateway/traffic/record.h"
#include "ui/traffic/inspector/field_model.h"

#include <QCoreApplication>

namespace gatehouse::ui {

class ExchangeFacts
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::ui::ExchangeFacts)
public:
    /// "The upstream 127.0.0.1:1980 answered 200 in 38 ms."
    [[nodiscard]] static QString sentence(const traffic::Record &record);
    [[nodiscard]] static QList<NamedValue> list(const traffic::Record &record);
    /// scheme, host as the client named it, target.
    [[nodiscard]] static QString url(const traffic::Record &record);

private:
    static QString answered(const traffic::Record &record);
    static QString stopper(const traffic::Record &record);
};

} // namespace gatehouse::ui
