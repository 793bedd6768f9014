// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/cjson_words.h"

#include "gateway/core/ascii.h"

#include <charconv>
#include <vector>

namespace gatehouse::config {

namespace {

enum class Kind {
    ObjectBegin,
    ObjectEnd,
    ArrayBegin,
    ArrayEnd,
    String,
    Number,
    Boolean,
    Null,
    Colon,
    Comma,
    End,
    Error
};

constexpr const char *kindNames[] = {"T_OBJ_BEGIN", "T_OBJ_END", "T_ARR_BEGIN", "T_ARR_END",
                                     "T_STRING",    "T_NUMBER",  "T_BOOLEAN",   "T_NULL",
                                     "T_COLON",     "T_COMMA",   "T_END",       "T_ERROR"};

struct Token {
    Kind kind = Kind::End;
    qsizetype at = 0;
    const char *fault = nullptr; // of Kind::Error
};

class Scanner
{
public:
    explicit Scanner(QByteArrayView text)
        : m_text(text)
    {
    }

    Token next();

private:
    Token fault(const char *what) const { return {Kind::Error, m_at, what}; }
    Token string(qsizetype begin);
    Token number();
    bool skipEscape();
    bool skipWord(QByteArrayView word);
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

Token Scanner::next()
{
    while (QByteArrayView(" \t\r\n").contains(peek()) && peek() != '\0')
        ++m_at;
    const qsizetype begin = m_at;
    const char c = peek();
    constexpr QByteArrayView marks("{}[]:,");
    constexpr Kind kinds[] = {Kind::ObjectBegin, Kind::ObjectEnd, Kind::ArrayBegin,
                              Kind::ArrayEnd,    Kind::Colon,     Kind::Comma};
    if (c == '\0')
        return {Kind::End, begin};
    if (const qsizetype mark = marks.indexOf(c); mark >= 0) {
        ++m_at;
        return {kinds[mark], begin};
    }
    if (c == '"')
        return string(begin);
    if (c == '-' || ascii::isDigit(c))
        return number();
    if (skipWord("true") || skipWord("false"))
        return {Kind::Boolean, begin};
    if (skipWord("null"))
        return {Kind::Null, begin};
    return fault("invalid token");
}

bool Scanner::skipWord(QByteArrayView word)
{
    const bool found = m_text.sliced(m_at).startsWith(word);
    m_at += found ? word.size() : 0;
    return found;
}

Token Scanner::string(qsizetype begin)
{
    for (++m_at; peek() != '"'; ++m_at) {
        if (peek() == '\0')
            return fault("unexpected end of string");
        if (peek() != '\\')
            continue;
        const bool isUnicode = m_at + 1 < m_text.size() && m_text[m_at + 1] == 'u';
        if (!skipEscape())
            return fault(isUnicode ? "invalid unicode escape code" : "invalid escape code");
    }
    ++m_at;
    return {Kind::String, begin};
}

// Leaves the place at the last octet of the escape.
bool Scanner::skipEscape()
{
    const char c = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
    if (c != 'u') {
        if (c == '\0' || !QByteArrayView("\"\\/bfnrt").contains(c))
            return false;
        ++m_at;
        return true;
    }
    if (m_at + 6 > m_text.size())
        return false;
    for (qsizetype i = m_at + 2; i < m_at + 6; ++i) {
        if (ascii::hexValue(m_text[i]) < 0)
            return false;
    }
    m_at += 5;
    return true;
}

Token Scanner::number()
{
    const qsizetype begin = m_at;
    double value = 0;
    const auto result = std::from_chars(m_text.data() + m_at, m_text.data() + m_text.size(), value);
    if (result.ptr == m_text.data() + m_at)
        return fault("invalid number");
    m_at = result.ptr - m_text.data();
    return {Kind::Number, begin};
}

QString expected(const char *what, const Token &token)
{
    const char *found = token.kind == Kind::Error ? token.fault : kindNames[int(token.kind)];
    return u"Expected %1 but found %2 at character %3"_qs.arg(
        QLatin1String(what), QLatin1String(found), QString::number(token.at + 1));
}

bool isScalar(Kind kind)
{
    return kind >= Kind::String && kind <= Kind::Null;
}

// Goes through the text with the open objects and arrays on a stack of its own.
class Checker
{
public:
    explicit Checker(QByteArrayView text)
        : m_scanner(text)
    {
    }

    QString run()
    {
        QString fault = value(m_scanner.next());
        while (fault.isEmpty() && !m_open.empty())
            fault = afterValue();
        if (!fault.isEmpty())
            return fault;
        const Token rest = m_scanner.next();
        return rest.kind == Kind::End ? QString() : expected("the end", rest);
    }

private:
    static constexpr std::size_t deepest = 1000;

    QString value(const Token &token)
    {
        if (isScalar(token.kind))
            return {};
        if (token.kind != Kind::ObjectBegin && token.kind != Kind::ArrayBegin)
            return expected("value", token);
        m_open.push_back(token.kind);
        if (m_open.size() > deepest)
            return u"Found too many nested data structures (%1)"_qs.arg(m_open.size());
        const Token first = m_scanner.next();
        const bool isObject = token.kind == Kind::ObjectBegin;
        if (first.kind == (isObject ? Kind::ObjectEnd : Kind::ArrayEnd)) {
            m_open.pop_back();
            return {};
        }
        return isObject ? member(first) : value(first);
    }

    QString member(const Token &key)
    {
        if (key.kind != Kind::String)
            return expected("object key string", key);
        if (const Token colon = m_scanner.next(); colon.kind != Kind::Colon)
            return expected("colon", colon);
        return value(m_scanner.next());
    }

    QString afterValue()
    {
        const bool isObject = m_open.back() == Kind::ObjectBegin;
        const Token token = m_scanner.next();
        if (token.kind == (isObject ? Kind::ObjectEnd : Kind::ArrayEnd)) {
            m_open.pop_back();
            return {};
        }
        if (token.kind != Kind::Comma)
            return expected(isObject ? "comma or object end" : "comma or array end", token);
        const Token next = m_scanner.next();
        return isObject ? member(next) : value(next);
    }

    Scanner m_scanner;
    std::vector<Kind> m_open;
};

} // namespace

QString cjsonFault(QByteArrayView text)
{
    return Checker(text).run();
}

} // namespace gatehouse::config
