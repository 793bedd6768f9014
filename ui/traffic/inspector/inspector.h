// SPDX-License-Identifier: GPL-3.0-or-later
// The pane beside the table: tabs about the chosen exchange, or a word on why there are none. The
// tab stays when another exchange is chosen.
#pragma once

#include "gateway/traffic/record.h"

#include <QWidget>

class QStackedWidget;
class QTabWidget;

namespace gatehouse::ui {

class PaneMessage;
class FieldTable;
class MessagePage;
class TextLabel;
class TimingPage;
class TracePage;

class Inspector : public QWidget
{
    Q_OBJECT
public:
    enum Tab { Overview, Request, Response, Timing, Plugins };
    explicit Inspector(QWidget *parent = nullptr);

    void showNothing();
    void showLoading();
    void showMissing(); ///< it is neither here nor on disk any more
    void showRecord(const traffic::RecordPtr &record);
    [[nodiscard]] traffic::RecordPtr record() const { return m_record; }

    void setTab(Tab tab);
    [[nodiscard]] Tab tab() const;
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] MessagePage *request() const { return m_request; }
    [[nodiscard]] MessagePage *response() const { return m_response; }
    [[nodiscard]] TracePage *trace() const { return m_trace; }
    [[nodiscard]] PaneMessage *message() const { return m_message; }

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Mode { Nothing, Loading, Missing, Record };
    void setMode(Mode mode);
    void showTab();
    void retranslateUi();
    QWidget *makeOverview();

    Mode m_mode = Mode::Nothing;
    traffic::RecordPtr m_record;
    QStackedWidget *m_stack;
    QTabWidget *m_tabs;
    PaneMessage *m_message;
    TextLabel *m_sentence;
    FieldTable *m_facts;
    MessagePage *m_request;
    MessagePage *m_response;
    TimingPage *m_timing;
    TracePage *m_trace;
};

} // namespace gatehouse::ui
