// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/http_time.h"

#include "gateway/core/ascii.h"

#include <chrono>

namespace gatehouse::http {

namespace {

// Reads a date from left to right; after the first mismatch nothing matches any more.
class Reader
{
public:
    explicit Reader(QByteArrayView text)
        : m_rest(text)
    {
    }

    bool isGood() const { return m_isGood; }
    bool isWhole() const { return m_isGood && m_rest.isEmpty(); }

    void skip(QByteArrayView word)
    {
        m_isGood = m_isGood && m_rest.size() >= word.size()
            && ascii::equalsIgnoreCase(m_rest.first(word.size()), word);
        if (m_isGood)
            m_rest = m_rest.sliced(word.size());
    }
    unsigned number(qsizetype digits)
    {
        unsigned value = 0;
        m_isGood = m_isGood && m_rest.size() >= digits;
        for (qsizetype i = 0; m_isGood && i < digits; ++i) {
            m_isGood = ascii::isDigit(m_rest[i]);
            value = value * 10 + unsigned(m_rest[i] - '0');
        }
        if (m_isGood)
            m_rest = m_rest.sliced(digits);
        return value;
    }
    // The place of one of the words, each of three letters, counted from 1.
    unsigned word(QByteArrayView words)
    {
        m_isGood = m_isGood && m_rest.size() >= 3;
        for (qsizetype i = 0; m_isGood && i < words.size(); i += 3) {
            if (ascii::equalsIgnoreCase(m_rest.first(3), words.sliced(i, 3))) {
                m_rest = m_rest.sliced(3);
                return unsigned(i / 3) + 1;
            }
        }
        m_isGood = false;
        return 0;
    }
    unsigned month() { return word("JanFebMarAprMayJunJulAugSepOctNovDec"); }
    void weekday() { word("SunMonTueWedThuFriSat"); }
    void letters()
    {
        while (!m_rest.isEmpty() && ascii::isAlpha(m_rest.front()))
            m_rest = m_rest.sliced(1);
    }
    char peek() const { return m_rest.isEmpty() ? '\0' : m_rest.front(); }

private:
    QByteArrayView m_rest;
    bool m_isGood = true;
};

struct Parts {
    unsigned year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

void readClock(Reader &reader, Parts &parts)
{
    parts.hour = reader.number(2);
    reader.skip(":");
    parts.minute = reader.number(2);
    reader.skip(":");
    parts.second = reader.number(2);
}

std::optional<qint64> secondsOf(const Parts &parts)
{
    using namespace std::chrono;
    const year_month_day date{year(int(parts.year)), month(parts.month), day(parts.day)};
    if (!date.ok() || parts.hour > 23 || parts.minute > 59 || parts.second > 60)
        return std::nullopt;
    const sys_seconds time = sys_days(date) + hours(parts.hour) + minutes(parts.minute)
        + seconds(std::min(parts.second, 59u));
    return time.time_since_epoch().count();
}

// "Sun, 06 Nov 1994 08:49:37 GMT" after the weekday's comma.
void readFixed(Reader &reader, Parts &parts)
{
    reader.skip(", ");
    parts.day = reader.number(2);
    reader.skip(" ");
    parts.month = reader.month();
    reader.skip(" ");
    parts.year = reader.number(4);
    reader.skip(" ");
    readClock(reader, parts);
    reader.skip(" GMT");
}

// "Sunday, 06-Nov-94 08:49:37 GMT" after the weekday.
void readRfc850(Reader &reader, Parts &parts, qint64 now)
{
    reader.skip(", ");
    parts.day = reader.number(2);
    reader.skip("-");
    parts.month = reader.month();
    reader.skip("-");
    parts.year = reader.number(2);
    reader.skip(" ");
    readClock(reader, parts);
    reader.skip(" GMT");
    using namespace std::chrono;
    const sys_seconds time{seconds(now)};
    const auto thisYear = unsigned(int(year_month_day(floor<days>(time)).year()));
    parts.year += thisYear / 100 * 100 + 100;
    while (parts.year > thisYear + 50)
        parts.year -= 100;
}

// "Sun Nov  6 08:49:37 1994" after the weekday.
void readAsctime(Reader &reader, Parts &parts)
{
    reader.skip(" ");
    parts.month = reader.month();
    reader.skip(" ");
    if (reader.peek() == ' ') {
        reader.skip(" ");
        parts.day = reader.number(1);
    } else {
        parts.day = reader.number(2);
    }
    reader.skip(" ");
    readClock(reader, parts);
    reader.skip(" ");
    parts.year = reader.number(4);
}

} // namespace

std::optional<qint64> parseHttpTime(QByteArrayView text, qint64 now)
{
    Reader reader(ascii::trimmed(text));
    Parts parts;
    reader.weekday();
    if (!reader.isGood())
        return std::nullopt;
    if (reader.peek() == ',') {
        readFixed(reader, parts);
    } else if (reader.peek() == ' ') {
        readAsctime(reader, parts);
    } else {
        reader.letters();
        readRfc850(reader, parts, now);
    }
    return reader.isWhole() ? secondsOf(parts) : std::nullopt;
}

} // namespace gatehouse::http
