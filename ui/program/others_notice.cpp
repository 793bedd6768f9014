// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/others_notice.h"

#include "ui/routes/document_editor.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/toast_host.h"

namespace gatehouse::ui {

OthersNotice::OthersNotice(ToastHost &toasts, QObject *parent)
    : QObject(parent)
    , m_toasts(toasts)
{
}

QString OthersNotice::changeText(const app::Change &change)
{
    const QString what = DocumentEditor::kindName(change.kind);
    switch (change.type) {
    case app::Change::Type::Added:
        return tr("%1 \"%2\" added", "kind and id of a resource").arg(what, change.id);
    case app::Change::Type::Removed:
        return tr("%1 \"%2\" removed", "kind and id of a resource").arg(what, change.id);
    case app::Change::Type::Changed:
        break;
    }
    return tr("%1 \"%2\" changed", "kind and id of a resource").arg(what, change.id);
}

QString OthersNotice::textOf(const app::OthersRevision &revision) const
{
    const QString number = QString::number(revision.revision);
    if (m_revisions > 1)
        return tr("%1 applied %n revisions, now %2", nullptr, m_revisions)
            .arg(revision.author, number);
    const int changes = int(revision.changes.size());
    return tr("Revision %1 applied by %2: %3")
        .arg(number, revision.author,
             changes == 1 ? changeText(revision.changes.first())
                          : tr("%n change(s)", nullptr, changes));
}

void OthersNotice::tell(const app::OthersRevision &revision)
{
    m_revisions = m_toast ? m_revisions + 1 : 1;
    if (m_toast)
        emit m_toast->finished();
    m_toast = m_toasts.show(textOf(revision), tr("Undo apply"), [this] { emit undoWanted(); });
}

} // namespace gatehouse::ui
