// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <typeindex>
#include <utility>

namespace gatehouse {

// Objects that live once on each worker thread and are made when somebody first asks: clients with
// connections of their own (Redis), pools. Reached as Exchange::locals, used on that thread only,
// destroyed with it. `key` tells several of one type apart (a server's address).
class WorkerLocals
{
public:
    template <typename T>
    T &get(const std::string &key, const std::function<std::shared_ptr<T>()> &make)
    {
        std::shared_ptr<void> &slot = m_objects[{std::type_index(typeid(T)), key}];
        if (!slot)
            slot = make();
        return *static_cast<T *>(slot.get());
    }

private:
    std::map<std::pair<std::type_index, std::string>, std::shared_ptr<void>> m_objects;
};

} // namespace gatehouse
