// SPDX-License-Identifier: GPL-3.0-or-later
// What the view does with the chosen row.
#include "ui/traffic/filter_bar.h"
#include "ui/traffic/inspector/curl_command.h"
#include "ui/traffic/inspector/exchange_facts.h"
#include "ui/traffic/table/traffic_model.h"
#include "ui/traffic/table/traffic_table.h"
#include "ui/traffic/traffic_view.h"

#include <QClipboard>
#include <QGuiApplication>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

void TrafficView::copyUrl()
{
    fetch(m_table->currentId(), [](const traffic::RecordPtr &record) {
        if (record)
            QGuiApplication::clipboard()->setText(ExchangeFacts::url(*record));
    });
}

void TrafficView::copyCurl()
{
    fetch(m_table->currentId(), [](const traffic::RecordPtr &record) {
        if (record)
            QGuiApplication::clipboard()->setText(curlCommand(*record));
    });
}

void TrafficView::filterByRoute(bool exclude)
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    const QByteArray &route = m_model.log().text(m_model.rowAt(current.row()).route);
    QString name = QString::fromUtf8(route);
    const QChar quote = name.contains(u'"') ? u'\'' : u'"';
    if (name.isEmpty() || name.contains(u' ') || name.contains(u')') || name.contains(u'"'))
        name = quote + name + quote;
    m_filter->addTerm((exclude ? u"-route="_s : u"route="_s) + name);
}

} // namespace gatehouse::ui
