// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/edit_command.h"

namespace gatehouse::ui {

namespace {

constexpr qint64 MergeWithin = 1000; // ms

// Where the resource is now: at its old place, else anywhere the same, else with the same id.
qsizetype placeOf(const QList<QJsonObject> &list, const QJsonObject &resource, qsizetype index)
{
    if (index < list.size() && list[index] == resource)
        return index;
    if (const qsizetype same = list.indexOf(resource); same >= 0)
        return same;
    const QString id = config::resourceId(resource, index);
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (config::resourceId(list[i], i) == id)
            return i;
    }
    return -1;
}

void applyOne(config::Document &document, const Patch &patch, bool forward)
{
    const std::optional<QJsonObject> &from = forward ? patch.before : patch.after;
    const std::optional<QJsonObject> &to = forward ? patch.after : patch.before;
    QList<QJsonObject> list = document.resources(patch.kind);
    const qsizetype at = from ? placeOf(list, *from, patch.index) : -1;
    if (at >= 0 && to)
        list[at] = *to;
    else if (at >= 0)
        list.removeAt(at);
    else if (to)
        list.insert(std::min(patch.index, list.size()), *to);
    document.setResources(patch.kind, list);
}

} // namespace

config::Document patched(config::Document document, const QList<Patch> &patches, bool forward)
{
    for (qsizetype i = 0; i < patches.size(); ++i)
        applyOne(document, patches[forward ? i : patches.size() - 1 - i], forward);
    return document;
}

QList<Patch> patchesBetween(const config::Document &from, const config::Document &to)
{
    QList<Patch> patches;
    for (const config::Kind kind : config::allKinds) {
        const QList<QJsonObject> &before = from.resources(kind), &after = to.resources(kind);
        if (before == after)
            continue;
        qsizetype head = 0, tail = 0;
        const qsizetype both = std::min(before.size(), after.size());
        while (head < both && before[head] == after[head])
            ++head;
        while (tail < both - head
               && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
            ++tail;
        if (before.size() == after.size()) {
            for (qsizetype i = head; i < before.size() - tail; ++i) {
                if (before[i] != after[i])
                    patches.append({kind, i, before[i], after[i]});
            }
            continue;
        }
        for (qsizetype i = before.size() - tail - 1; i >= head; --i)
            patches.append({kind, i, before[i], std::nullopt});
        for (qsizetype i = head; i < after.size() - tail; ++i)
            patches.append({kind, i, std::nullopt, after[i]});
    }
    return patches;
}

EditCommand::EditCommand(DocumentEditor &editor, QList<Patch> patches, const QString &field,
                         const QString &text)
    : QUndoCommand(text)
    , m_editor(editor)
    , m_patches(std::move(patches))
    , m_field(field)
    , m_when(editor.m_now())
{
}

void EditCommand::undo()
{
    m_editor.apply(m_patches, false);
}

void EditCommand::redo()
{
    m_editor.apply(m_patches, true);
}

// The same field of the same resource, typed on.
bool EditCommand::mergeWith(const QUndoCommand *other)
{
    const auto *next = static_cast<const EditCommand *>(other);
    if (next->m_field != m_field || next->m_when - m_when > MergeWithin)
        return false;
    if (m_patches.size() != 1 || next->m_patches.size() != 1)
        return false;
    const Patch &its = next->m_patches.first();
    Patch &mine = m_patches.first();
    if (mine.kind != its.kind || !mine.after || mine.after != its.before)
        return false;
    mine.after = its.after;
    m_when = next->m_when;
    setObsolete(mine.before == mine.after);
    return true;
}

} // namespace gatehouse::ui
