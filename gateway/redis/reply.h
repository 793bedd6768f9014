// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace gatehouse::redis {

// What a Redis server answered to one command.
struct Reply {
    enum class Kind { Null, Text, Integer, Fault, List };
    Kind kind = Kind::Null;
    QByteArray text; // of a Text or a Fault ("MOVED 3999 127.0.0.1:6381")
    qint64 integer = 0; // of an Integer
    std::vector<Reply> items; // of a List; a map's keys and values take turns

    bool isFault(QByteArrayView word = {}) const
    {
        return kind == Kind::Fault && text.startsWith(word);
    }
    // A number, also when it was sent as text; 0 when it is none.
    double number() const { return kind == Kind::Integer ? double(integer) : text.toDouble(); }
    bool operator==(const Reply &) const = default;
};

} // namespace gatehouse::redis
