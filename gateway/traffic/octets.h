// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace gatehouse::traffic {

// Writes numbers in as many octets as they need (LEB128, signed ones in zigzag) and texts behind
// their length.
class OctetWriter
{
public:
    explicit OctetWriter(qsizetype reserve = 256)
        : m_out(reserve, Qt::Uninitialized)
    {
    }

    void number(quint64 value)
    {
        char *at = room(longestNumber);
        for (; value >= 0x80; value >>= 7)
            *at++ = char(value | 0x80);
        *at++ = char(value);
        m_used = at - m_out.constData();
    }
    void signedNumber(qint64 value) { number((quint64(value) << 1) ^ quint64(value >> 63)); }
    void text(QByteArrayView value);
    void octets(QByteArrayView value); // without their length
    qsizetype size() const { return m_used; }
    QByteArray take();
    // The same memory again: what was written, and back to the beginning. One huge text shall not
    // hold its memory for good.
    QByteArrayView written() const { return QByteArrayView(m_out).first(m_used); }
    void restart();

private:
    static constexpr qsizetype longestNumber = 10;
    char *room(qsizetype octets)
    {
        if (m_out.size() - m_used < octets)
            m_out.resize(2 * m_out.size() + octets);
        return m_out.data() + m_used;
    }

    QByteArray m_out; // its end is not written yet
    qsizetype m_used = 0;
};

// Reads them back from anything: past the end or at nonsense it fails for good and yields zeros and
// empty texts.
class OctetReader
{
public:
    explicit OctetReader(QByteArrayView octets)
        : m_rest(octets)
    {
    }

    quint64 number();
    qint64 signedNumber();
    QByteArray text();
    QByteArrayView view(); // a text where it stands
    // A number that is at most `most`, else a failure.
    quint64 numberUpTo(quint64 most);
    bool failed() const { return m_failed; }
    bool finished() const { return !m_failed && m_rest.isEmpty(); }

private:
    quint64 giveUp();

    QByteArrayView m_rest;
    bool m_failed = false;
};

} // namespace gatehouse::traffic
