// SPDX-License-Identifier: GPL-3.0-or-later
// From the draft to what runs: counts the changes in the toolbar, opens the review, applies, offers
// to take that back, and leads from a problem to its field.
#pragma once

#include "ui/routes/document_editor.h"

#include <QPointer>

namespace gatehouse::app {
class Session;
}

namespace gatehouse::ui {

class MainWindow;
class ReviewDialog;
class RoutesPlace;

class ApplyFlow : public QObject
{
    Q_OBJECT
public:
    /// All must outlive the flow; it becomes a child of the window.
    ApplyFlow(app::Session &session, DocumentEditor &editor, RoutesPlace &place,
              MainWindow &window);

    void review();
    /// Without a question when it can be done; else the review says what stands in the way.
    void apply();
    void undoApply();
    [[nodiscard]] ReviewDialog *dialog() const { return m_dialog; } ///< null: not open

private:
    void goTo(const ResourceRef &ref, const QString &pointer);

    app::Session &m_session;
    DocumentEditor &m_editor;
    RoutesPlace &m_place;
    MainWindow &m_window;
    QPointer<ReviewDialog> m_dialog;
};

} // namespace gatehouse::ui
