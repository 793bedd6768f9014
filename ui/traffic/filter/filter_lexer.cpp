// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter/filter_lexer.h"

#include <array>

namespace gatehouse::ui {

namespace {

using Kind = FilterToken::Kind;

class Lexer
{
public:
    explicit Lexer(const QString &text)
        : m_text(text)
    {
    }

    QList<FilterToken> run()
    {
        while (skipBlanks())
            m_tokens.append(next());
        return m_tokens;
    }

private:
    bool skipBlanks()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
        return m_at < m_text.size();
    }
    FilterToken sign(Kind kind) { return {kind, m_at++, 1, {}, {}, {}, false}; }
    FilterToken next();
    FilterToken word();
    QString fieldName() const;
    QString operatorAt(qsizetype at) const;
    QString value(bool *openQuote);
    QString quoted(QChar quote, bool *openQuote);
    static Kind keyword(const QString &word);

    const QString &m_text;
    qsizetype m_at = 0;
    QList<FilterToken> m_tokens;
};

FilterToken Lexer::next()
{
    const QChar c = m_text.at(m_at);
    if (c == u'(')
        return sign(Kind::Open);
    if (c == u')')
        return sign(Kind::Close);
    if (c == u'-' && m_at + 1 < m_text.size() && !m_text.at(m_at + 1).isSpace())
        return sign(Kind::Not);
    return word();
}

QString Lexer::fieldName() const
{
    qsizetype end = m_at;
    while (end < m_text.size() && m_text.at(end).isLetter())
        ++end;
    return m_text.mid(m_at, end - m_at);
}

QString Lexer::operatorAt(qsizetype at) const
{
    static constexpr std::array operators = {u"!=", u"^=", u"$=", u">=", u"<=",
                                             u"=",  u">",  u"<",  u":"};
    const QStringView rest = QStringView(m_text).mid(at);
    if (rest.startsWith(u"://")) // an address, no field
        return {};
    for (const char16_t *op : operators) {
        if (rest.startsWith(QStringView(op)))
            return QStringView(op).toString();
    }
    return {};
}

FilterToken Lexer::word()
{
    FilterToken token;
    token.at = m_at;
    const QString field = fieldName();
    const QString op = field.isEmpty() ? QString() : operatorAt(m_at + field.size());
    if (!op.isEmpty()) {
        token.kind = Kind::Field;
        token.field = field.toLower();
        token.op = op;
        m_at += field.size() + op.size();
        token.value = value(&token.openQuote);
    } else {
        const bool bare = m_text.at(m_at) != u'"' && m_text.at(m_at) != u'\'';
        token.value = value(&token.openQuote);
        token.kind = bare ? keyword(token.value) : Kind::Word;
    }
    token.length = m_at - token.at;
    return token;
}

QString Lexer::value(bool *openQuote)
{
    if (m_at < m_text.size() && (m_text.at(m_at) == u'"' || m_text.at(m_at) == u'\''))
        return quoted(m_text.at(m_at++), openQuote);
    const qsizetype start = m_at;
    while (m_at < m_text.size() && !m_text.at(m_at).isSpace() && m_text.at(m_at) != u')')
        ++m_at;
    return m_text.mid(start, m_at - start);
}

QString Lexer::quoted(QChar quote, bool *openQuote)
{
    const qsizetype end = m_text.indexOf(quote, m_at);
    *openQuote = end < 0;
    const QString inner = m_text.mid(m_at, end < 0 ? -1 : end - m_at);
    m_at = end < 0 ? m_text.size() : end + 1;
    return inner;
}

Kind Lexer::keyword(const QString &word)
{
    if (word.compare(QLatin1String("and"), Qt::CaseInsensitive) == 0)
        return Kind::And;
    if (word.compare(QLatin1String("or"), Qt::CaseInsensitive) == 0)
        return Kind::Or;
    if (word.compare(QLatin1String("not"), Qt::CaseInsensitive) == 0)
        return Kind::Not;
    return Kind::Word;
}

} // namespace

QList<FilterToken> lexFilter(const QString &text)
{
    return Lexer(text).run();
}

} // namespace gatehouse::ui
