// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/headers.h"

#include "gateway/core/ascii.h"

namespace gatehouse::http {

namespace {

// Most names differ in their length already.
bool isNamed(const Field &field, QByteArrayView name)
{
    return field.name.size() == name.size() && ascii::equalsIgnoreCase(field.name, name);
}

} // namespace

std::optional<QByteArray> Headers::value(QByteArrayView name) const
{
    for (const Field &field : m_fields) {
        if (isNamed(field, name))
            return field.value;
    }
    return std::nullopt;
}

QList<QByteArray> Headers::values(QByteArrayView name) const
{
    QList<QByteArray> out;
    for (const Field &field : m_fields) {
        if (isNamed(field, name))
            out.append(field.value);
    }
    return out;
}

QByteArray Headers::joined(QByteArrayView name) const
{
    return values(name).join(", ");
}

bool Headers::contains(QByteArrayView name) const
{
    return std::any_of(begin(), end(), [&](const Field &field) { return isNamed(field, name); });
}

void Headers::append(QByteArray name, QByteArray value)
{
    m_fields.append({std::move(name), std::move(value)});
}

void Headers::set(QByteArray name, QByteArray value)
{
    const auto sameName = [&](const Field &field) { return isNamed(field, name); };
    const auto first = std::find_if(begin(), end(), sameName);
    if (first == end()) {
        append(std::move(name), std::move(value));
        return;
    }
    const qsizetype index = first - begin();
    const auto rest = std::remove_if(m_fields.begin() + index + 1, m_fields.end(), sameName);
    m_fields.erase(rest, m_fields.end());
    m_fields[index] = {std::move(name), std::move(value)};
}

qsizetype Headers::remove(QByteArrayView name)
{
    if (!contains(name))
        return 0;
    return m_fields.removeIf([&](const Field &field) { return isNamed(field, name); });
}

} // namespace gatehouse::http
