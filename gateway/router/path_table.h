// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/router/candidate.h"
#include "gateway/router/prefix_tree.h"

#include <QHash>

#include <vector>

namespace gatehouse::router {

// The paths of one host, or of all (apisix.md 1.3): exact paths in a hash, asked first; then
// prefixes, the longest first and back up to shorter ones. Within one place: higher priority,
// longer path, earlier added.
class PathTable
{
public:
    // `parameters`: ":name" is a path parameter and what was named is captured.
    explicit PathTable(bool parameters = false)
        : m_parameters(parameters)
    {
    }

    void add(Candidate candidate);
    // After the last add, before the first find.
    void finish() { m_prefixes.finish(); }

    // The first candidate that passes. `found` is written only then.
    bool find(const QByteArray &path, Probe &probe, Found &found) const;

private:
    using Place = std::vector<Candidate>;
    qsizetype prefixLength(const QByteArray &uri) const;
    int placeOf(const Candidate &candidate, qsizetype prefixLength);
    bool findIn(const Place &place, const QByteArray &path, Probe &probe, Found &found) const;

    bool m_parameters;
    std::vector<Place> m_places;
    QHash<QByteArray, int> m_exact; // path, index into m_places
    PrefixTree m_prefixes;
};

} // namespace gatehouse::router
