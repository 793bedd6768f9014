// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/router/host_table.h"

#include <QVarLengthArray>

#include <algorithm>

namespace gatehouse::router {

namespace {

using Backwards = QVarLengthArray<char, 256>;

Backwards backwards(QByteArrayView text)
{
    Backwards result(text.size());
    std::reverse_copy(text.begin(), text.end(), result.begin());
    return result;
}

QByteArrayView viewOf(const Backwards &text)
{
    return {text.constData(), text.size()};
}

} // namespace

int HostTable::indexOf(const HostRule &rule)
{
    const int next = int(m_hosts.size());
    int index = next;
    if (rule.isWildcard()) {
        int &slot = m_suffixes.slot(viewOf(backwards(rule.suffix())));
        if (slot < 0)
            slot = next;
        index = slot;
    } else {
        index = m_exact.value(rule.configured, next);
        m_exact.insert(rule.configured, index);
    }
    if (index == next)
        m_hosts.push_back({rule.configured, PathTable()});
    return index;
}

void HostTable::add(const HostRule &host, const Candidate &candidate)
{
    m_hosts[size_t(indexOf(host))].paths.add(candidate);
}

void HostTable::finish()
{
    m_suffixes.finish();
    for (auto &host : m_hosts)
        host.paths.finish();
}

bool HostTable::findIn(int index, const QByteArray &path, Probe &probe, Found &found) const
{
    const auto &host = m_hosts[size_t(index)];
    if (!host.paths.find(path, probe, found))
        return false;
    found.host = host.configured;
    return true;
}

bool HostTable::find(const QByteArray &host, const QByteArray &path, Probe &probe,
                     Found &found) const
{
    const auto exact = m_exact.constFind(host);
    if (exact != m_exact.cend() && findIn(*exact, path, probe, found))
        return true;
    const auto reversed = backwards(host);
    for (int node = m_suffixes.longest(viewOf(reversed)); node >= 0;
         node = m_suffixes.shorter(node)) {
        if (findIn(m_suffixes.value(node), path, probe, found))
            return true;
    }
    return false;
}

} // namespace gatehouse::router
