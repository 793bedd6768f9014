// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/byte_regex.h"
#include "gateway/core/ip_matcher.h"

#include <QByteArray>
#include <QJsonValue>
#include <QList>

#include <optional>

// The comparisons of a `vars` expression (lua-resty-expr). The right side is prepared once, so that
// a comparison looks at octets and numbers only. Inside the room; others use Expression.
namespace gatehouse::expr {

enum class Operator {
    Equal,
    NotEqual,
    Greater,
    GreaterEqual,
    Less,
    LessEqual,
    Regex,
    RegexNoCase,
    In,
    Has,
    IpMatch
};

// By the spelling in a configuration, any case.
std::optional<Operator> operatorFromName(QStringView name);

// The right side: which of the fields are set is told by the operator and the kind.
struct Operand {
    enum class Kind { Null, Bool, Number, Text, List };
    Kind kind = Kind::Null;
    QByteArray text; // of Text; of Number its spelling
    std::optional<double> number; // of Number, and of a Text that reads as one
    QList<QByteArray> texts; // the texts of a List
    ByteRegex regex;
    IpMatcher addresses;
};

// InvalidInput for a bad regular expression or address.
Result<Operand> prepareOperand(Operator op, const QJsonValue &value);

// `left` is the variable's value, nullptr when it has none.
bool compare(const QByteArray *left, Operator op, const Operand &right);

// A number as Lua's tonumber reads it: blanks around, a sign, decimal or 0x; std::nullopt for
// anything else.
std::optional<double> toNumber(QByteArrayView text);

} // namespace gatehouse::expr
