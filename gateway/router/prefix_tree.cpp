// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/router/prefix_tree.h"

#include <algorithm>

namespace gatehouse::router {

namespace {

qsizetype commonLength(QByteArrayView a, QByteArrayView b)
{
    const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    Q_UNUSED(other)
    return end - a.begin();
}

} // namespace

PrefixTree::PrefixTree()
    : m_nodes(1)
{
}

std::vector<int>::const_iterator PrefixTree::childPlace(const Node &node, char first) const
{
    return std::lower_bound(
        node.children.begin(), node.children.end(), first,
        [this](int child, char c) { return m_nodes[size_t(child)].label.front() < c; });
}

int PrefixTree::child(const Node &node, char first) const
{
    const auto place = childPlace(node, first);
    const bool found =
        place != node.children.end() && m_nodes[size_t(*place)].label.front() == first;
    return found ? *place : -1;
}

// Cuts a node's label in two: the node keeps the first `at` octets, a new child gets everything
// else.
void PrefixTree::split(int node, qsizetype at)
{
    Node &upper = m_nodes[size_t(node)];
    Node lower;
    lower.label = upper.label.sliced(at);
    lower.children = std::move(upper.children);
    lower.value = upper.value;
    upper.label.truncate(at);
    upper.children = {int(m_nodes.size())};
    upper.value = -1;
    m_nodes.push_back(std::move(lower));
}

int PrefixTree::append(int parent, QByteArrayView label)
{
    const int made = int(m_nodes.size());
    const auto place = childPlace(m_nodes[size_t(parent)], label.front());
    m_nodes[size_t(parent)].children.insert(place, made);
    m_nodes.push_back({label.toByteArray(), {}, -1, -1});
    return made;
}

int &PrefixTree::slot(QByteArrayView key)
{
    int node = 0;
    while (!key.isEmpty()) {
        const int next = child(m_nodes[size_t(node)], key.front());
        if (next < 0)
            return m_nodes[size_t(append(node, key))].value;
        const auto common = commonLength(key, m_nodes[size_t(next)].label);
        if (common < m_nodes[size_t(next)].label.size())
            split(next, common);
        key = key.sliced(common);
        node = next;
    }
    return m_nodes[size_t(node)].value;
}

void PrefixTree::finish()
{
    std::vector<int> pending{0};
    while (!pending.empty()) {
        const int index = pending.back();
        pending.pop_back();
        const Node &node = m_nodes[size_t(index)];
        const int above = node.value >= 0 ? index : node.up;
        for (const int below : node.children) {
            m_nodes[size_t(below)].up = above;
            pending.push_back(below);
        }
    }
}

int PrefixTree::longest(QByteArrayView text) const
{
    int best = m_nodes.front().value >= 0 ? 0 : -1;
    int node = 0;
    while (!text.isEmpty()) {
        node = child(m_nodes[size_t(node)], text.front());
        if (node < 0 || !text.startsWith(m_nodes[size_t(node)].label))
            break;
        text = text.sliced(m_nodes[size_t(node)].label.size());
        if (m_nodes[size_t(node)].value >= 0)
            best = node;
    }
    return best;
}

} // namespace gatehouse::router
