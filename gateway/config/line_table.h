// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/fault.h"

#include <QHash>

// Where in the file each value stood, so that a fault can name its line. Bounded: what lies too
// deep or comes too late is answered with the line of the nearest place above it.
namespace gatehouse::config {

class LineTable
{
public:
    static constexpr int root = 0;

    // Notes the line (1-based) of a value below `parent`; returns the handle for its own children.
    // `segment` is a key or an array index in decimal. A negative parent is ignored and returned.
    int record(int parent, const QString &segment, int line);
    // The line of the place or of the nearest one above it; 0 when the table is empty.
    int lineOf(const QString &pointer) const;

private:
    static constexpr qsizetype maxEntries = 200'000;
    QHash<std::pair<int, QString>, int> m_children;
    QList<int> m_lines{0};
};

// The faults with their lines filled in; a fault that has one keeps it.
QList<Fault> withLines(QList<Fault> faults, const Document &document, const LineTable &lines);

} // namespace gatehouse::config
