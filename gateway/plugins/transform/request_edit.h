// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugins/support/conf_text.h"

// Parts of proxy-rewrite: its path with variables, and its changes of headers.
namespace gatehouse::plugins {

// A path with variables: a "?" in a variable's value is encoded, so that it cannot begin the query.
class UriTemplate
{
public:
    explicit UriTemplate(QByteArrayView text);
    bool isEmpty() const { return m_parts.isEmpty(); }
    QByteArray render(const Exchange &exchange) const;

private:
    QList<Template> m_parts; // between the question marks of the configuration
};

// A header value with variables and $1, ${1} for the groups of regex_uri. What a client put into a
// group is never read as a variable.
class CaptureTemplate
{
public:
    explicit CaptureTemplate(QByteArrayView text);
    QByteArray render(const Exchange &exchange, const QList<QByteArray> &captures) const;

private:
    struct Part {
        Template text;
        int group = -1; // -1: the text
    };
    QList<Part> m_parts;
};

// The `headers` of proxy-rewrite: {add, set, remove} or the older flat form, which sets.
class RequestEdits
{
public:
    explicit RequestEdits(const QJsonObject &headers);
    void apply(Exchange &exchange, const QList<QByteArray> &captures) const;
    // Why the flat form cannot be sent, in APISIX's words.
    static std::optional<QString> check(const QJsonObject &headers);

private:
    struct Edit {
        QByteArray name;
        QList<CaptureTemplate> values;
    };
    static QList<Edit> editsOf(const QJsonObject &fields);

    QList<Edit> m_add, m_set;
    QList<QByteArray> m_remove;
};

// Whether a `headers` object is of the newer form with add, set and remove.
bool isStructuredEdit(const QJsonObject &headers);

} // namespace gatehouse::plugins
