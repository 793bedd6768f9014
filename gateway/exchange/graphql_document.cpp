// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/graphql_document.h"

#include "gateway/exchange/graphql_scanner.h"

namespace gatehouse {

namespace {

// Recursive descent. Every method that reads a thing says whether it was there.
class Reader
{
public:
    explicit Reader(QByteArrayView text)
        : m_in(text)
    {
    }

    Result<GraphqlDocument> document()
    {
        while (!m_in.atEnd()) {
            if (!definition()) {
                return fail(ErrorKind::InvalidInput,
                            u"Syntax error near line %1"_qs.arg(m_in.line()));
            }
            ++m_out.definitions;
        }
        return m_out;
    }

private:
    static constexpr int depthLimit = 100;

    bool definition()
    {
        if (m_in.peek() == '{') {
            begin("query", {});
            return selectionSet(0);
        }
        const QByteArrayView word = m_in.name();
        if (word == "fragment")
            return fragment();
        if (word != "query" && word != "mutation")
            return false;
        begin(word, m_in.name());
        return (!m_in.take("(") || variableDefinitions()) && directives() && selectionSet(0);
    }
    // Of several definitions the first counts.
    void begin(QByteArrayView type, QByteArrayView name)
    {
        if (m_out.definitions == 0)
            m_out.first = {type.toByteArray(), name.toByteArray(), {}};
    }
    void addRootField(QByteArrayView name, int depth)
    {
        if (m_out.definitions == 0 && depth == 0)
            m_out.first.rootFields.append(name.toByteArray());
    }
    bool fragment()
    {
        const QByteArrayView its = m_in.name();
        begin("fragment", its);
        return !its.isEmpty() && its != "on" && m_in.name() == "on" && !m_in.name().isEmpty()
            && directives() && selectionSet(0);
    }
    bool variableDefinitions()
    {
        do {
            if (!m_in.take("$") || m_in.name().isEmpty() || !m_in.take(":") || !type(0)
                || (m_in.take("=") && !value(0)) || !directives())
                return false;
        } while (!m_in.take(")"));
        return true;
    }
    bool type(int depth)
    {
        if (depth > depthLimit)
            return false;
        if (!(m_in.take("[") ? type(depth + 1) && m_in.take("]") : !m_in.name().isEmpty()))
            return false;
        m_in.take("!");
        return true;
    }
    bool selectionSet(int depth)
    {
        if (depth > depthLimit || !m_in.take("{"))
            return false;
        while (!m_in.take("}")) {
            if (!(m_in.take("...") ? spread(depth) : field(depth)))
                return false;
        }
        return true;
    }
    bool spread(int depth)
    {
        const QByteArrayView word = m_in.name();
        if (!word.isEmpty() && word != "on") { // the name of a fragment
            addRootField(word, depth);
            return directives();
        }
        if (word == "on" && m_in.name().isEmpty())
            return false;
        return directives() && selectionSet(depth + 1);
    }
    bool field(int depth)
    {
        QByteArrayView name = m_in.name();
        if (name.isEmpty() || (m_in.take(":") && (name = m_in.name()).isEmpty()))
            return false;
        addRootField(name, depth);
        if ((m_in.take("(") && !arguments()) || !directives())
            return false;
        return m_in.peek() != '{' || selectionSet(depth + 1);
    }
    bool arguments()
    {
        do {
            if (m_in.name().isEmpty() || !m_in.take(":") || !value(0))
                return false;
        } while (!m_in.take(")"));
        return true;
    }
    bool directives()
    {
        while (m_in.take("@")) {
            if (m_in.name().isEmpty() || (m_in.take("(") && !arguments()))
                return false;
        }
        return true;
    }
    bool value(int depth)
    {
        if (depth > depthLimit)
            return false;
        if (m_in.take("$"))
            return !m_in.name().isEmpty();
        if (m_in.take("["))
            return list(depth);
        if (m_in.take("{"))
            return object(depth);
        if (m_in.peek() == '"')
            return m_in.string();
        return !m_in.name().isEmpty() || m_in.number();
    }
    bool list(int depth)
    {
        while (!m_in.take("]")) {
            if (!value(depth + 1))
                return false;
        }
        return true;
    }
    bool object(int depth)
    {
        while (!m_in.take("}")) {
            if (m_in.name().isEmpty() || !m_in.take(":") || !value(depth + 1))
                return false;
        }
        return true;
    }

    GraphqlScanner m_in;
    GraphqlDocument m_out;
};

} // namespace

Result<GraphqlDocument> parseGraphql(QByteArrayView text)
{
    return Reader(text).document();
}

} // namespace gatehouse
