// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/document_editor.h"

#include "ui/routes/edit_command.h"
#include "ui/routes/references.h"

#include <QElapsedTimer>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int UndoLimit = 300;

QLatin1String idKey(config::Kind kind)
{
    return kind == config::Kind::Consumer ? "username"_L1 : "id"_L1;
}

} // namespace

DocumentEditor::DocumentEditor(app::Draft &draft, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
{
    QElapsedTimer timer;
    timer.start();
    m_now = [timer] { return timer.elapsed(); };
    m_stack.setUndoLimit(UndoLimit);
    connect(&m_draft, &app::Draft::changed, this, &DocumentEditor::changed);
}

void DocumentEditor::push(QList<Patch> patches, const QString &text, const QString &field)
{
    if (!patches.isEmpty())
        m_stack.push(new EditCommand(*this, std::move(patches), field, text));
}

void DocumentEditor::apply(const QList<Patch> &patches, bool forward)
{
    m_draft.setDocument(patched(document(), patches, forward));
    for (const Patch &patch : patches) {
        if (!patch.before || !patch.after)
            continue;
        const QString old = config::resourceId(forward ? *patch.before : *patch.after, patch.index);
        const QString now = config::resourceId(forward ? *patch.after : *patch.before, patch.index);
        if (old != now)
            emit renamed(patch.kind, old, now);
    }
}

void DocumentEditor::replace(const ResourceRef &ref, const QJsonObject &after, const QString &field)
{
    const qsizetype index = document().indexOf(ref.kind, ref.id);
    if (index < 0 || document().resources(ref.kind)[index] == after)
        return;
    const QJsonObject before = document().resources(ref.kind)[index];
    push({{ref.kind, index, before, after}}, tr("change %1").arg(nameOf(ref, before)),
         field.isEmpty() ? QString()
                         : QString(config::sectionName(ref.kind) + u'/' + ref.id + field));
}

QString DocumentEditor::freeId(config::Kind kind, const QString &wish) const
{
    const QStringList taken = document().ids(kind);
    if (!wish.isEmpty() && !taken.contains(wish))
        return wish;
    const QString stem = wish.isEmpty() ? QString(config::resourceName(kind)) : wish;
    QString id = wish.isEmpty() ? QString(stem + u"-1") : QString(stem + u"-2");
    for (int n = wish.isEmpty() ? 2 : 3; taken.contains(id); ++n)
        id = stem + u'-' + QString::number(n);
    return id;
}

QString DocumentEditor::add(config::Kind kind, QJsonObject resource, const QString &afterId)
{
    const QString id = freeId(kind, resource.value(idKey(kind)).toString());
    resource.insert(idKey(kind), id);
    const qsizetype after = document().indexOf(kind, afterId);
    const qsizetype index = after < 0 ? document().resources(kind).size() : after + 1;
    push({{kind, index, std::nullopt, resource}}, tr("add %1").arg(nameOf({kind, id}, resource)));
    return id;
}

void DocumentEditor::remove(config::Kind kind, const QStringList &ids)
{
    QList<Patch> patches;
    const QList<QJsonObject> &list = document().resources(kind);
    for (qsizetype i = list.size() - 1; i >= 0; --i) {
        if (ids.contains(config::resourceId(list[i], i)))
            patches.append({kind, i, list[i], std::nullopt});
    }
    if (patches.isEmpty())
        return;
    const QJsonObject first = *patches.last().before;
    const QString text = patches.size() == 1
        ? tr("delete %1").arg(nameOf({kind, ids.first()}, first))
        : tr("delete %n resource(s)", nullptr, int(patches.size()));
    push(std::move(patches), text);
}

QString DocumentEditor::duplicate(const ResourceRef &ref)
{
    std::optional<QJsonObject> copy = document().find(ref.kind, ref.id);
    if (!copy)
        return {};
    if (const QString name = copy->value("name"_L1).toString(); !name.isEmpty())
        copy->insert("name"_L1, tr("%1 (copy)").arg(name));
    copy->remove("create_time"_L1);
    copy->remove("update_time"_L1);
    copy->insert(idKey(ref.kind), ref.id);
    return add(ref.kind, *copy, ref.id);
}

bool DocumentEditor::rename(const ResourceRef &ref, const QString &id)
{
    const qsizetype index = document().indexOf(ref.kind, ref.id);
    if (index < 0 || id.isEmpty() || document().indexOf(ref.kind, id) >= 0)
        return false;
    config::Document changed = withRenamedReferences(document(), ref.kind, ref.id, id);
    QList<QJsonObject> list = changed.resources(ref.kind);
    const bool byId = list[index].contains("id"_L1);
    list[index].insert(byId ? "id"_L1 : idKey(ref.kind), id);
    changed.setResources(ref.kind, list);
    push(patchesBetween(document(), changed), tr("rename %1 to %2").arg(ref.id, id));
    return true;
}

void DocumentEditor::move(const ResourceRef &ref, qsizetype to)
{
    const qsizetype from = document().indexOf(ref.kind, ref.id);
    if (from < 0 || to < 0 || to >= document().resources(ref.kind).size() || from == to)
        return;
    const QJsonObject resource = document().resources(ref.kind)[from];
    push({{ref.kind, from, resource, std::nullopt}, {ref.kind, to, std::nullopt, resource}},
         tr("move %1").arg(nameOf(ref, resource)));
}

void DocumentEditor::setEnabled(config::Kind kind, const QStringList &ids, bool enabled)
{
    QList<Patch> patches;
    const QList<QJsonObject> &list = document().resources(kind);
    for (qsizetype i = 0; i < list.size(); ++i) {
        QJsonObject changed = list[i];
        if (!ids.contains(config::resourceId(list[i], i)))
            continue;
        if (enabled)
            changed.remove("status"_L1);
        else
            changed.insert("status"_L1, 0);
        if (changed != list[i])
            patches.append({kind, i, list[i], changed});
    }
    const QString what = ids.size() == 1 ? ids.first() : kindName(kind, int(ids.size()));
    push(std::move(patches), enabled ? tr("enable %1").arg(what) : tr("disable %1").arg(what));
}

void DocumentEditor::setDocument(const config::Document &document, const QString &field)
{
    push(patchesBetween(this->document(), document), tr("edit the document"), field);
}

void DocumentEditor::discard(const app::Change &change)
{
    config::Document changed = document();
    const std::optional<QJsonObject> before = m_draft.applied().find(change.kind, change.id);
    if (!before)
        changed.remove(change.kind, change.id);
    else if (changed.indexOf(change.kind, change.id) >= 0)
        changed.put(change.kind, change.id, *before);
    else
        changed.insert(change.kind, m_draft.applied().indexOf(change.kind, change.id), *before);
    push(patchesBetween(document(), changed), tr("discard the change of %1").arg(change.id));
}

void DocumentEditor::discardAll()
{
    push(patchesBetween(document(), m_draft.applied()), tr("discard all changes"));
}

QString DocumentEditor::nameOf(const ResourceRef &ref, const QJsonObject &resource)
{
    const QString name = resource.value("name"_L1).toString();
    return name.isEmpty() ? ref.id : name;
}

} // namespace gatehouse::ui
