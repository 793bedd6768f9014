// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/common_names.h"

#include "gateway/core/ascii.h"

namespace gatehouse::http {
namespace {

using namespace std::string_view_literals;

constexpr std::array kWords{
    "GET"sv,
    "HEAD"sv,
    "POST"sv,
    "PUT"sv,
    "DELETE"sv,
    "OPTIONS"sv,
    "PATCH"sv,
    "TRACE"sv,
    "Host"sv,
    "host"sv,
    "User-Agent"sv,
    "user-agent"sv,
    "Accept"sv,
    "accept"sv,
    "Accept-Encoding"sv,
    "accept-encoding"sv,
    "Accept-Language"sv,
    "accept-language"sv,
    "Accept-Ranges"sv,
    "Access-Control-Allow-Origin"sv,
    "Age"sv,
    "Allow"sv,
    "Apikey"sv,
    "apikey"sv,
    "Authorization"sv,
    "authorization"sv,
    "Cache-Control"sv,
    "cache-control"sv,
    "Connection"sv,
    "connection"sv,
    "Content-Disposition"sv,
    "Content-Encoding"sv,
    "content-encoding"sv,
    "Content-Language"sv,
    "Content-Length"sv,
    "content-length"sv,
    "Content-Type"sv,
    "content-type"sv,
    "Cookie"sv,
    "cookie"sv,
    "Date"sv,
    "date"sv,
    "ETag"sv,
    "etag"sv,
    "Expect"sv,
    "Expires"sv,
    "Forwarded"sv,
    "If-Match"sv,
    "If-Modified-Since"sv,
    "If-None-Match"sv,
    "Keep-Alive"sv,
    "Last-Modified"sv,
    "Link"sv,
    "Location"sv,
    "location"sv,
    "Origin"sv,
    "origin"sv,
    "Pragma"sv,
    "Range"sv,
    "Referer"sv,
    "referer"sv,
    "Retry-After"sv,
    "Sec-Fetch-Dest"sv,
    "Sec-Fetch-Mode"sv,
    "Sec-Fetch-Site"sv,
    "Sec-WebSocket-Accept"sv,
    "Sec-WebSocket-Key"sv,
    "Sec-WebSocket-Version"sv,
    "Server"sv,
    "server"sv,
    "Set-Cookie"sv,
    "set-cookie"sv,
    "Strict-Transport-Security"sv,
    "TE"sv,
    "Trailer"sv,
    "Transfer-Encoding"sv,
    "transfer-encoding"sv,
    "Upgrade"sv,
    "Upgrade-Insecure-Requests"sv,
    "Vary"sv,
    "vary"sv,
    "Via"sv,
    "WWW-Authenticate"sv,
    "X-API-KEY"sv,
    "X-Api-Key"sv,
    "X-Content-Type-Options"sv,
    "X-Forwarded-For"sv,
    "X-Forwarded-Host"sv,
    "X-Forwarded-Proto"sv,
    "X-Frame-Options"sv,
    "X-Powered-By"sv,
    "X-Real-IP"sv,
    "X-Request-Id"sv,
    "X-Requested-With"sv,
    "traceparent"sv,
};

constexpr size_t kSlots = 512;
constexpr quint8 kFree = 0xff;

constexpr size_t slotOf(const char *text, size_t size)
{
    const size_t first = quint8(text[0]);
    const size_t middle = quint8(text[size / 2]);
    const size_t last = quint8(text[size - 1]);
    return (size * 31 + first * 7 + middle * 61 + last * 113) % kSlots;
}

// An open hash made by the compiler: slot -> index of a word.
consteval std::array<quint8, kSlots> makeSlots()
{
    std::array<quint8, kSlots> table{};
    table.fill(kFree);
    for (size_t i = 0; i < kWords.size(); ++i) {
        size_t slot = slotOf(kWords[i].data(), kWords[i].size());
        while (table[slot] != kFree)
            slot = (slot + 1) % kSlots;
        table[slot] = quint8(i);
    }
    return table;
}

constexpr std::array<quint8, kSlots> kSlotTable = makeSlots();

const std::array<QByteArray, kWords.size()> &words()
{
    static const auto all = [] {
        std::array<QByteArray, kWords.size()> out;
        std::transform(kWords.begin(), kWords.end(), out.begin(), [](std::string_view word) {
            return QByteArray::fromRawData(word.data(), qsizetype(word.size()));
        });
        return out;
    }();
    return all;
}

} // namespace

QByteArray commonName(QByteArrayView text)
{
    static_assert(kWords.size() < kFree);
    if (text.isEmpty())
        return {};
    size_t slot = slotOf(text.data(), size_t(text.size()));
    for (; kSlotTable[slot] != kFree; slot = (slot + 1) % kSlots) {
        if (kWords[kSlotTable[slot]] == ascii::view(text))
            return words()[kSlotTable[slot]];
    }
    return text.toByteArray();
}

} // namespace gatehouse::http
