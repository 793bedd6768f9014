// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/inspector/event_model.h"

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

void EventModel::clear()
{
    beginResetModel();
    m_body.clear();
    m_parsed = 0;
    m_events.clear();
    endResetModel();
}

void EventModel::setBody(const QByteArray &octets)
{
    if (!octets.startsWith(m_body.first(std::min<qsizetype>(m_parsed, m_body.size()))))
        clear();
    m_body = octets;
    parseFurther();
}

void EventModel::parseFurther()
{
    QList<StreamEvent> fresh;
    StreamEvent event;
    bool hasData = false;
    qsizetype at = m_parsed;
    for (qsizetype end = 0; (end = m_body.indexOf('\n', at)) >= 0; at = end + 1) {
        QByteArrayView line = QByteArrayView(m_body).sliced(at, end - at);
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty()) {
            if (hasData)
                fresh.append(event);
            event = {};
            hasData = false;
            m_parsed = end + 1;
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        const QByteArrayView name = colon < 0 ? line : line.first(colon);
        QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
        if (value.startsWith(' '))
            value = value.sliced(1);
        if (name == "data") {
            event.data += (hasData ? u"\n"_s : QString()) + QString::fromUtf8(value);
            hasData = true;
        } else if (name == "event") {
            event.type = QString::fromUtf8(value);
        } else if (name == "id") {
            event.id = QString::fromUtf8(value);
        }
    }
    if (fresh.isEmpty())
        return;
    const int first = int(m_events.size());
    beginInsertRows({}, first, first + int(fresh.size()) - 1);
    m_events += fresh;
    endInsertRows();
}

int EventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int EventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StreamEvent &event = m_events.at(index.row());
    if (role == Qt::ToolTipRole)
        return event.data.left(2000);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Index:
        return event.id.isEmpty() ? QString::number(index.row() + 1) : event.id;
    case Type:
        return event.type.isEmpty() ? u"message"_s : event.type;
    default:
        return QString(event.data.left(500)).replace(u'\n', u'\u23CE');
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Index:
        return tr("#");
    case Type:
        return tr("Event");
    case Data:
        return tr("Data");
    default:
        return {};
    }
}

} // namespace gatehouse::ui
