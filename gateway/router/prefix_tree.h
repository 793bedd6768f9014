// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace gatehouse::router {

// A radix tree over octets: which of the stored keys begin a text, longest first. One walk down the
// text finds the longest; the shorter ones are chained, so that going back up costs one step each
// and nothing is allocated.
class PrefixTree
{
public:
    PrefixTree();

    // The value stored under the key, -1 when newly made; keep a value >= 0 there. Valid until the
    // next insertion.
    int &slot(QByteArrayView key);
    // After the last insertion, before the first look-up.
    void finish();

    // The node of the longest key that begins `text`; -1 when none does.
    int longest(QByteArrayView text) const;
    // The node of the next shorter one; -1 when there is none.
    int shorter(int node) const { return m_nodes[size_t(node)].up; }
    int value(int node) const { return m_nodes[size_t(node)].value; }

private:
    struct Node {
        QByteArray label; // octets from the parent to here
        std::vector<int> children; // sorted by the first octet of their labels
        int value = -1;
        int up = -1; // nearest ancestor with a value
    };
    std::vector<int>::const_iterator childPlace(const Node &node, char first) const;
    int child(const Node &node, char first) const;
    void split(int node, qsizetype at);
    int append(int parent, QByteArrayView label);

    std::vector<Node> m_nodes;
};

} // namespace gatehouse::router
