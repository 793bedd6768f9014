// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/graphql_document.h"

namespace gatehouse {

namespace {

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isNamePart(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9');
}

// One token: a name, a punctuator, "..." or some value ('v'). '\0' at the end, '!' kept as itself.
struct Token {
    char kind = '\0'; // 'n' name, 'v' number or string, '.' spread, else the punctuator
    QByteArrayView text;
};

class Lexer
{
public:
    explicit Lexer(QByteArrayView text)
        : m_text(text)
    {
        if (m_text.startsWith("\xef\xbb\xbf"))
            m_text = m_text.sliced(3);
    }

    bool isBroken() const { return m_broken; }

    Token next()
    {
        skipIgnored();
        if (m_text.isEmpty())
            return {};
        const char c = m_text.front();
        if (isNameStart(c))
            return take('n', countWhile(isNamePart));
        if (c == '"')
            return string();
        if ((c >= '0' && c <= '9') || c == '-')
            return take('v', 1 + number());
        if (m_text.startsWith("..."))
            return take('.', 3);
        if (QByteArrayView("!$&()|:=@[]{}").contains(c))
            return take(c, 1);
        return broken();
    }

private:
    void skipIgnored()
    {
        while (!m_text.isEmpty()) {
            const char c = m_text.front();
            if (c == '#') {
                const qsizetype end = m_text.indexOf('\n');
                m_text = end < 0 ? QByteArrayView() : m_text.sliced(end);
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',') {
                m_text = m_text.sliced(1);
            } else {
                return;
            }
        }
    }

    template <typename Predicate>
    qsizetype countWhile(Predicate predicate) const
    {
        qsizetype n = 0;
        while (n < m_text.size() && predicate(m_text[n]))
            ++n;
        return n;
    }

    qsizetype number() const
    {
        qsizetype n = 1;
        while (n < m_text.size()
               && (isNamePart(m_text[n]) || QByteArrayView("+-.").contains(m_text[n])))
            ++n;
        return n - 1;
    }

    Token take(char kind, qsizetype size)
    {
        const Token token{kind, m_text.first(size)};
        m_text = m_text.sliced(size);
        return token;
    }

    Token broken()
    {
        m_broken = true;
        m_text = {};
        return {};
    }

    Token string()
    {
        const bool isBlock = m_text.startsWith("\"\"\"");
        const QByteArrayView quote = isBlock ? QByteArrayView("\"\"\"") : QByteArrayView("\"");
        qsizetype at = quote.size();
        while (at < m_text.size() && !m_text.sliced(at).startsWith(quote)) {
            if (!isBlock && m_text[at] == '\n')
                return broken();
            at += m_text[at] == '\\' ? 2 : 1;
        }
        return at + quote.size() > m_text.size() ? broken() : take('v', at + quote.size());
    }

    QByteArrayView m_text;
    bool m_broken = false;
};

class Parser
{
public:
    explicit Parser(QByteArrayView text)
        : m_lexer(text)
        , m_token(m_lexer.next())
    {
    }

    std::optional<GraphqlOperation> parse()
    {
        GraphqlOperation out;
        out.type = "query";
        if (m_token.kind == 'n') {
            out.type = m_token.text.toByteArray();
            if (out.type != "query" && out.type != "mutation" && out.type != "subscription"
                && out.type != "fragment")
                return std::nullopt;
            advance();
            if (m_token.kind == 'n') {
                out.name = m_token.text.toByteArray();
                advance();
            }
        }
        skipTo('{');
        if (m_token.kind != '{')
            return std::nullopt;
        advance();
        readFields(out.rootFields);
        if (out.rootFields.isEmpty() || !restIsNested() || m_lexer.isBroken())
            return std::nullopt;
        return out;
    }

private:
    void advance() { m_token = m_lexer.next(); }

    static char closing(char opening) { return opening == '(' ? ')' : opening == '[' ? ']' : '}'; }

    // From an opening bracket behind its closing one; false if there is none.
    bool skipBracket()
    {
        QByteArray open;
        do {
            if (m_token.kind == '(' || m_token.kind == '[' || m_token.kind == '{') {
                open += closing(m_token.kind);
            } else if (m_token.kind == ')' || m_token.kind == ']' || m_token.kind == '}') {
                if (open.back() != m_token.kind)
                    return false;
                open.chop(1);
            } else if (m_token.kind == '\0') {
                return false;
            }
            advance();
        } while (!open.isEmpty());
        return true;
    }

    // Variable definitions and directives stand before the selection set.
    void skipTo(char kind)
    {
        while (m_token.kind != kind && m_token.kind != '\0') {
            if (m_token.kind == '(' || m_token.kind == '[') {
                if (!skipBracket())
                    return;
            } else {
                advance();
            }
        }
    }

    void readFields(QList<QByteArray> &fields)
    {
        while (m_token.kind != '}' && m_token.kind != '\0') {
            if (m_token.kind == 'n') {
                QByteArray name = m_token.text.toByteArray();
                advance();
                if (m_token.kind == ':') {
                    advance();
                    name = m_token.text.toByteArray();
                    advance();
                }
                fields.append(name);
            } else if (m_token.kind == '@') {
                advance();
                advance();
            } else if (m_token.kind == '.') {
                advance();
                if (m_token.kind == 'n' && m_token.text == QByteArrayView("on"))
                    advance();
                else if (m_token.kind == 'n')
                    fields.append(m_token.text.toByteArray());
                advance();
            } else if (m_token.kind == '(' || m_token.kind == '{') {
                if (!skipBracket())
                    return;
            } else {
                fields.clear();
                return;
            }
        }
    }

    bool restIsNested()
    {
        if (m_token.kind != '}')
            return false;
        advance();
        while (m_token.kind != '\0') {
            if (m_token.kind == '}' || m_token.kind == ')' || m_token.kind == ']')
                return false;
            if (m_token.kind != '{' && m_token.kind != '(' && m_token.kind != '[')
                advance();
            else if (!skipBracket())
                return false;
        }
        return true;
    }

    Lexer m_lexer;
    Token m_token;
};

} // namespace

std::optional<GraphqlOperation> parseGraphql(QByteArrayView text)
{
    return Parser(text).parse();
}

} // namespace gatehouse
