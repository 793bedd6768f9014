// SPDX-License-Identifier: GPL-3.0-or-later
// The events of an event stream (HTML Living Standard 9.2), one row each, parsed further as the
// body grows.
#pragma once

#include <QAbstractTableModel>
#include <QList>

namespace gatehouse::ui {

struct StreamEvent {
    QString type; ///< "message" when the stream named none
    QString id;
    QString data; ///< lines joined by a newline
    bool operator==(const StreamEvent &) const = default;
};

class EventModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Index, Type, Data, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    /// What was captured so far. More of the same body adds rows; another one starts anew.
    void setBody(const QByteArray &octets);
    [[nodiscard]] const QList<StreamEvent> &events() const { return m_events; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void parseFurther();

    QByteArray m_body;
    qsizetype m_parsed = 0; // up to the end of the last whole event
    QList<StreamEvent> m_events;
};

} // namespace gatehouse::ui
