// SPDX-License-Identifier: GPL-3.0-or-later
// The Plugins tab: each hook that ran, and below what the chosen one changed.
#pragma once

#include "ui/traffic/inspector/trace_model.h"

#include <QWidget>

class QPlainTextEdit;
class QStackedWidget;
class QTableView;

namespace gatehouse::ui {

class PaneMessage;
class TextLabel;

class TracePage : public QWidget
{
    Q_OBJECT
public:
    explicit TracePage(QWidget *parent = nullptr);
    void show(const traffic::Record &record);
    [[nodiscard]] QString changes() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showChanges();
    void retranslateUi();

    TraceModel m_model;
    QStackedWidget *m_stack;
    PaneMessage *m_none;
    QTableView *m_table;
    TextLabel *m_note;
    TextLabel *m_title;
    QPlainTextEdit *m_changes;
};

} // namespace gatehouse::ui
