// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/operators.h"

#include "gateway/core/ascii.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <charconv>

namespace gatehouse::expr {

namespace {

struct Spelling {
    QLatin1String text;
    Operator op;
};

constexpr std::array spellings{
    Spelling{QLatin1String("=="), Operator::Equal},
    Spelling{QLatin1String("~="), Operator::NotEqual},
    Spelling{QLatin1String(">"), Operator::Greater},
    Spelling{QLatin1String(">="), Operator::GreaterEqual},
    Spelling{QLatin1String("<"), Operator::Less},
    Spelling{QLatin1String("<="), Operator::LessEqual},
    Spelling{QLatin1String("~~"), Operator::Regex},
    Spelling{QLatin1String("~*"), Operator::RegexNoCase},
    Spelling{QLatin1String("in"), Operator::In},
    Spelling{QLatin1String("has"), Operator::Has},
    Spelling{QLatin1String("ipmatch"), Operator::IpMatch},
};

std::optional<double> readHex(QByteArrayView digits)
{
    double value = 0;
    for (const char c : digits) {
        const int digit = ascii::hexValue(c);
        if (digit < 0)
            return std::nullopt;
        value = value * 16 + digit;
    }
    return digits.isEmpty() ? std::nullopt : std::optional(value);
}

std::optional<double> readDecimal(QByteArrayView text)
{
    // from_chars would also take "inf" and "nan".
    if (text.isEmpty() || !(ascii::isDigit(text[0]) || text[0] == '.'))
        return std::nullopt;
    double value = 0;
    const auto read = std::from_chars(text.begin(), text.end(), value);
    return read.ec == std::errc() && read.ptr == text.end() ? std::optional(value) : std::nullopt;
}

bool equals(const QByteArray &left, const Operand &right)
{
    if (right.kind == Operand::Kind::Number)
        return toNumber(left) == right.number;
    return right.kind == Operand::Kind::Text && left == right.text;
}

template <typename Relation>
bool ordered(const QByteArray &left, const Operand &right, Relation relation)
{
    const auto number = toNumber(left);
    return number && right.number && relation(*number, *right.number);
}

bool hasText(const QByteArray &list, const Operand &right)
{
    if (!list.endsWith('\0') || right.kind != Operand::Kind::Text)
        return false;
    qsizetype start = 0;
    for (auto end = list.indexOf('\0'); end >= 0; end = list.indexOf('\0', start)) {
        if (QByteArrayView(list).sliced(start, end - start) == right.text)
            return true;
        start = end + 1;
    }
    return false;
}

QList<QByteArray> textsOf(const QJsonValue &value)
{
    QList<QByteArray> texts;
    if (value.isString())
        texts.append(value.toString().toUtf8());
    for (const auto item : value.toArray()) {
        if (item.isString())
            texts.append(item.toString().toUtf8());
    }
    return texts;
}

Operand plainOperand(const QJsonValue &value)
{
    Operand operand;
    if (value.isBool()) {
        operand.kind = Operand::Kind::Bool;
    } else if (value.isDouble()) {
        operand.kind = Operand::Kind::Number;
        operand.number = value.toDouble();
        operand.text = QByteArray::number(value.toDouble(), 'g', 14);
    } else if (value.isString()) {
        operand.kind = Operand::Kind::Text;
        operand.text = value.toString().toUtf8();
        operand.number = toNumber(operand.text);
    } else if (value.isArray()) {
        operand.kind = Operand::Kind::List;
        operand.texts = textsOf(value);
    }
    return operand;
}

Result<Operand> regexOperand(const QJsonValue &value, ByteRegex::Case sensitivity)
{
    auto operand = plainOperand(value);
    if (!value.isString() && !value.isDouble())
        return fail(ErrorKind::InvalidInput, u"invalid regex: a string is needed"_qs);
    auto regex = ByteRegex::compile(operand.text, sensitivity);
    if (!regex)
        return fail(regex.error());
    operand.regex = std::move(*regex);
    return operand;
}

Result<Operand> addressOperand(const QJsonValue &value)
{
    auto operand = plainOperand(value);
    const auto texts = textsOf(value);
    const bool otherThanText = value.isArray() && texts.size() != value.toArray().size();
    if (texts.isEmpty() || otherThanText || (value.isString() && texts.first().isEmpty()))
        return fail(ErrorKind::InvalidInput, u"invalid ip address"_qs);
    auto addresses = IpMatcher::compile(texts);
    if (!addresses)
        return fail(addresses.error());
    operand.addresses = std::move(*addresses);
    return operand;
}

} // namespace

std::optional<Operator> operatorFromName(QStringView name)
{
    const auto *found = std::find_if(spellings.begin(), spellings.end(), [name](const Spelling &s) {
        return name.compare(s.text, Qt::CaseInsensitive) == 0;
    });
    return found == spellings.end() ? std::nullopt : std::optional(found->op);
}

std::optional<double> toNumber(QByteArrayView text)
{
    text = text.trimmed();
    const bool negative = text.startsWith('-');
    if (negative || text.startsWith('+'))
        text = text.sliced(1);
    const bool hex = text.size() > 2 && text[0] == '0' && ascii::lower(text[1]) == 'x';
    const auto value = hex ? readHex(text.sliced(2)) : readDecimal(text);
    return value && negative ? std::optional(-*value) : value;
}

Result<Operand> prepareOperand(Operator op, const QJsonValue &value)
{
    switch (op) {
    case Operator::Regex:
        return regexOperand(value, ByteRegex::Case::Sensitive);
    case Operator::RegexNoCase:
        return regexOperand(value, ByteRegex::Case::Insensitive);
    case Operator::IpMatch:
        return addressOperand(value);
    default:
        return plainOperand(value);
    }
}

bool compare(const QByteArray *left, Operator op, const Operand &right)
{
    if (!left)
        return op == Operator::NotEqual;
    switch (op) {
    case Operator::Equal:
        return equals(*left, right);
    case Operator::NotEqual:
        return !equals(*left, right);
    case Operator::Greater:
        return ordered(*left, right, std::greater<>());
    case Operator::GreaterEqual:
        return ordered(*left, right, std::greater_equal<>());
    case Operator::Less:
        return ordered(*left, right, std::less<>());
    case Operator::LessEqual:
        return ordered(*left, right, std::less_equal<>());
    case Operator::Regex:
    case Operator::RegexNoCase:
        return right.regex.matches(*left);
    case Operator::In:
        return right.texts.contains(*left);
    case Operator::Has:
        return hasText(*left, right);
    case Operator::IpMatch:
        return right.addresses.contains(*left);
    }
    return false;
}

} // namespace gatehouse::expr
