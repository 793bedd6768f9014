// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/line_table.h"

#include "gateway/config/pointer.h"

namespace gatehouse::config {

int LineTable::record(int parent, const QString &segment, int line)
{
    if (parent < 0 || m_lines.size() >= maxEntries)
        return -1;
    const int handle = int(m_lines.size());
    m_children.insert({parent, segment}, handle);
    m_lines.append(line);
    return handle;
}

int LineTable::lineOf(const QString &pointer) const
{
    int handle = root;
    for (const QString &segment : pointerSegments(pointer)) {
        const auto child = m_children.constFind({handle, segment});
        if (child == m_children.cend())
            break;
        handle = *child;
    }
    return m_lines.at(handle);
}

QList<Fault> withLines(QList<Fault> faults, const Document &document, const LineTable &lines)
{
    for (Fault &fault : faults) {
        if (fault.line > 0 || !fault.kind)
            continue;
        const qsizetype index =
            fault.index >= 0 ? fault.index : document.indexOf(*fault.kind, fault.resourceId);
        QString place = u'/' + QString(sectionName(*fault.kind));
        if (index >= 0)
            place += u'/' + QString::number(index) + fault.pointer;
        fault.line = lines.lineOf(place);
    }
    return faults;
}

} // namespace gatehouse::config
