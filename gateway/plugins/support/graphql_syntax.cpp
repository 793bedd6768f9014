// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/support/graphql_syntax.h"

#include "gateway/core/ascii.h"

namespace gatehouse::plugins {

namespace {

bool isNameStart(char c)
{
    return ascii::isAlpha(c) || c == '_';
}
bool isNameChar(char c)
{
    return isNameStart(c) || ascii::isDigit(c);
}

// Recursive descent. Every method that reads a thing says whether it was there.
class Reader
{
public:
    explicit Reader(QByteArrayView text)
        : m_text(text)
    {
    }

    Result<int> document()
    {
        int count = 0;
        for (skip(); !m_text.isEmpty(); skip()) {
            if (!definition()) {
                return fail(ErrorKind::InvalidInput, u"Syntax error near line %1"_qs.arg(m_line));
            }
            ++count;
        }
        return count;
    }

private:
    static constexpr int depthLimit = 100;

    char peek() const { return m_text.isEmpty() ? '\0' : m_text.front(); }
    void advance(qsizetype n)
    {
        m_line += int(m_text.first(n).count('\n'));
        m_text = m_text.sliced(n);
    }
    // Blanks, commas and comments mean nothing.
    void skip()
    {
        while (!m_text.isEmpty()) {
            if (peek() == '#') {
                const qsizetype end = m_text.indexOf('\n');
                advance(end < 0 ? m_text.size() : end);
            } else if (QByteArrayView(" \t\r\n,").contains(peek())) {
                advance(1);
            } else {
                return;
            }
        }
    }
    bool take(QByteArrayView punctuation)
    {
        skip();
        if (!m_text.startsWith(punctuation))
            return false;
        advance(punctuation.size());
        return true;
    }
    QByteArrayView name()
    {
        skip();
        if (!isNameStart(peek()))
            return {};
        qsizetype end = 1;
        while (end < m_text.size() && isNameChar(m_text[end]))
            ++end;
        const QByteArrayView found = m_text.first(end);
        advance(end);
        return found;
    }

    bool definition()
    {
        skip();
        if (peek() == '{')
            return selectionSet(0);
        const QByteArrayView word = name();
        if (word == "fragment")
            return fragment();
        if (word != "query" && word != "mutation")
            return false;
        name();
        return (!take("(") || variableDefinitions()) && directives() && selectionSet(0);
    }
    bool fragment()
    {
        const QByteArrayView its = name();
        return !its.isEmpty() && its != "on" && name() == "on" && !name().isEmpty() && directives()
            && selectionSet(0);
    }
    bool variableDefinitions()
    {
        do {
            if (!take("$") || name().isEmpty() || !take(":") || !type(0) || (take("=") && !value(0))
                || !directives())
                return false;
        } while (!take(")"));
        return true;
    }
    bool type(int depth)
    {
        if (depth > depthLimit)
            return false;
        if (!(take("[") ? type(depth + 1) && take("]") : !name().isEmpty()))
            return false;
        take("!");
        return true;
    }
    bool selectionSet(int depth)
    {
        if (depth > depthLimit || !take("{"))
            return false;
        while (!take("}")) {
            if (!(take("...") ? spread(depth) : field(depth)))
                return false;
        }
        return true;
    }
    bool spread(int depth)
    {
        skip();
        const QByteArrayView word = name();
        if (!word.isEmpty() && word != "on")
            return directives(); // the name of a fragment
        if (word == "on" && name().isEmpty())
            return false;
        return directives() && selectionSet(depth + 1);
    }
    bool field(int depth)
    {
        if (name().isEmpty() || (take(":") && name().isEmpty()))
            return false;
        if ((take("(") && !arguments()) || !directives())
            return false;
        skip();
        return peek() != '{' || selectionSet(depth + 1);
    }
    bool arguments()
    {
        do {
            if (name().isEmpty() || !take(":") || !value(0))
                return false;
        } while (!take(")"));
        return true;
    }
    bool directives()
    {
        while (take("@")) {
            if (name().isEmpty() || (take("(") && !arguments()))
                return false;
        }
        return true;
    }
    bool value(int depth)
    {
        skip();
        if (depth > depthLimit)
            return false;
        if (take("$"))
            return !name().isEmpty();
        if (take("["))
            return list(depth);
        if (take("{"))
            return object(depth);
        if (peek() == '"')
            return string();
        return isNameStart(peek()) ? !name().isEmpty() : number();
    }
    bool list(int depth)
    {
        while (!take("]")) {
            if (!value(depth + 1))
                return false;
        }
        return true;
    }
    bool object(int depth)
    {
        while (!take("}")) {
            if (name().isEmpty() || !take(":") || !value(depth + 1))
                return false;
        }
        return true;
    }
    bool string()
    {
        const bool isBlock = m_text.startsWith("\"\"\"");
        const QByteArrayView quote = isBlock ? QByteArrayView("\"\"\"") : QByteArrayView("\"");
        for (qsizetype i = quote.size(); i < m_text.size(); ++i) {
            if (m_text.sliced(i).startsWith(quote)) {
                advance(i + quote.size());
                return true;
            }
            if (m_text[i] == '\\')
                ++i;
            else if (m_text[i] == '\n' && !isBlock)
                return false;
        }
        return false;
    }
    bool number()
    {
        qsizetype end = peek() == '-' ? 1 : 0;
        const qsizetype first = end;
        while (end < m_text.size()
               && (ascii::isDigit(m_text[end]) || QByteArrayView(".eE+-").contains(m_text[end])))
            ++end;
        if (first >= m_text.size() || !ascii::isDigit(m_text[first]))
            return false;
        bool isNumber = false;
        m_text.first(end).toByteArray().toDouble(&isNumber);
        if (isNumber)
            advance(end);
        return isNumber;
    }

    QByteArrayView m_text;
    int m_line = 1;
};

} // namespace

Result<int> countGraphqlDefinitions(QByteArrayView document)
{
    return Reader(document).document();
}

} // namespace gatehouse::plugins
