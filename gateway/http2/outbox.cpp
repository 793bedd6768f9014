// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http2/outbox.h"

#include <algorithm>
#include <cstring>

namespace gatehouse::http2 {

size_t Outbox::take(quint8 *out, size_t size)
{
    size_t taken = 0;
    while (taken < size && !m_pieces.empty()) {
        const QByteArray &piece = m_pieces.front();
        const size_t n = std::min(size - taken, size_t(piece.size() - m_offset));
        std::memcpy(out + taken, piece.constData() + m_offset, n);
        taken += n;
        m_offset += qsizetype(n);
        if (m_offset == piece.size()) {
            m_pieces.pop_front();
            m_offset = 0;
        }
    }
    m_waiting -= qint64(taken);
    return taken;
}

} // namespace gatehouse::http2
