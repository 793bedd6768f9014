// SPDX-License-Identifier: GPL-3.0-or-later
// JSON as people read it: two spaces, the keys that say what a thing is first, short lists on one
// line; and back, with the line of what cannot be read.
#pragma once

#include <QJsonValue>
#include <QString>

namespace gatehouse::ui {

/// Undefined gives an empty text.
[[nodiscard]] QString jsonText(const QJsonValue &value);

struct ParsedJson {
    QJsonValue value = QJsonValue(QJsonValue::Undefined); ///< Undefined: broken, or empty text
    qsizetype offset = 0; ///< in characters, of the fault
    int line = 0; ///< 1-based, of the fault; 0: there is none
    QString reason; ///< translated

    [[nodiscard]] bool isGood() const { return line == 0; }
};

/// Any JSON value, not only objects. A blank text is good and gives Undefined.
[[nodiscard]] ParsedJson parseJson(const QString &text);

} // namespace gatehouse::ui
