// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <string_view>

// ASCII text without locale and without QString: header names, hosts, methods.
namespace gatehouse::ascii {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }
constexpr char upper(char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; }
constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool isAlpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The value of a hex digit, -1 if it is none.
constexpr int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    const char l = lower(c);
    return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

inline std::string_view view(QByteArrayView bytes) { return {bytes.data(), size_t(bytes.size())}; }

bool equalsIgnoreCase(QByteArrayView a, QByteArrayView b);
// Without the blanks and tabs at both ends (RFC 9110 OWS).
QByteArrayView trimmed(QByteArrayView text);
QByteArray toLower(QByteArrayView text);

} // namespace gatehouse::ascii
