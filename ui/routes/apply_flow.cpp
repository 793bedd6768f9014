// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/apply_flow.h"

#include "app/session/session.h"
#include "ui/routes/review_dialog.h"
#include "ui/routes/routes_place.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/toast_host.h"

namespace gatehouse::ui {

ApplyFlow::ApplyFlow(app::Session &session, DocumentEditor &editor, RoutesPlace &place,
                     MainWindow &window)
    : QObject(&window)
    , m_session(session)
    , m_editor(editor)
    , m_place(place)
    , m_window(window)
{
    const auto count = [this] { m_window.setChangeCount(int(m_editor.draft().changes().size())); };
    connect(&editor, &DocumentEditor::changed, this, count);
    connect(&window, &MainWindow::reviewRequested, this, &ApplyFlow::review);
    connect(&window, &MainWindow::applyRequested, this, &ApplyFlow::apply);
    count();
}

void ApplyFlow::review()
{
    if (!m_dialog) {
        m_dialog = new ReviewDialog(m_editor, &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &ReviewDialog::applyRequested, this, &ApplyFlow::apply);
        connect(m_dialog, &ReviewDialog::goTo, this, &ApplyFlow::goTo);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void ApplyFlow::apply()
{
    const int changes = int(m_editor.draft().changes().size());
    if (changes == 0)
        return;
    const auto applied = m_session.apply();
    if (!applied) {
        review();
        m_dialog->showFaults(applied.error());
        return;
    }
    if (m_dialog)
        m_dialog->close();
    m_window.toasts().show(tr("%n change(s) applied", nullptr, changes), tr("Undo apply"),
                           [this] { undoApply(); });
}

void ApplyFlow::undoApply()
{
    if (m_session.undoApply())
        m_window.toasts().show(tr("The configuration before runs again"));
    else
        m_window.toasts().show(tr("The configuration before could not be put back"));
}

void ApplyFlow::goTo(const ResourceRef &ref, const QString &pointer)
{
    m_window.showPlace(m_place.id());
    m_place.open(ref, pointer);
    m_window.activateWindow();
}

} // namespace gatehouse::ui
