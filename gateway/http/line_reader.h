// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

// Cuts lines that end in CRLF out of arriving octets. A line that arrives whole is a view of the
// input; only one split over reads is copied. Faults are found at the first octet that proves them,
// so the verdict never depends on where the reads were split.
namespace gatehouse::http {

class LineReader
{
public:
    enum class Outcome : quint8 {
        NeedMore, // the input is used up
        Line, // line() is one line without its CRLF, valid until the input or this reader changes
        BareCr, // CR without LF (RFC 9112 2.2)
        BareLf, // LF without CR
        TooLong // more than `allowed` octets without a line end
    };

    // `allowed`: octets of the line without CRLF; negative if not even an empty line fits. It stays
    // the same until the line is complete.
    Outcome next(QByteArrayView &input, qsizetype allowed);
    QByteArrayView line() const { return m_line; }
    // Nothing of a line has been seen.
    bool isEmpty() const { return m_held.isEmpty() || m_heldIsDone; }

private:
    Outcome complete(QByteArrayView &input, qsizetype lineSize);
    Outcome hold(QByteArrayView &input);
    void dropDoneLine();

    QByteArray m_held;
    QByteArrayView m_line;
    bool m_heldIsDone = false; // m_held carries the line last handed out
};

// Why a line was refused, for an error.
const char *lineFault(LineReader::Outcome outcome);

} // namespace gatehouse::http
