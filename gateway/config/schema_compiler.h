// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/schema_node.h"
#include "gateway/core/result.h"

#include <QHash>

namespace gatehouse::config::schema {

// Turns a JSON Schema (draft 7 keywords, references within the document) into a Tree. Bounded in
// depth and size, since a request-validation schema comes from outside. Keywords it does not know
// are annotations.
class Compiler
{
public:
    Compiler(const QJsonObject &root, Tree &tree)
        : m_root(root)
        , m_tree(tree)
    {
    }
    Result<const Node *> run();

private:
    static constexpr int maxDepth = 64;
    static constexpr size_t maxNodes = 20'000;

    const Node *compile(const QJsonValue &schema);
    void compileObject(const QJsonObject &schema, Node &node);
    const Node *reference(const QString &pointer);
    void types(const QJsonValue &type, Node &node);
    void object(const QJsonObject &schema, ObjectRules &rules);
    void properties(const QJsonObject &schema, ObjectRules &rules);
    void dependencies(const QJsonObject &schema, ObjectRules &rules);
    void array(const QJsonObject &schema, ArrayRules &rules);
    void string(const QJsonObject &schema, StringRules &rules);
    void number(const QJsonObject &schema, NumberRules &rules);
    void combined(const QJsonObject &schema, Combinators &rules);

    const Node *child(const QJsonObject &schema, QLatin1String keyword);
    std::vector<const Node *> children(const QJsonObject &schema, QLatin1String keyword);
    std::optional<qint64> count(const QJsonObject &schema, QLatin1String keyword);
    std::optional<double> real(const QJsonObject &schema, QLatin1String keyword);
    Pattern pattern(const QString &text);
    void refuse(const QString &reason);

    const QJsonObject &m_root;
    Tree &m_tree;
    QHash<QString, Node *> m_references;
    QString m_error;
    int m_depth = 0;
};

} // namespace gatehouse::config::schema
