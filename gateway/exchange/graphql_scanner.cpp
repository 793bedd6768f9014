// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/graphql_scanner.h"

#include "gateway/core/ascii.h"

#include <QByteArray>

namespace gatehouse {

namespace {

bool isNameStart(char c)
{
    return ascii::isAlpha(c) || c == '_';
}
bool isNameChar(char c)
{
    return isNameStart(c) || ascii::isDigit(c);
}

} // namespace

char GraphqlScanner::peek()
{
    skip();
    return m_text.isEmpty() ? '\0' : m_text.front();
}

void GraphqlScanner::advance(qsizetype n)
{
    m_line += int(m_text.first(n).count('\n'));
    m_text = m_text.sliced(n);
}

void GraphqlScanner::skip()
{
    while (!m_text.isEmpty()) {
        if (m_text.front() == '#') {
            const qsizetype end = m_text.indexOf('\n');
            advance(end < 0 ? m_text.size() : end);
        } else if (QByteArrayView(" \t\r\n,").contains(m_text.front())) {
            advance(1);
        } else {
            return;
        }
    }
}

bool GraphqlScanner::take(QByteArrayView punctuation)
{
    skip();
    if (!m_text.startsWith(punctuation))
        return false;
    advance(punctuation.size());
    return true;
}

QByteArrayView GraphqlScanner::name()
{
    if (!isNameStart(peek()))
        return {};
    qsizetype end = 1;
    while (end < m_text.size() && isNameChar(m_text[end]))
        ++end;
    const QByteArrayView found = m_text.first(end);
    advance(end);
    return found;
}

bool GraphqlScanner::string()
{
    if (peek() != '"')
        return false;
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

bool GraphqlScanner::number()
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

} // namespace gatehouse
