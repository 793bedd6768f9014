// SPDX-License-Identifier: GPL-3.0-or-later
// Comparing octets without regard to ASCII case, fast enough for half a million rows.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace gatehouse::ui {

class StringPool;

enum class TextOp : quint8 { Contains, Equals, NotEquals, StartsWith, EndsWith };

/// One needle and how it is sought.
class TextMatch
{
public:
    TextMatch() = default;
    TextMatch(QByteArrayView needle, TextOp op);

    [[nodiscard]] bool matches(QByteArrayView text) const;

private:
    [[nodiscard]] bool sameAt(const char *at) const;
    [[nodiscard]] bool contains(QByteArrayView text) const;

    QByteArray m_needle; // lower case
    TextOp m_op = TextOp::Contains;
};

/// The same for strings of a pool: each is looked at once.
class PoolMatch
{
public:
    explicit PoolMatch(TextMatch match)
        : m_match(std::move(match))
    {
    }

    [[nodiscard]] bool matches(const StringPool &pool, quint32 id) const;

private:
    TextMatch m_match;
    mutable std::vector<qint8> m_known; // -1: not looked at yet
};

} // namespace gatehouse::ui
