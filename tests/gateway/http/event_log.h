// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/parser.h"

#include <QByteArrayList>

// Writes down what a parser says about some octets as text, so that two ways of feeding the same
// octets can be compared and a test can name what it expects.
namespace gatehouse::http::test {

inline QByteArray text(const Headers &headers)
{
    QByteArray out;
    for (const Field &field : headers)
        out += '[' + field.name + ": " + field.value + ']';
    return out;
}

inline QByteArray framingText(Framing framing, qint64 length)
{
    static constexpr std::array kNames{"none", "length", "chunked", "until-close"};
    return QByteArray(" ") + kNames[size_t(framing)] + ' ' + QByteArray::number(length);
}

inline QByteArray text(const RequestHead &head)
{
    return head.method + ' ' + head.target + (head.version == Version::Http11 ? " 1.1" : " 1.0")
        + framingText(head.framing, head.contentLength) + (head.keepAlive ? " keep" : " close")
        + (head.expectContinue ? " expect" : "") + text(head.headers);
}

inline QByteArray text(const ResponseHead &head)
{
    return QByteArray::number(head.status) + " '" + head.reason + '\''
        + (head.version == Version::Http11 ? " 1.1" : " 1.0")
        + framingText(head.framing, head.contentLength) + (head.keepAlive ? " keep" : " close")
        + text(head.headers);
}

template <typename Parser>
class EventLog
{
public:
    // Feeds all of `octets`; false once the parser has refused something.
    // message.
    bool feed(QByteArrayView octets)
    {
        // A copy of its own size, so that a memory checker sees a view that outlives its read.
        const QByteArray copy = octets.toByteArray();
        QByteArrayView input(copy);
        for (;;) {
            const Event event = parser.next(input);
            note(event);
            if (event == Event::Error)
                return false;
            if (event == Event::NeedMore || (event == Event::End && input.isEmpty()))
                return true;
        }
    }
    void note(Event event)
    {
        switch (event) {
        case Event::NeedMore:
            break;
        case Event::Head:
            lines.append("head " + text(parser.takeHead()));
            break;
        case Event::Body:
            if (!lines.last().startsWith("body "))
                lines.append("body ");
            lines.last() += parser.body();
            break;
        case Event::End:
            lines.append("end " + text(parser.takeTrailers()));
            break;
        case Event::Error:
            lines.append("error " + QByteArray::number(parser.error().status) + ' '
                         + parser.error().reason);
            break;
        }
    }

    Parser parser;
    QByteArrayList lines;
};

} // namespace gatehouse::http::test
