// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/name_set.h"

#include "gateway/core/ascii.h"

#include <algorithm>

namespace gatehouse::traffic {

void NameSet::add(QByteArrayView name)
{
    if (!name.isEmpty() && !contains(name))
        m_byLength[std::size_t(std::min(name.size(), longest))].push_back(ascii::toLower(name));
}

bool NameSet::contains(QByteArrayView name) const
{
    const auto &names = m_byLength[std::size_t(std::min(name.size(), longest))];
    return std::any_of(names.begin(), names.end(), [name](const QByteArray &known) {
        return ascii::equalsIgnoreCase(known, name);
    });
}

} // namespace gatehouse::traffic
