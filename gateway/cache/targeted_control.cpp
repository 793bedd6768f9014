// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/cache_control.h"

#include "gateway/core/ascii.h"
#include "gateway/http/syntax.h"

namespace gatehouse::cache {

namespace {

// One member of a structured dictionary (RFC 8941 3.2), as far as Cache-Control needs: a key and a
// bare item. Parameters are read over. Inner lists and byte sequences are refused.
class Member
{
public:
    enum class Type { Flag, Integer, Text };
    explicit Member(QByteArrayView text)
        : m_text(text)
    {
    }

    bool read()
    {
        if (!readKey(key))
            return false;
        if (m_at == m_text.size() || m_text[m_at] != '=')
            return readParameters();
        ++m_at;
        return readItem(type, value) && readParameters();
    }

    QByteArray key, value;
    Type type = Type::Flag;

private:
    static bool isKeyStart(char c) { return (c >= 'a' && c <= 'z') || c == '*'; }

    bool readKey(QByteArray &out)
    {
        const qsizetype begin = m_at;
        if (m_at == m_text.size() || !isKeyStart(m_text[m_at]))
            return false;
        while (m_at < m_text.size()
               && (isKeyStart(m_text[m_at]) || ascii::isDigit(m_text[m_at]) || m_text[m_at] == '_'
                   || m_text[m_at] == '-' || m_text[m_at] == '.'))
            ++m_at;
        out = m_text.sliced(begin, m_at - begin).toByteArray();
        return true;
    }

    bool readItem(Type &kind, QByteArray &out)
    {
        if (m_at == m_text.size())
            return false;
        const char c = m_text[m_at];
        if (c == '"')
            return readString(kind, out);
        if (c == '?') {
            kind = Type::Flag;
            out = m_text.sliced(m_at)
                      .first(std::min<qsizetype>(2, m_text.size() - m_at))
                      .toByteArray();
            m_at += out.size();
            return out == "?0" || out == "?1";
        }
        const qsizetype begin = m_at;
        while (m_at < m_text.size()
               && (http::isTokenChar(m_text[m_at]) || m_text[m_at] == ':' || m_text[m_at] == '/'))
            ++m_at;
        out = m_text.sliced(begin, m_at - begin).toByteArray();
        if (out.isEmpty())
            return false;
        const bool isNumber = std::all_of(out.begin(), out.end(), ascii::isDigit);
        kind = isNumber ? Type::Integer : Type::Text;
        return isNumber ? out.size() <= 15 : ascii::isAlpha(c) || c == '*';
    }

    bool readString(Type &kind, QByteArray &out)
    {
        kind = Type::Text;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '"') {
                ++m_at;
                return true;
            }
            if (m_text[m_at] == '\\' && ++m_at == m_text.size())
                return false;
            out += m_text[m_at];
        }
        return false;
    }

    bool readParameters()
    {
        while (m_at < m_text.size()) {
            if (m_text[m_at++] != ';')
                return false;
            while (m_at < m_text.size() && m_text[m_at] == ' ')
                ++m_at;
            QByteArray name, ignored;
            Type kind = Type::Flag;
            if (!readKey(name))
                return false;
            if (m_at < m_text.size() && m_text[m_at] == '=') {
                ++m_at;
                if (!readItem(kind, ignored))
                    return false;
            }
        }
        return true;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

bool isDuration(QByteArrayView name)
{
    return name == "max-age" || name == "s-maxage" || name == "stale-while-revalidate"
        || name == "stale-if-error";
}

} // namespace

std::optional<CacheControl> parseTargetedCacheControl(const QList<QByteArray> &values)
{
    // As Cache-Control again, once it is known to be well-formed. In a dictionary the last of a
    // name counts.
    QList<Member> members;
    for (const QByteArray &value : values) {
        for (const QByteArray &text : listMembers(value)) {
            Member member(text);
            if (!member.read())
                return std::nullopt;
            if (isDuration(member.key) && member.type != Member::Type::Integer)
                return std::nullopt;
            members.removeIf([&](const Member &other) { return other.key == member.key; });
            if (member.type != Member::Type::Flag || member.value != "?0")
                members.append(std::move(member));
        }
    }
    QList<QByteArray> plain;
    for (const Member &member : members) {
        if (member.type == Member::Type::Flag)
            plain.append(member.key);
        else
            plain.append(member.key + "=\"" + member.value + '"');
    }
    if (plain.isEmpty())
        return std::nullopt;
    return parseCacheControl(plain);
}

} // namespace gatehouse::cache
