// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/inspector/message_page.h"

#include "ui/traffic/inspector/body_pane.h"
#include "ui/traffic/inspector/field_table.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QSplitter>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

QByteArray typeOf(const http::Headers &headers)
{
    const QByteArray type = headers.value("Content-Type").value_or(QByteArray());
    const qsizetype parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.first(parameters)).trimmed().toLower();
}

} // namespace

MessagePage::MessagePage(Side side, QWidget *parent)
    : QWidget(parent)
    , m_side(side)
    , m_line(new TextLabel(TextRole::Mono))
    , m_headers(new FieldTable(FieldTable::Look::Headers))
    , m_body(new BodyPane)
{
    m_line->setContentsMargins(12, 8, 12, 8);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *parts = new QSplitter(Qt::Vertical);
    parts->addWidget(m_headers);
    parts->addWidget(m_body);
    parts->setStretchFactor(0, 2);
    parts->setStretchFactor(1, 3);
    parts->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_line);
    column->addWidget(parts, 1);
    retranslateUi();
}

void MessagePage::show(const traffic::Record &record)
{
    const bool request = m_side == Side::Request;
    const http::Headers &headers = request ? record.requestHeaders : record.responseHeaders;
    const QString protocol = QString::fromLatin1(record.protocol);
    const QString status = record.status > 0 ? QString::number(record.status) : tr("no answer");
    const QString line = request ? QString(QString::fromLatin1(record.method) + u' '
                                           + QString::fromUtf8(record.target) + u' ' + protocol)
                                 : QString(protocol + u' ' + status);
    m_line->setText(line);
    m_line->setToolTip(line);
    m_headers->setFields(namedValues(headers));
    m_body->show(record.id, request ? record.requestBody : record.responseBody, typeOf(headers),
                 headers.value("Content-Encoding").value_or(QByteArray()).toLower());
}

void MessagePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void MessagePage::retranslateUi()
{
    m_headers->setAccessibleName(m_side == Side::Request ? tr("Headers of the request")
                                                         : tr("Headers of the response"));
}

} // namespace gatehouse::ui
