// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/json_path.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace gatehouse {

namespace {

constexpr int mostSteps = 10'000;

struct Segment {
    enum class Kind { Name, Index, Any } kind = Kind::Name;
    QString name;
    int index = 0;
    bool descends = false; // "..": here or anywhere below
};

// "[...]" at the start of `path`, which is shortened by it.
bool takeBracket(QByteArrayView &path, Segment &segment)
{
    const qsizetype end = path.indexOf(']');
    if (end < 2)
        return false;
    const QByteArrayView inside = path.sliced(1, end - 1);
    path = path.sliced(end + 1);
    const char first = inside.front();
    if (inside == QByteArrayView("*")) {
        segment.kind = Segment::Kind::Any;
    } else if ((first == '\'' || first == '"') && inside.size() > 2 && inside.back() == first) {
        segment.name = QString::fromUtf8(inside.sliced(1, inside.size() - 2));
    } else {
        bool isNumber = false;
        segment.kind = Segment::Kind::Index;
        segment.index = inside.toByteArray().toInt(&isNumber);
        return isNumber;
    }
    return true;
}

bool takeName(QByteArrayView &path, Segment &segment)
{
    qsizetype end = 0;
    while (end < path.size() && path[end] != '.' && path[end] != '[')
        ++end;
    if (end == 0)
        return false;
    if (path.first(end) == QByteArrayView("*"))
        segment.kind = Segment::Kind::Any;
    else
        segment.name = QString::fromUtf8(path.first(end));
    path = path.sliced(end);
    return true;
}

std::optional<QList<Segment>> segmentsOf(QByteArrayView path)
{
    QList<Segment> out;
    if (path.startsWith('$'))
        path = path.sliced(1);
    while (!path.isEmpty()) {
        Segment segment;
        segment.descends = path.startsWith("..");
        if (segment.descends)
            path = path.sliced(2);
        else if (path.startsWith('.'))
            path = path.sliced(1);
        if (!(path.startsWith('[') ? takeBracket(path, segment) : takeName(path, segment)))
            return std::nullopt;
        out.append(segment);
    }
    return out;
}

class Walk
{
public:
    explicit Walk(const QList<Segment> &segments)
        : m_segments(segments)
    {
    }

    std::optional<QJsonValue> from(const QJsonValue &value, qsizetype position)
    {
        if (position == m_segments.size())
            return value;
        if (--m_left < 0)
            return std::nullopt;
        const Segment &segment = m_segments[position];
        if (auto found = step(value, segment, position))
            return found;
        return segment.descends ? below(value, position) : std::nullopt;
    }

private:
    std::optional<QJsonValue> step(const QJsonValue &value, const Segment &segment,
                                   qsizetype position)
    {
        if (segment.kind == Segment::Kind::Any)
            return firstChild(value, position + 1);
        if (segment.kind == Segment::Kind::Index) {
            const QJsonArray array = value.toArray();
            const qsizetype at = segment.index < 0 ? array.size() + segment.index : segment.index;
            if (at < 0 || at >= array.size())
                return std::nullopt;
            return from(array.at(at), position + 1);
        }
        const QJsonObject object = value.toObject();
        const auto found = object.constFind(segment.name);
        return found == object.constEnd() ? std::nullopt : from(*found, position + 1);
    }

    std::optional<QJsonValue> below(const QJsonValue &value, qsizetype position)
    {
        return firstChild(value, position);
    }

    std::optional<QJsonValue> firstChild(const QJsonValue &value, qsizetype position)
    {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &child : array) {
            if (auto found = from(child, position))
                return found;
        }
        const QJsonObject object = value.toObject();
        for (const QJsonValue &child : object) {
            if (auto found = from(child, position))
                return found;
        }
        return std::nullopt;
    }

    const QList<Segment> &m_segments;
    int m_left = mostSteps;
};

} // namespace

std::optional<QJsonValue> firstAt(const QJsonValue &root, QByteArrayView path)
{
    const auto segments = segmentsOf(path);
    if (!segments)
        return std::nullopt;
    return Walk(*segments).from(root, 0);
}

} // namespace gatehouse
