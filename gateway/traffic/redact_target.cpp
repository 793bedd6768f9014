// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/redact.h"

#include <algorithm>

namespace gatehouse::traffic {

namespace {
// Replaces stretches of a text, from left to right; costs nothing until the first one.
class Veil
{
public:
    explicit Veil(const QByteArray &text)
        : m_text(text)
    {
    }

    void hide(qsizetype begin, qsizetype end)
    {
        if (end <= begin)
            return;
        m_out += QByteArrayView(m_text).sliced(m_copied, begin - m_copied);
        m_out += "\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2";
        m_copied = end;
    }

    QByteArray result()
    {
        if (m_copied == 0)
            return m_text;
        m_out += QByteArrayView(m_text).sliced(m_copied);
        return m_out;
    }

private:
    const QByteArray &m_text;
    QByteArray m_out;
    qsizetype m_copied = 0;
};

// Where the first of `stops` stands at or after `from`; the end if nowhere.
qsizetype find(const QByteArray &text, QByteArrayView stops, qsizetype from)
{
    const auto at = std::find_if(text.begin() + from, text.end(), [stops](char c) {
        return std::find(stops.begin(), stops.end(), c) != stops.end();
    });
    return at - text.begin();
}

// "user:password@" of an absolute URL (RFC 3986 3.2.1).
void hideUserInfo(Veil &veil, const QByteArray &text, qsizetype queryAt)
{
    const qsizetype scheme = text.indexOf("://");
    if (scheme < 0 || scheme >= queryAt)
        return;
    const qsizetype begin = scheme + 3;
    const qsizetype end = find(text, "/?#", begin);
    const qsizetype at = QByteArrayView(text).first(end).lastIndexOf('@');
    veil.hide(begin, at);
}
} // namespace

bool Redactor::isSecretArgument(QByteArrayView name) const
{
    const qsizetype nested = name.lastIndexOf('?'); // "#/place?token=…"
    const QByteArrayView bare = name.sliced(nested + 1);
    if (!bare.contains('%'))
        return m_arguments.contains(bare);
    return m_arguments.contains(QByteArray::fromPercentEncoding(bare.toByteArray()));
}

QByteArray Redactor::target(const QByteArray &target) const
{
    const qsizetype query = find(target, "?#", 0);
    if (query == target.size() && !target.contains('@'))
        return target; // neither a query nor user information: most paths and notes
    Veil veil(target);
    hideUserInfo(veil, target, query);
    for (qsizetype at = query + 1; at < target.size();) {
        const qsizetype end = find(target, "&;#", at);
        const qsizetype equals = find(target, "=", at);
        if (equals < end && isSecretArgument(QByteArrayView(target).sliced(at, equals - at)))
            veil.hide(equals + 1, end);
        at = end + 1;
    }
    return veil.result();
}

} // namespace gatehouse::traffic
