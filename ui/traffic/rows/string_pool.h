// SPDX-License-Identifier: GPL-3.0-or-later
// Strings that many rows share (hosts, routes, types, consumers), each kept once and named by a
// number. Clients choose some of them, so length and count are bounded.
#pragma once

#include <QByteArray>
#include <QHash>

#include <vector>

namespace gatehouse::ui {

class StringPool
{
public:
    using Id = quint32;
    static constexpr Id Empty = 0; ///< ""
    static constexpr Id Other = 1; ///< stands for all strings that came when the pool was full
    static constexpr qsizetype MaxLength = 256; ///< the rest is cut off
    static constexpr qsizetype MaxCount = 65'536;

    StringPool();

    Id intern(const QByteArray &text);
    [[nodiscard]] const QByteArray &text(Id id) const { return m_texts[id]; }
    [[nodiscard]] qsizetype size() const { return qsizetype(m_texts.size()); }

private:
    QHash<QByteArray, Id> m_ids;
    std::vector<QByteArray> m_texts;
};

} // namespace gatehouse::ui
