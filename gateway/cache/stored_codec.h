// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/cache/stored_response.h"

namespace gatehouse::cache {

// A stored answer as the octets of a file: a head that says how long the rest is, the key, the
// answer, a checksum over all of it.
QByteArray encodeStored(const QByteArray &key, const StoredResponse &answer, Clock::Steady now,
                        Clock::Wall wall);

struct DecodedFile {
    QByteArray key;
    StoredPtr answer;
};
// std::nullopt for anything but a whole file of this version. The time between writing and reading
// counts as age; a wall clock that went backwards adds none.
std::optional<DecodedFile> decodeStored(const QByteArray &file, Clock::Steady now,
                                        Clock::Wall wall);

} // namespace gatehouse::cache
