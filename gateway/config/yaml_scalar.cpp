// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/yaml_scalar.h"

#include <QRegularExpression>
#include <QSet>

#include <cmath>

namespace gatehouse::config {

namespace {

constexpr qsizetype longestNumber = 400; // what is longer is no number anybody wrote

bool isOneOf(const QString &text, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](const char *word) { return text == QLatin1String(word); });
}

QJsonValue integer(const QString &text)
{
    bool ok = false;
    const qint64 exact = text.toLongLong(&ok);
    return ok ? QJsonValue(exact) : QJsonValue(text.toDouble());
}

QJsonValue number(const QString &text)
{
    static const QRegularExpression decimal(QStringLiteral("^[-+]?[0-9]+$"));
    static const QRegularExpression octal(QStringLiteral("^0o[0-7]+$"));
    static const QRegularExpression hexadecimal(QStringLiteral("^0x[0-9a-fA-F]+$"));
    static const QRegularExpression real(
        QStringLiteral("^[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?$"));
    const auto based = [&](int base) {
        bool ok = false;
        const qint64 value = QStringView(text).mid(2).toLongLong(&ok, base);
        return ok ? QJsonValue(value) : QJsonValue(text);
    };
    if (decimal.match(text).hasMatch())
        return integer(text);
    if (octal.match(text).hasMatch())
        return based(8);
    if (hexadecimal.match(text).hasMatch())
        return based(16);
    if (!real.match(text).hasMatch())
        return text;
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok && std::isfinite(value) ? QJsonValue(value) : QJsonValue(text);
}

// Characters that may begin a plain scalar without meaning something.
bool beginsPlain(QChar c)
{
    return c.isLetterOrNumber() || c == u'/' || c == u'_' || c == u'.' || c == u'$' || c == u'^'
        || c == u'(' || c == u'+' || c == u';';
}

bool isPrintable(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x20 && u < 0x7f)
        || (u >= 0xa0 && u != 0x2028 && u != 0x2029 && u != 0xfeff && u < 0xfffe);
}

} // namespace

QJsonValue resolvePlain(const QString &text)
{
    if (text.isEmpty() || isOneOf(text, {"~", "null", "Null", "NULL"}))
        return QJsonValue::Null;
    if (isOneOf(text, {"true", "True", "TRUE"}))
        return true;
    if (isOneOf(text, {"false", "False", "FALSE"}))
        return false;
    const QChar first = text.front();
    const bool numeric =
        (first >= u'0' && first <= u'9') || first == u'-' || first == u'+' || first == u'.';
    return numeric && text.size() <= longestNumber ? number(text) : QJsonValue(text);
}

bool isPlainSafe(const QString &text)
{
    if (text.isEmpty() || text.size() > 1000 || !beginsPlain(text.front()) || text.back() == u' '
        || text.back() == u':')
        return false;
    if (!std::all_of(text.begin(), text.end(), isPrintable))
        return false;
    if (text.contains(QLatin1String(": ")) || text.contains(QLatin1String(" #"))
        || text.startsWith(QLatin1String("...")))
        return false;
    // Numbers and booleans of other readers (YAML 1.1: yes, on, 1_000, 12:30, .inf).
    static const QSet<QString> words{QStringLiteral("y"),   QStringLiteral("n"),
                                     QStringLiteral("yes"), QStringLiteral("no"),
                                     QStringLiteral("on"),  QStringLiteral("off")};
    static const QRegularExpression otherNumber(
        QStringLiteral(
            "^[-+]?(0b[01_]+|0x[0-9a-f_]+|[0-9][0-9_]*(:[0-9]+)*(\\.[0-9_]*)?(e[-+]?[0-9]+)?"
            "|\\.[0-9_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|\\.(inf|nan))$"),
        QRegularExpression::CaseInsensitiveOption);
    return resolvePlain(text) == QJsonValue(text) && !words.contains(text.toLower())
        && !otherNumber.match(text).hasMatch();
}

bool isEnvironmentMark(const QString &text)
{
    static const QRegularExpression mark(
        QStringLiteral("^\\$\\{\\{\\s*\\w+\\s*(:=[^}\\r\\n]*)?\\}\\}$"));
    return mark.match(text).hasMatch();
}

} // namespace gatehouse::config
