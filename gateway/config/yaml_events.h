// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/line_table.h"

#include <QJsonArray>
#include <QJsonObject>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <map>
#include <stdexcept>
#include <vector>

namespace gatehouse::config {

// A fault that ends the reading; caught where the parser is called.
struct YamlRefusal : std::runtime_error {
    YamlRefusal(const QString &what, int at)
        : std::runtime_error("refused")
        , reason(what)
        , line(at)
    {
    }
    QString reason;
    int line; // 1-based
};

// Builds one JSON value from the parser's events, with everything bounded: levels, values, aliases.
// Notes the line of each value. Throws YamlRefusal.
class YamlEvents : public YAML::EventHandler
{
public:
    static constexpr int maxDepth = 64;
    static constexpr qint64 maxValues = 500'000;

    QJsonValue result() const { return m_result; }
    LineTable lines() const { return m_lines; }

    void OnDocumentStart(const YAML::Mark &) override { }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override;
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override { close(); }

private:
    struct Level {
        bool isMap = false;
        int line = 0;
        int handle = LineTable::root; // in m_lines
        YAML::anchor_t anchor = 0;
        qint64 before = 0; // m_values when it began
        int depth = 0; // of the deepest value inside, in levels
        QJsonArray items;
        std::map<QString, QJsonValue> members;
        std::optional<QString> key;
        bool merging = false; // the key is a plain "<<"
        QList<QJsonObject> merged;
    };
    struct Anchored {
        QJsonValue value;
        qint64 values = 0;
        int depth = 0;
    };

    void open(const YAML::Mark &mark, YAML::anchor_t anchor, bool isMap);
    void close();
    void add(const QJsonValue &value, int line, int depth);
    void addKey(const QJsonValue &key, int line, bool plain);
    void merge(Level &level, const QJsonValue &value, int line);
    void count(qint64 values, int line);
    bool expectsKey() const
    {
        return !m_levels.empty() && m_levels.back().isMap && !m_levels.back().key;
    }
    int noteLine(int line);
    void scalar(const QJsonValue &value, const YAML::Mark &mark, YAML::anchor_t anchor, bool plain);

    std::vector<Level> m_levels;
    std::map<YAML::anchor_t, Anchored> m_anchors;
    LineTable m_lines;
    QJsonValue m_result;
    qint64 m_values = 0;
};

} // namespace gatehouse::config
