// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/router/path_table.h"

#include <algorithm>

namespace gatehouse::router {

namespace {

bool before(const Candidate &a, const Candidate &b)
{
    if (a.priority != b.priority)
        return a.priority > b.priority;
    return a.uri.size() > b.uri.size();
}

} // namespace

// Where the literal beginning ends; -1 for an exact path.
qsizetype PathTable::prefixLength(const QByteArray &uri) const
{
    const auto star = uri.indexOf('*');
    const auto colon = m_parameters ? uri.indexOf(':') : -1;
    return star < 0 || colon < 0 ? std::max(star, colon) : std::min(star, colon);
}

int PathTable::placeOf(const Candidate &candidate, qsizetype length)
{
    const int next = int(m_places.size());
    int place = next;
    if (length < 0) {
        place = m_exact.value(candidate.uri, next);
        m_exact.insert(candidate.uri, place);
    } else {
        int &slot = m_prefixes.slot(QByteArrayView(candidate.uri).first(length));
        if (slot < 0)
            slot = next;
        place = slot;
    }
    if (place == next)
        m_places.emplace_back();
    return place;
}

void PathTable::add(Candidate candidate)
{
    const auto length = prefixLength(candidate.uri);
    if (length >= 0) {
        auto pattern = std::make_shared<const PathPattern>(candidate.uri);
        if (pattern->hasNames() && (m_parameters || !pattern->isPlainPrefix()))
            candidate.pattern = std::move(pattern);
    }
    auto &place = m_places[size_t(placeOf(candidate, length))];
    const auto position = std::upper_bound(place.begin(), place.end(), candidate, before);
    place.insert(position, std::move(candidate));
}

bool PathTable::findIn(const Place &place, const QByteArray &path, Probe &probe, Found &found) const
{
    QByteArray host;
    Parameters parameters;
    for (const auto &candidate : place) {
        if (!candidate.conditions->pass(probe, host))
            continue;
        auto *captures = m_parameters ? &parameters : nullptr;
        if (candidate.pattern && !candidate.pattern->matches(path, captures))
            continue;
        found = {&candidate, std::move(host), std::move(parameters)};
        return true;
    }
    return false;
}

bool PathTable::find(const QByteArray &path, Probe &probe, Found &found) const
{
    const auto exact = m_exact.constFind(path);
    if (exact != m_exact.cend() && findIn(m_places[size_t(*exact)], path, probe, found))
        return true;
    for (int node = m_prefixes.longest(path); node >= 0; node = m_prefixes.shorter(node)) {
        if (findIn(m_places[size_t(m_prefixes.value(node))], path, probe, found))
            return true;
    }
    return false;
}

} // namespace gatehouse::router
