// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <vector>

namespace gatehouse::traffic {

// A set of a few names that is asked for every header of every exchange: no case, no allocation.
class NameSet
{
public:
    void add(QByteArrayView name);
    bool contains(QByteArrayView name) const;

private:
    static constexpr qsizetype longest = 31; // longer ones share the last place
    std::array<std::vector<QByteArray>, longest + 1> m_byLength;
};

} // namespace gatehouse::traffic
