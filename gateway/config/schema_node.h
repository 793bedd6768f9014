// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <deque>
#include <optional>
#include <vector>

// A schema taken apart once: keywords as fields, regular expressions compiled, references resolved
// to pointers. The compiler fills it, the evaluator walks it; nobody else sees it.
namespace gatehouse::config::schema {

using Type = quint8; // a set of these bits
constexpr Type Null = 1, Boolean = 2, Integer = 4, Number = 8, String = 16, Array = 32, Object = 64;

enum class Format { None, Ipv4, Ipv6, Email, Hostname };

struct Node;

struct Pattern {
    QString text;
    QRegularExpression regex;
    const Node *node = nullptr; // of a patternProperties entry
};

struct Property {
    QString name;
    const Node *node = nullptr; // null: only named by `required` or `dependencies`
    bool required = false;
    QStringList needs; // dependencies: other properties
    const Node *dependent = nullptr; // dependencies: a schema
};

struct ObjectRules {
    bool present = false;
    std::vector<Property> properties; // in the order of `required`, then by name
    QSet<QString> known;
    std::vector<Pattern> patterns;
    bool closed = false; // additionalProperties: false
    const Node *additional = nullptr;
    std::optional<qint64> minimum, maximum;
};

struct ArrayRules {
    std::optional<qint64> minimum, maximum;
    bool unique = false;
    const Node *items = nullptr;
    std::vector<const Node *> tuple;
};

struct StringRules {
    std::optional<qint64> minimum, maximum;
    std::optional<Pattern> pattern;
    Format format = Format::None;
};

struct NumberRules {
    std::optional<double> minimum, maximum, above, below, multipleOf;
};

struct Combinators {
    std::vector<const Node *> allOf, anyOf, oneOf;
    const Node *negated = nullptr;
    const Node *condition = nullptr, *then = nullptr, *otherwise = nullptr;
    QString anyOfWords; // `: ["a"] or ["b"]` when the branches of anyOf say what they require
};

struct Node {
    bool never = false; // the schema `false`
    const Node *reference = nullptr;
    quint8 types = 0; // any when 0
    QString typeWords;
    ObjectRules object;
    ArrayRules array;
    StringRules string;
    NumberRules number;
    std::optional<QJsonArray> values;
    std::optional<QJsonValue> constant;
    Combinators combined;
    // Set when absent properties have defaults that the combinators have to see.
    std::optional<QJsonObject> defaultsFrom;
};

struct Tree {
    std::deque<Node> nodes; // stable addresses
    const Node *root = nullptr;
};

} // namespace gatehouse::config::schema
