// SPDX-License-Identifier: GPL-3.0-or-later
// A body: as text, or, of an event stream, as a list of its events that grows while it streams.
#pragma once

#include "gateway/traffic/record.h"
#include "ui/traffic/inspector/event_model.h"

#include <QWidget>

#include <optional>

class QPlainTextEdit;
class QStackedWidget;
class QTableView;

namespace gatehouse::ui {

class TextLabel;

class BodyPane : public QWidget
{
    Q_OBJECT
public:
    explicit BodyPane(QWidget *parent = nullptr);

    /// id: of the exchange; the place in the text is kept while it stays the same.
    void show(quint64 id, const traffic::Body &body, const QByteArray &type,
              const QByteArray &coding);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString note() const;
    [[nodiscard]] const EventModel &events() const { return m_events; }
    [[nodiscard]] bool showsEvents() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showEvents(bool another, const traffic::Body &body);
    void retranslateUi();

    EventModel m_events;
    TextLabel *m_note;
    QStackedWidget *m_stack;
    QPlainTextEdit *m_text;
    QTableView *m_list;
    QPlainTextEdit *m_event;
    std::optional<quint64> m_id;
    traffic::Body m_body;
};

} // namespace gatehouse::ui
