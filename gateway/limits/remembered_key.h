// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCryptographicHash>

namespace gatehouse::limits {

// The key by which a counter is remembered. Clients may choose keys as long as a header field, and
// many of them, so a long one is its digest. Views what it was made of.
class RememberedKey
{
public:
    static constexpr qsizetype longest = 128;

    explicit RememberedKey(QByteArrayView key)
        : m_view(key)
    {
        if (key.size() <= longest)
            return;
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(key);
        m_digest = hash.result();
        m_view = m_digest;
    }
    Q_DISABLE_COPY_MOVE(RememberedKey)

    QByteArrayView view() const { return m_view; }
    QByteArray copy() const { return m_view.toByteArray(); }

private:
    QByteArray m_digest;
    QByteArrayView m_view;
};

} // namespace gatehouse::limits
