// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/templates.h"

#include <QCoreApplication>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;
using config::Kind;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("gatehouse::ui::Templates", text);
}

QJsonObject nodes()
{
    return {{u"type"_s, u"roundrobin"_s}, {u"nodes"_s, QJsonObject{{u"127.0.0.1:3000"_s, 1}}}};
}

QList<Template> routeTemplates()
{
    const QJsonObject mock{{u"response_status"_s, 200},
                           {u"content_type"_s, u"application/json"_s},
                           {u"response_example"_s, u"{\"message\":\"hello\"}"_s}};
    const QJsonObject redirect{{u"uri"_s, u"/new-path"_s}, {u"ret_code"_s, 301}};
    return {{u"proxy"_s,
             words(QT_TRANSLATE_NOOP("gatehouse::ui::Templates", "Proxy to an address")),
             {{u"name"_s, words(QT_TRANSLATE_NOOP("gatehouse::ui::Templates", "New route"))},
              {u"uri"_s, u"/new/*"_s},
              {u"upstream"_s, nodes()}}},
            {u"mock"_s,
             words(QT_TRANSLATE_NOOP("gatehouse::ui::Templates", "Mock answer")),
             {{u"name"_s, words(QT_TRANSLATE_NOOP("gatehouse::ui::Templates", "New mock"))},
              {u"uri"_s, u"/mock"_s},
              {u"plugins"_s, QJsonObject{{u"mocking"_s, mock}}}}},
            {u"redirect"_s,
             words(QT_TRANSLATE_NOOP("gatehouse::ui::Templates", "Redirect")),
             {{u"name"_s, words(QT_TRANSLATE_NOOP("gatehouse::ui::Templates", "New redirect"))},
              {u"uri"_s, u"/old-path"_s},
              {u"plugins"_s, QJsonObject{{u"redirect"_s, redirect}}}}}};
}

} // namespace

QList<Template> templatesFor(Kind kind)
{
    switch (kind) {
    case Kind::Route:
        return routeTemplates();
    case Kind::Service:
        return {{u"service"_s,
                 words(QT_TRANSLATE_NOOP("gatehouse::ui::Templates", "Service")),
                 {{u"upstream"_s, nodes()}}}};
    case Kind::Upstream:
        return {{u"upstream"_s, words(QT_TRANSLATE_NOOP("gatehouse::ui::Templates", "Upstream")),
                 nodes()}};
    case Kind::Consumer:
        return {
            {u"consumer"_s, words(QT_TRANSLATE_NOOP("gatehouse::ui::Templates", "Consumer")), {}}};
    default:
        return {{u"plugins"_s,
                 words(QT_TRANSLATE_NOOP("gatehouse::ui::Templates", "Set of plugins")),
                 {{u"plugins"_s, QJsonObject()}}}};
    }
}

} // namespace gatehouse::ui
