// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <vector>

namespace gatehouse::router {

using Parameters = QHash<QByteArray, QByteArray>;

// A configured path with ":name" and "*name" segments, compared with a whole request path segment
// by segment (apisix.md 1.3): ":name" is one segment that is not empty, "*name" one or more
// segments, as many as possible; a bare "*" is named ":ext". Linear in the path: no backtracking
// whatever the path holds.
class PathPattern
{
public:
    explicit PathPattern(QByteArrayView path);

    // False for a path like "/a*b", where no segment is named: its prefix alone decides.
    bool hasNames() const { return m_names > 0; }
    // True when only the last segment is named, by "*": the prefix has decided already.
    bool isPlainPrefix() const;
    // Writes the named segments into `captures` unless that is nullptr; only when all matches.
    bool matches(QByteArrayView path, Parameters *captures) const;

private:
    enum class Kind { Literal, Beginning, One, Rest };
    struct Segment {
        Kind kind = Kind::Literal;
        QByteArray text; // the literal, its beginning before a "*", or the name
    };
    class Run;
    static Segment parseSegment(QByteArrayView text);

    std::vector<Segment> m_segments;
    int m_names = 0;
};

} // namespace gatehouse::router
