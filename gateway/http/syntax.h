// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <array>

// The character classes of HTTP (RFC 9110 5.5, 5.6.2; RFC 3986 2) as look-up tables.
namespace gatehouse::http {

namespace syntax {

enum Class : quint8 { Token = 1, RegName = 2, PathChar = 4 };

consteval std::array<quint8, 256> makeClasses()
{
    std::array<quint8, 256> table{};
    const auto add = [&table](const char *chars, int bits) {
        for (; *chars; ++chars)
            table[quint8(*chars)] |= quint8(bits);
    };
    add("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'*+",
        Token | RegName | PathChar);
    add("#%^`|", Token);
    add("();=", RegName | PathChar);
    add(",:@/", PathChar);
    return table;
}

inline constexpr std::array<quint8, 256> kClasses = makeClasses();

} // namespace syntax

inline bool isTokenChar(char c)
{
    return syntax::kClasses[quint8(c)] & syntax::Token;
}
// A character of a host name, without "%" and ",", which no host name needs.
inline bool isRegNameChar(char c)
{
    return syntax::kClasses[quint8(c)] & syntax::RegName;
}
// RFC 3986 pchar without "%", and "/".
inline bool isPathChar(char c)
{
    return syntax::kClasses[quint8(c)] & syntax::PathChar;
}

// Whether all octets are visible ASCII (0x21 to 0x7e).
inline bool isVisibleAscii(QByteArrayView text)
{
    quint8 bad = 0; // without an early way out, so that the compiler can vectorise
    for (const char c : text)
        bad |= quint8(quint8(c - 0x21) > 0x7e - 0x21);
    return !bad;
}

} // namespace gatehouse::http
