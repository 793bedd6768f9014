// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/form_sections.h"

#include "gateway/config/schema.h"
#include "ui/forms/schema_view.h"

#include <QCoreApplication>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;
using config::Kind;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("gatehouse::ui::FormSections", text);
}

// Properties that stand at the top of the pane, or are not for people.
const QStringList &elsewhere()
{
    static const QStringList keys{u"id"_s, u"status"_s, u"create_time"_s, u"update_time"_s};
    return keys;
}

FormSection section(const char *title, const QStringList &first, const QStringList &more = {})
{
    FormSection made;
    made.title = title ? words(title) : QString();
    made.plan.first = first;
    made.plan.more = more;
    made.plan.unknown = false;
    return made;
}

QList<FormSection> sectionsOf(Kind kind)
{
    const FormSection plugins =
        section(QT_TRANSLATE_NOOP("gatehouse::ui::FormSections", "Plugins"), {u"plugins"_s});
    switch (kind) {
    case Kind::Route:
        return {section(nullptr, {u"name"_s, u"desc"_s}),
                section(QT_TRANSLATE_NOOP("gatehouse::ui::FormSections", "Match"),
                        {u"uri"_s, u"methods"_s, u"host"_s},
                        {u"remote_addr"_s, u"vars"_s, u"priority"_s}),
                section(QT_TRANSLATE_NOOP("gatehouse::ui::FormSections", "Upstream"),
                        {u"service_id"_s, u"upstream_id"_s},
                        {u"upstream"_s, u"timeout"_s, u"enable_websocket"_s}),
                section(QT_TRANSLATE_NOOP("gatehouse::ui::FormSections", "Plugins"),
                        {u"plugins"_s, u"plugin_config_id"_s})};
    case Kind::Service:
        return {section(nullptr, {u"name"_s, u"desc"_s}),
                section(QT_TRANSLATE_NOOP("gatehouse::ui::FormSections", "Upstream"),
                        {u"upstream_id"_s, u"hosts"_s}, {u"upstream"_s, u"enable_websocket"_s}),
                plugins};
    case Kind::Upstream:
        return {
            section(nullptr, {u"name"_s, u"desc"_s}),
            section(QT_TRANSLATE_NOOP("gatehouse::ui::FormSections", "Nodes"),
                    {u"nodes"_s, u"service_name"_s, u"discovery_type"_s, u"type"_s, u"hash_on"_s,
                     u"key"_s, u"scheme"_s, u"pass_host"_s, u"upstream_host"_s},
                    {u"discovery_args"_s, u"retries"_s, u"retry_timeout"_s, u"timeout"_s,
                     u"keepalive_pool"_s}),
            section(QT_TRANSLATE_NOOP("gatehouse::ui::FormSections", "Health"), {}, {u"checks"_s})};
    case Kind::Consumer:
        return {section(nullptr, {u"username"_s, u"desc"_s, u"group_id"_s}), plugins};
    default:
        return {section(nullptr, {u"name"_s, u"desc"_s}), plugins};
    }
}

} // namespace

QList<FormSection> formSections(Kind kind, const QJsonObject &value)
{
    const QJsonObject properties = config::resourceSchema(kind).value("properties"_L1).toObject();
    QList<FormSection> sections = sectionsOf(kind);
    if (kind == Kind::Upstream) // nodes of its own, or a registry's
        sections[1].plan.alternatives =
            requiredAlternatives(config::resourceSchema(Kind::Upstream));
    QStringList covered = elsewhere();
    for (FormSection &each : sections) {
        covered += each.plan.first + each.plan.more;
        for (qsizetype i = each.plan.more.size() - 1; i >= 0; --i) {
            if (value.contains(each.plan.more[i]))
                each.plan.first << each.plan.more.takeAt(i);
        }
    }
    FormSection rest;
    rest.title = words(QT_TRANSLATE_NOOP("gatehouse::ui::FormSections", "Advanced"));
    rest.folded = true;
    for (const QString &key : properties.keys()) {
        if (!covered.contains(key))
            rest.plan.first << key;
    }
    for (const QString &key : value.keys()) {
        const bool others = !properties.contains(key);
        if (others || (rest.plan.first.contains(key) && key != u"labels"))
            rest.folded = false;
    }
    sections << rest;
    return sections;
}

} // namespace gatehouse::ui
