// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/octets.h"

#include <cstring>

namespace gatehouse::traffic {

void OctetWriter::text(QByteArrayView value)
{
    number(quint64(value.size()));
    octets(value);
}

void OctetWriter::octets(QByteArrayView value)
{
    if (value.isEmpty())
        return;
    std::memcpy(room(value.size()), value.data(), std::size_t(value.size()));
    m_used += value.size();
}

void OctetWriter::restart()
{
    constexpr qsizetype mostKept = 64 * 1024;
    m_used = 0;
    if (m_out.size() > mostKept)
        m_out = {};
}

QByteArray OctetWriter::take()
{
    m_out.truncate(std::exchange(m_used, 0));
    return std::exchange(m_out, {});
}

quint64 OctetReader::number()
{
    quint64 value = 0;
    for (qsizetype i = 0; i < m_rest.size() && i < 10; ++i) {
        const auto octet = quint8(m_rest[i]);
        value |= quint64(octet & 0x7f) << (7 * i);
        if (octet < 0x80) {
            m_rest = m_rest.sliced(i + 1);
            return value;
        }
    }
    return giveUp();
}

qint64 OctetReader::signedNumber()
{
    const quint64 value = number();
    return qint64(value >> 1) ^ -qint64(value & 1);
}

QByteArray OctetReader::text()
{
    const QByteArrayView octets = view();
    return octets.isEmpty() ? QByteArray() : octets.toByteArray();
}

QByteArrayView OctetReader::view()
{
    const quint64 size = number();
    if (size > quint64(m_rest.size())) {
        giveUp();
        return {};
    }
    const QByteArrayView octets = m_rest.first(qsizetype(size));
    m_rest = m_rest.sliced(qsizetype(size));
    return octets;
}

quint64 OctetReader::numberUpTo(quint64 most)
{
    const quint64 value = number();
    return value <= most ? value : giveUp();
}

quint64 OctetReader::giveUp()
{
    m_failed = true;
    m_rest = {};
    return 0;
}

} // namespace gatehouse::traffic
