// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts the text of a filter into words, exclusion marks and parentheses.
#pragma once

#include <QList>
#include <QString>

namespace gatehouse::ui {

struct FilterToken {
    enum class Kind : quint8 { Word, Field, Not, And, Or, Open, Close };
    Kind kind = Kind::Word;
    qsizetype at = 0, length = 0; ///< in the text
    QString value; ///< the word, or the field's value, without quotes
    QString field; ///< lower case; Field only
    QString op; ///< ":" "=" "!=" "^=" "$=" ">" ">=" "<" "<="
    bool openQuote = false; ///< the closing quote is missing
};

[[nodiscard]] QList<FilterToken> lexFilter(const QString &text);

} // namespace gatehouse::ui
