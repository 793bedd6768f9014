// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/problems.h"

#include "app/workspace/environment.h"
#include "gateway/config/validate.h"
#include "gateway/plugin/registry.h"
#include "ui/routes/document_editor.h"

#include <QRegularExpression>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int AfterTyping = 200; // ms

} // namespace

Problems::Problems(DocumentEditor &editor, const plugin::Registry &plugins, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_plugins(plugins)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(AfterTyping);
    connect(&m_soon, &QTimer::timeout, this, &Problems::check);
    connect(&editor, &DocumentEditor::changed, this, [this] { m_soon.start(); });
    check();
}

void Problems::check()
{
    m_soon.stop();
    const app::Expanded expanded = app::withEnvironment(m_editor.document());
    QList<config::Fault> faults = expanded.faults;
    if (faults.isEmpty())
        faults = config::validate(expanded.document, m_plugins.checker());
    if (faults == m_faults)
        return;
    m_faults = faults;
    emit changed();
}

QList<config::Fault> Problems::of(config::Kind kind, const QString &id) const
{
    QList<config::Fault> its;
    for (const config::Fault &fault : m_faults) {
        if (fault.kind == kind && fault.resourceId == id)
            its << fault;
    }
    return its;
}

QList<FieldFault> Problems::fieldFaults(config::Kind kind, const QString &id) const
{
    QList<FieldFault> its;
    for (const config::Fault &fault : of(kind, id))
        its.append({fault.pointer, shortReason(fault.reason)});
    return its;
}

QString Problems::shortReason(const QString &reason)
{
    static const QRegularExpression path(
        u"^(?:failed to check the configuration of plugin \\S+ err: |invalid configuration: "
        "|property \"[^\"]*\" validation failed: |allOf \\d+ failed: )+"_s);
    QString text = reason;
    text.remove(path);
    return text;
}

} // namespace gatehouse::ui
