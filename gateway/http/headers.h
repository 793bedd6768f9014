// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace gatehouse::http {

// One header field as it stood on the wire: the name in its own casing, the value without outer
// blanks.
struct Field {
    QByteArray name;
    QByteArray value;

    bool operator==(const Field &) const = default;
};

// An ordered list of fields (RFC 9110 5): order and repetition are kept, names compare without
// case. Copying shares; a copy is paid only when one of the two changes.
class Headers
{
public:
    Headers() = default;
    Headers(std::initializer_list<Field> fields)
        : m_fields(fields)
    {
    }

    // The first field of that name; std::nullopt if there is none.
    std::optional<QByteArray> value(QByteArrayView name) const;
    // All values of that name, in order.
    QList<QByteArray> values(QByteArrayView name) const;
    // All values of that name joined by ", " (RFC 9110 5.3); not for Set-Cookie.
    QByteArray joined(QByteArrayView name) const;
    bool contains(QByteArrayView name) const;

    void append(QByteArray name, QByteArray value);
    // Replaces every field of that name by one, at the place of the first, or appends it.
    void set(QByteArray name, QByteArray value);
    // Returns how many were removed.
    qsizetype remove(QByteArrayView name);
    // Removes the fields of which `predicate(const Field &)` is true; returns how many.
    template <typename Predicate>
    qsizetype removeIf(Predicate predicate)
    {
        return m_fields.removeIf(predicate);
    }
    void reserve(qsizetype n) { m_fields.reserve(n); }
    void clear() { m_fields.clear(); }

    qsizetype size() const { return m_fields.size(); }
    bool isEmpty() const { return m_fields.isEmpty(); }
    auto begin() const { return m_fields.cbegin(); }
    auto end() const { return m_fields.cend(); }
    const QList<Field> &fields() const { return m_fields; }
    bool isSharedWith(const Headers &other) const { return m_fields.isSharedWith(other.m_fields); }
    bool operator==(const Headers &) const = default;

private:
    QList<Field> m_fields;
};

} // namespace gatehouse::http
