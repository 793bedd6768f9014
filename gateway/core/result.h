// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/error.h"

#include <utility>
#include <variant>

namespace gatehouse {

// The unexpected half of a Result, with std::unexpected's name and role.
template <typename E>
struct Unexpected {
    E value;
};
inline Unexpected<Error> fail(ErrorKind kind, QString message)
{
    return {Error{kind, ErrorSource::Gateway, false, std::move(message)}};
}
inline Unexpected<Error> fail(Error error) { return {std::move(error)}; }

// A value or an Error, after std::expected (which GCC 12 lacks). Not checking it is a warning.
template <typename T, typename E = Error>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(Unexpected<E> error) : m_state(std::in_place_index<1>, std::move(error.value)) { }

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }
    T &value() & { return std::get<0>(m_state); }
    const T &value() const & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }
    const E &error() const { return std::get<1>(m_state); }
    T value_or(T fallback) const { return has_value() ? value() : std::move(fallback); }

private:
    std::variant<T, E> m_state;
};

template <typename E>
class [[nodiscard]] Result<void, E>
{
public:
    Result() = default;
    Result(Unexpected<E> error) : m_state(std::in_place_index<1>, std::move(error.value)) { }

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }
    const E &error() const { return std::get<1>(m_state); }

private:
    std::variant<std::monostate, E> m_state;
};

} // namespace gatehouse
