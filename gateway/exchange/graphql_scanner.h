// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace gatehouse {

// Walks through the words of a GraphQL document. What takes something says whether it was there;
// blanks, commas and comments before it mean nothing.
class GraphqlScanner
{
public:
    explicit GraphqlScanner(QByteArrayView text)
        : m_text(text)
    {
    }

    // The first octet of what comes next; NUL at the end.
    char peek();
    bool atEnd()
    {
        skip();
        return m_text.isEmpty();
    }
    bool take(QByteArrayView punctuation);
    QByteArrayView name(); // empty: there is none
    bool string();
    bool number();
    int line() const { return m_line; } // from 1

private:
    void advance(qsizetype n);
    void skip();

    QByteArrayView m_text;
    int m_line = 1;
};

} // namespace gatehouse
