// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/rows/row_log.h"

namespace gatehouse::ui {

RowLog::RowLog(qint64 cap)
{
    setCap(cap);
}

void RowLog::setCap(qint64 rows)
{
    m_cap = std::max<qint64>(rows, 2 * BlockSize);
}

const TrafficRow &RowLog::row(Number number) const
{
    return blockOf(number).rows[std::size_t(number % BlockSize)];
}

QByteArrayView RowLog::target(const TrafficRow &row, Number number) const
{
    return {blockOf(number).text.data() + row.targetAt, row.targetLength};
}

void RowLog::add(Block &block, const traffic::Record &record)
{
    TrafficRow row = rowOf(record, m_pool);
    const QByteArrayView target =
        QByteArrayView(record.target).first(std::min<qsizetype>(record.target.size(), MaxTarget));
    row.targetAt = quint32(block.text.size());
    row.targetLength = quint16(target.size());
    block.text.insert(block.text.end(), target.begin(), target.end());
    block.rows.push_back(row);
}

RowLog::Number RowLog::append(const traffic::Record &record)
{
    if (m_blocks.empty() || m_blocks.back()->rows.size() == std::size_t(BlockSize)) {
        if (!m_blocks.empty())
            m_blocks.back()->text.shrink_to_fit();
        m_blocks.push_back(std::make_unique<Block>());
        m_blocks.back()->rows.reserve(BlockSize);
    }
    add(*m_blocks.back(), record);
    return m_end++;
}

void RowLog::prepend(const QList<traffic::RecordPtr> &records)
{
    const qsizetype blocks = (records.size() + BlockSize - 1) / BlockSize;
    std::deque<std::unique_ptr<Block>> older;
    qsizetype next = records.size() - blocks * BlockSize; // negative: the gap
    for (qsizetype b = 0; b < blocks; ++b) {
        auto block = std::make_unique<Block>();
        block->rows.reserve(BlockSize);
        for (qsizetype i = 0; i < BlockSize; ++i, ++next) {
            if (next < 0)
                block->rows.emplace_back();
            else
                add(*block, *records.at(next));
        }
        older.push_back(std::move(block));
    }
    m_begin = m_first - Number(records.size());
    m_first -= Number(blocks * BlockSize);
    m_blocks.insert(m_blocks.begin(), std::make_move_iterator(older.begin()),
                    std::make_move_iterator(older.end()));
}

void RowLog::update(Number number, const traffic::Record &record)
{
    TrafficRow &old = blockOf(number).rows[std::size_t(number % BlockSize)];
    TrafficRow row = rowOf(record, m_pool);
    row.targetAt = old.targetAt;
    row.targetLength = old.targetLength;
    old = row;
}

RowLog::Number RowLog::firstAfterTrim() const
{
    const qint64 excess = qint64(m_end - m_first) - m_cap;
    if (excess <= 0)
        return m_first;
    return m_first + Number((excess + BlockSize - 1) / BlockSize * BlockSize);
}

void RowLog::dropBefore(Number number)
{
    while (m_blocks.size() > 1 && m_first + BlockSize <= number) {
        m_first += BlockSize;
        m_blocks.pop_front();
    }
}

} // namespace gatehouse::ui
