// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <concepts>

namespace gatehouse::delivery {

// Appends `text` as a JSON string, quotes included. What is not UTF-8 becomes U+FFFD, so that the
// result always is JSON (RFC 8259 8.1).
void appendJsonString(QByteArray &out, QByteArrayView text);

// Writes one JSON object octet by octet, without a tree: what is logged is made on the request
// path. Calls stand in the order of the text; the caller closes what it opens.
class JsonText
{
public:
    JsonText() { m_text.reserve(512); }

    JsonText &open(char bracket = '{') // '{' or '['
    {
        separate();
        m_text += bracket;
        m_first = true;
        return *this;
    }
    JsonText &close(char bracket = '}')
    {
        m_text += bracket;
        m_first = false;
        return *this;
    }
    JsonText &key(QByteArrayView name)
    {
        separate();
        appendJsonString(m_text, name);
        m_text += ':';
        m_first = true; // the value follows without a comma
        return *this;
    }
    JsonText &string(QByteArrayView value)
    {
        separate();
        appendJsonString(m_text, value);
        return *this;
    }
    // As it stands: a number, true, or JSON made elsewhere.
    JsonText &raw(QByteArrayView value)
    {
        separate();
        m_text += value;
        return *this;
    }
    JsonText &number(std::integral auto value) { return raw(QByteArray::number(value)); }
    JsonText &milliseconds(qint64 microseconds); // 1.5

    JsonText &field(QByteArrayView name, QByteArrayView value) { return key(name).string(value); }
    JsonText &field(QByteArrayView name, std::integral auto value)
    {
        return key(name).number(value);
    }
    // Left out when it is empty.
    JsonText &fieldUnlessEmpty(QByteArrayView name, QByteArrayView value)
    {
        return value.isEmpty() ? *this : field(name, value);
    }

    QByteArray take() { return std::move(m_text); }

private:
    void separate()
    {
        if (!m_first)
            m_text += ',';
        m_first = false;
    }

    QByteArray m_text;
    bool m_first = true;
};

} // namespace gatehouse::delivery
