// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/router/path_pattern.h"

#include <QVarLengthArray>

#include <algorithm>

namespace gatehouse::router {

namespace {

// Calls back for each part between slashes.
template <typename Callback>
void eachSegment(QByteArrayView path, Callback callback)
{
    qsizetype start = 0;
    for (auto slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
        callback(path.sliced(start, slash - start));
        start = slash + 1;
    }
    callback(path.sliced(start));
}

} // namespace

// One comparison. Blocks of segments between "*" are placed from the right, each as far right as it
// fits: that is where a greedy match from the left would put them, and it leaves the most room for
// those before.
class PathPattern::Run
{
public:
    Run(const std::vector<Segment> &pattern, QByteArrayView path, Parameters *captures)
        : m_pattern(pattern)
        , m_path(path)
        , m_captures(captures)
    {
        eachSegment(path, [this](QByteArrayView part) { m_parts.append(part); });
    }

    bool matches()
    {
        auto blockEnd = qsizetype(m_pattern.size());
        auto limit = m_parts.size(); // parts from here on are taken
        bool anchored = true; // the last block ends where the path ends
        while (true) {
            const auto blockStart = startOfBlock(blockEnd);
            const auto place = placeBlock(blockStart, blockEnd, limit, anchored);
            if (place < 0)
                return false;
            capture(blockStart, blockEnd, place);
            if (blockEnd < qsizetype(m_pattern.size()))
                captureRest(blockEnd, place + blockEnd - blockStart, limit + 1);
            if (blockStart == 0)
                return true;
            blockEnd = blockStart - 1;
            limit = place - 1; // "*" takes at least one part
            anchored = false;
        }
    }

    void publish()
    {
        for (const auto &[name, value] : m_found)
            m_captures->insert(name, value.toByteArray());
    }

private:
    qsizetype startOfBlock(qsizetype end) const
    {
        while (end > 0 && m_pattern[size_t(end - 1)].kind != Kind::Rest)
            --end;
        return end;
    }

    // The rightmost place where the block fits below `limit`; -1 when there is none.
    qsizetype placeBlock(qsizetype start, qsizetype end, qsizetype limit, bool anchored) const
    {
        const auto length = end - start;
        const auto last = limit - length;
        const auto first = anchored ? last : start;
        if (start == 0) // the first block stands at the beginning, an anchored one also at the end
            return last < 0 || (anchored && last != 0) || !fits(0, end, 0) ? -1 : 0;
        for (auto place = last; place >= std::max<qsizetype>(first, 0); --place) {
            if (fits(start, end, place))
                return place;
        }
        return -1;
    }

    bool fits(qsizetype start, qsizetype end, qsizetype place) const
    {
        for (auto i = start; i < end; ++i) {
            if (!fitsSegment(m_pattern[size_t(i)], m_parts[place + i - start]))
                return false;
        }
        return true;
    }

    static bool fitsSegment(const Segment &segment, QByteArrayView part)
    {
        switch (segment.kind) {
        case Kind::Literal:
            return part == segment.text;
        case Kind::Beginning:
            return part.startsWith(segment.text);
        case Kind::One:
            return !part.isEmpty();
        case Kind::Rest:
            break;
        }
        return false;
    }

    void capture(qsizetype start, qsizetype end, qsizetype place)
    {
        for (auto i = start; m_captures && i < end; ++i) {
            if (m_pattern[size_t(i)].kind == Kind::One)
                m_found.append({m_pattern[size_t(i)].text, m_parts[place + i - start]});
        }
    }

    // Parts [first, end) with the slashes between them.
    void captureRest(qsizetype segment, qsizetype first, qsizetype end)
    {
        if (!m_captures)
            return;
        const auto from = m_parts[first].data() - m_path.data();
        const auto to = m_parts[end - 1].data() + m_parts[end - 1].size() - m_path.data();
        m_found.append({m_pattern[size_t(segment)].text, m_path.sliced(from, to - from)});
    }

    const std::vector<Segment> &m_pattern;
    QByteArrayView m_path;
    Parameters *m_captures;
    QVarLengthArray<QByteArrayView, 32> m_parts;
    QVarLengthArray<std::pair<QByteArray, QByteArrayView>, 8> m_found;
};

PathPattern::PathPattern(QByteArrayView path)
{
    eachSegment(path, [this](QByteArrayView part) { m_segments.push_back(parseSegment(part)); });
    m_names = int(std::count_if(m_segments.begin(), m_segments.end(), [](const Segment &segment) {
        return segment.kind == Kind::One || segment.kind == Kind::Rest;
    }));
}

PathPattern::Segment PathPattern::parseSegment(QByteArrayView text)
{
    if (text.startsWith(':'))
        return {Kind::One, text.sliced(1).toByteArray()};
    if (text == "*")
        return {Kind::Rest, ":ext"};
    if (text.startsWith('*'))
        return {Kind::Rest, text.sliced(1).toByteArray()};
    if (const auto star = text.indexOf('*'); star >= 0)
        return {Kind::Beginning, text.first(star).toByteArray()};
    return {Kind::Literal, text.toByteArray()};
}

bool PathPattern::isPlainPrefix() const
{
    const auto plain = [](const Segment &segment) { return segment.kind == Kind::Literal; };
    return m_segments.back().kind == Kind::Rest
        && std::all_of(m_segments.begin(), m_segments.end() - 1, plain);
}

bool PathPattern::matches(QByteArrayView path, Parameters *captures) const
{
    Run run(m_segments, path, captures);
    if (!run.matches())
        return false;
    if (captures)
        run.publish();
    return true;
}

} // namespace gatehouse::router
