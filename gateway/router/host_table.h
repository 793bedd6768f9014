// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/router/path_table.h"

namespace gatehouse::router {

// The hosts of the router radixtree_host_uri (apisix.md 1.2), each with its own paths: the exact
// host first, then wildcards, the longest suffix first. A host under which no path fits hands on to
// the next.
class HostTable
{
public:
    void add(const HostRule &host, const Candidate &candidate);
    void finish();
    bool isEmpty() const { return m_hosts.empty(); }

    bool find(const QByteArray &host, const QByteArray &path, Probe &probe, Found &found) const;

private:
    struct Host {
        QByteArray configured;
        PathTable paths;
    };
    int indexOf(const HostRule &rule);
    bool findIn(int index, const QByteArray &path, Probe &probe, Found &found) const;

    std::vector<Host> m_hosts;
    QHash<QByteArray, int> m_exact; // index into m_hosts
    PrefixTree m_suffixes; // written backwards
};

} // namespace gatehouse::router
