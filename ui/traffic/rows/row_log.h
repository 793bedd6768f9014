// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the window in the order they came, in blocks of 4096 that hold their targets' text
// too: the oldest go a block at a time, and their memory with them. A row keeps its number for
// life; numbers count up from Origin, and down from it for older rows that are read from disk.
#pragma once

#include "ui/traffic/rows/traffic_row.h"

#include <deque>
#include <memory>

namespace gatehouse::ui {

class RowLog
{
public:
    using Number = quint64;
    static constexpr Number Origin = Number(1) << 40;
    static constexpr qsizetype BlockSize = 4096;
    static constexpr qsizetype MaxTarget = 512; ///< octets of a target that a row keeps

    explicit RowLog(qint64 cap = 500'000);

    /// How many rows may be kept; counted in whole blocks, at least two.
    void setCap(qint64 rows);
    [[nodiscard]] qint64 cap() const { return m_cap; }

    Number append(const traffic::Record &record);
    /// Puts older records, oldest first, in front of the first row; once only.
    void prepend(const QList<traffic::RecordPtr> &records);
    /// Replaces all but the target.
    void update(Number number, const traffic::Record &record);
    /// Gives up the oldest blocks beyond the cap.
    void trim() { dropBefore(firstAfterTrim()); }
    [[nodiscard]] Number firstAfterTrim() const;
    /// Gives up the blocks of which every row is older than `number`.
    void dropBefore(Number number);

    [[nodiscard]] Number first() const { return std::max(m_first, m_begin); }
    [[nodiscard]] Number end() const { return m_end; } ///< one past the newest
    [[nodiscard]] bool contains(Number n) const { return n >= first() && n < m_end; }
    [[nodiscard]] const TrafficRow &row(Number number) const;
    [[nodiscard]] QByteArrayView target(const TrafficRow &row, Number number) const;
    [[nodiscard]] const StringPool &pool() const { return m_pool; }
    [[nodiscard]] const QByteArray &text(StringPool::Id id) const { return m_pool.text(id); }

private:
    struct Block {
        std::vector<TrafficRow> rows;
        std::vector<char> text;
    };
    [[nodiscard]] Block &blockOf(Number number) const
    {
        return *m_blocks[std::size_t((number - m_first) / BlockSize)];
    }
    void add(Block &block, const traffic::Record &record);

    qint64 m_cap = 0;
    StringPool m_pool;
    std::deque<std::unique_ptr<Block>> m_blocks;
    Number m_first = Origin; // of the first block; a multiple of BlockSize
    Number m_begin = Origin; // the first that holds a row, when the first block begins with a gap
    Number m_end = Origin;
};

} // namespace gatehouse::ui
