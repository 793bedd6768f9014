// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/json_text.h"

namespace gatehouse::delivery {

namespace {

// Octets of the UTF-8 character that begins at `at`; 0 if there is none (RFC 3629 4).
qsizetype characterAt(QByteArrayView text, qsizetype at)
{
    const auto octet = [text](qsizetype i) { return i < text.size() ? uchar(text[i]) : uchar(0); };
    const auto follows = [octet](qsizetype i, uchar low = 0x80, uchar high = 0xbf) {
        return octet(i) >= low && octet(i) <= high;
    };
    const uchar first = octet(at);
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return follows(at + 1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        const uchar low = first == 0xe0 ? 0xa0 : 0x80;
        const uchar high = first == 0xed ? 0x9f : 0xbf;
        return follows(at + 1, low, high) && follows(at + 2) ? 3 : 0;
    }
    if (first < 0xf0 || first > 0xf4)
        return 0;
    const uchar low = first == 0xf0 ? 0x90 : 0x80;
    const uchar high = first == 0xf4 ? 0x8f : 0xbf;
    return follows(at + 1, low, high) && follows(at + 2) && follows(at + 3) ? 4 : 0;
}

void appendEscaped(QByteArray &out, uchar c)
{
    constexpr char digits[] = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += digits[c >> 4];
        out += digits[c & 15];
    }
}

bool isPlain(uchar c)
{
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

} // namespace

void appendJsonString(QByteArray &out, QByteArrayView text)
{
    out += '"';
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = at;
        while (end < text.size() && isPlain(uchar(text[end])))
            ++end;
        out += text.sliced(at, end - at);
        at = end;
        if (at == text.size())
            break;
        const qsizetype length = characterAt(text, at);
        if (length == 0)
            out += "\xef\xbf\xbd";
        else if (length == 1)
            appendEscaped(out, uchar(text[at]));
        else
            out += text.sliced(at, length);
        at += std::max<qsizetype>(length, 1);
    }
    out += '"';
}

JsonText &JsonText::milliseconds(qint64 microseconds)
{
    QByteArray text = QByteArray::number(microseconds / 1000);
    if (const int rest = int(microseconds % 1000); rest > 0) {
        text += '.' + QByteArray::number(rest).rightJustified(3, '0');
        while (text.endsWith('0'))
            text.chop(1);
    }
    return raw(text);
}

} // namespace gatehouse::delivery
