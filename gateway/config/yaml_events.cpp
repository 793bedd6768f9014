// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/yaml_events.h"

#include "gateway/config/yaml_scalar.h"

namespace gatehouse::config {

namespace {

int lineOf(const YAML::Mark &mark)
{
    return mark.line + 1;
}

// A tag other than "?" (plain) and "!" (quoted) says what the scalar is.
bool isPlain(const std::string &tag)
{
    return tag == "?" || tag == "tag:yaml.org,2002:int" || tag == "tag:yaml.org,2002:float"
        || tag == "tag:yaml.org,2002:bool" || tag == "tag:yaml.org,2002:null";
}

// The text of a key: JSON knows strings only.
QString keyText(const QJsonValue &key)
{
    return key.isString() ? key.toString() : key.toVariant().toString();
}

} // namespace

void YamlEvents::OnNull(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    scalar(QJsonValue::Null, mark, anchor, true);
}

void YamlEvents::OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                          const std::string &value)
{
    const QString text = QString::fromUtf8(value.data(), qsizetype(value.size()));
    const bool plain = isPlain(tag);
    // A key is its text, whatever it looks like.
    scalar(plain && !expectsKey() ? resolvePlain(text) : QJsonValue(text), mark, anchor, plain);
}

void YamlEvents::OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    const auto found = m_anchors.find(anchor);
    if (found == m_anchors.end())
        throw YamlRefusal(u"an alias refers to a value that contains it"_qs, lineOf(mark));
    count(found->second.values, lineOf(mark));
    if (int(m_levels.size()) + found->second.depth > maxDepth)
        throw YamlRefusal(u"nested more than %1 levels deep"_qs.arg(maxDepth), lineOf(mark));
    if (expectsKey()) {
        addKey(found->second.value, lineOf(mark), false);
        return;
    }
    noteLine(lineOf(mark));
    add(found->second.value, lineOf(mark), found->second.depth);
}

void YamlEvents::OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                                 YAML::EmitterStyle::value)
{
    open(mark, anchor, false);
}

void YamlEvents::OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                            YAML::EmitterStyle::value)
{
    open(mark, anchor, true);
}

void YamlEvents::scalar(const QJsonValue &value, const YAML::Mark &mark, YAML::anchor_t anchor,
                        bool plain)
{
    count(1, lineOf(mark));
    if (anchor != YAML::NullAnchor)
        m_anchors[anchor] = {value, 1, 0};
    if (expectsKey()) {
        addKey(value, lineOf(mark), plain);
        return;
    }
    noteLine(lineOf(mark));
    add(value, lineOf(mark), 0);
}

void YamlEvents::open(const YAML::Mark &mark, YAML::anchor_t anchor, bool isMap)
{
    const int line = lineOf(mark);
    count(1, line);
    if (expectsKey())
        throw YamlRefusal(u"a key must be a scalar"_qs, line);
    if (m_levels.size() >= size_t(maxDepth))
        throw YamlRefusal(u"nested more than %1 levels deep"_qs.arg(maxDepth), line);
    m_anchors.erase(anchor); // an alias inside it would be endless
    Level level;
    level.isMap = isMap;
    level.line = line;
    level.handle = noteLine(line);
    level.anchor = anchor;
    level.before = m_values - 1;
    m_levels.push_back(std::move(level));
}

void YamlEvents::close()
{
    Level level = std::move(m_levels.back());
    m_levels.pop_back();
    QJsonValue value = level.items;
    if (level.isMap) {
        for (const QJsonObject &merged : level.merged) {
            for (auto it = merged.begin(); it != merged.end(); ++it)
                level.members.emplace(it.key(), it.value()); // what is there already stays
        }
        QJsonObject object;
        for (const auto &[key, member] : level.members)
            object.insert(key, member);
        value = object;
    }
    if (level.anchor != YAML::NullAnchor)
        m_anchors[level.anchor] = {value, m_values - level.before, level.depth + 1};
    add(value, level.line, level.depth + 1);
}

void YamlEvents::add(const QJsonValue &value, int line, int depth)
{
    if (m_levels.empty()) {
        m_result = value;
        return;
    }
    Level &level = m_levels.back();
    level.depth = std::max(level.depth, depth);
    if (!level.isMap) {
        level.items.append(value);
    } else if (level.merging) {
        merge(level, value, line);
    } else {
        level.members.emplace(*level.key, value);
    }
    level.key.reset();
    level.merging = false;
}

void YamlEvents::addKey(const QJsonValue &key, int line, bool plain)
{
    Level &level = m_levels.back();
    if (key.isArray() || key.isObject())
        throw YamlRefusal(u"a key must be a scalar"_qs, line);
    const QString text = keyText(key);
    level.merging = plain && text == u"<<";
    if (!level.merging && level.members.contains(text))
        throw YamlRefusal(u"duplicate key \"%1\""_qs.arg(text), line);
    level.key = text;
}

void YamlEvents::merge(Level &level, const QJsonValue &value, int line)
{
    const QJsonArray sources = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue &source : sources) {
        if (!source.isObject())
            throw YamlRefusal(u"\"<<\" takes a map or a list of maps"_qs, line);
        level.merged.append(source.toObject());
    }
}

void YamlEvents::count(qint64 values, int line)
{
    m_values += values;
    if (m_values > maxValues)
        throw YamlRefusal(u"more than %1 values"_qs.arg(maxValues), line);
}

int YamlEvents::noteLine(int line)
{
    if (m_levels.empty())
        return LineTable::root;
    const Level &level = m_levels.back();
    return m_lines.record(level.handle,
                          level.isMap ? *level.key : QString::number(level.items.size()), line);
}

} // namespace gatehouse::config
