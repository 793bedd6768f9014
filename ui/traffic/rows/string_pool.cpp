// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/rows/string_pool.h"

namespace gatehouse::ui {

StringPool::StringPool()
{
    m_texts = {QByteArray(), QByteArrayLiteral("\xE2\x80\xA6")};
}

StringPool::Id StringPool::intern(const QByteArray &text)
{
    if (text.isEmpty())
        return Empty;
    const QByteArray key = text.size() > MaxLength ? text.first(MaxLength) : text;
    if (const auto known = m_ids.constFind(key); known != m_ids.constEnd())
        return *known;
    if (size() >= MaxCount)
        return Other;
    // A deep copy: a slice of a record's memory must not keep the record alive.
    const QByteArray own(key.constData(), key.size());
    const Id id = Id(m_texts.size());
    m_texts.push_back(own);
    m_ids.insert(own, id);
    return id;
}

} // namespace gatehouse::ui
