// SPDX-License-Identifier: GPL-3.0-or-later
// What would be applied: every changed resource with its difference as YAML, to discard one by one;
// and, when applying was refused, why. Not modal.
#pragma once

#include "gateway/config/fault.h"
#include "ui/routes/document_editor.h"

#include <QDialog>

class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace gatehouse::ui {

class Banner;
class TextLabel;

class ReviewDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ReviewDialog(DocumentEditor &editor, QWidget *parent = nullptr);

    /// Applying was refused; empty takes that back.
    void showFaults(const QList<config::Fault> &faults);

signals:
    void applyRequested();
    /// A problem was chosen: show its field.
    void goTo(const gatehouse::ui::ResourceRef &ref, const QString &pointer);

private:
    void buildLeft(class QVBoxLayout *to);
    void buildButtons(class QVBoxLayout *to);
    void refresh();
    void showDiff();
    void discardCurrent();
    void chooseProblem();

    DocumentEditor &m_editor;
    QList<app::Change> m_changes;
    QList<config::Fault> m_faults;
    Banner *m_banner;
    TextLabel *m_problemsTitle;
    QListWidget *m_problems;
    QListWidget *m_list;
    TextLabel *m_title;
    QPlainTextEdit *m_diff;
    QPushButton *m_discard;
    QPushButton *m_discardAll;
    QPushButton *m_apply;
};

} // namespace gatehouse::ui
