// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/redis/reply_parser.h"
#include "gateway/redis/slot_map.h"

#include <cstdlib>

using namespace gatehouse::redis;

namespace {

// All replies in the octets, fed in pieces; ends with a Fault of its own where they are nonsense.
std::vector<Reply> repliesIn(QByteArrayView octets, qsizetype piece)
{
    std::vector<Reply> out;
    ReplyParser parser;
    for (qsizetype at = 0; at < octets.size(); at += piece) {
        parser.append(octets.sliced(at, std::min(piece, octets.size() - at)));
        while (true) {
            auto reply = parser.next();
            if (!reply) {
                out.push_back({Reply::Kind::Fault, "nonsense", 0, {}});
                return out;
            }
            if (!*reply)
                break;
            out.push_back(**reply);
        }
    }
    return out;
}

} // namespace

// Any octets: how they are cut into pieces must not matter, and whatever they mean may be asked of
// a cluster's answers.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView octets(reinterpret_cast<const char *>(data), qsizetype(size));
    if (octets.isEmpty() || octets.size() > 4096)
        return 0;
    const std::vector<Reply> whole = repliesIn(octets, octets.size());
    if (repliesIn(octets, 1) != whole)
        std::abort();
    SlotMap map;
    for (const Reply &reply : whole) {
        (void)map.read(reply, {"127.0.0.1", 1});
        if (const auto redirection = redirectionIn(reply))
            map.set(redirection->slot, redirection->to);
    }
    for (int slot = 0; slot < SlotMap::slotCount; slot += 1000)
        (void)map.owner(slot);
    return 0;
}
