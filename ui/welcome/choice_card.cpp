// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcome/choice_card.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/type_scale.h"

#include <QKeyEvent>
#include <QPainter>

namespace gatehouse::ui {

namespace {

constexpr int Padding = 16;
constexpr int IconSize = 28;

} // namespace

ChoiceCard::ChoiceCard(const QString &iconName, QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChoiceCard::setTexts(const QString &title, const QString &explanation)
{
    setText(title);
    m_explanation = explanation;
    setAccessibleName(title);
    setAccessibleDescription(explanation);
    updateGeometry();
    update();
}

void ChoiceCard::setPrimary(bool on)
{
    m_primary = on;
    update();
}

QSize ChoiceCard::sizeHint() const
{
    const QFontMetrics base(fontFor(TextRole::Base));
    return {260, 2 * Padding + IconSize + base.lineSpacing() * 8};
}

void ChoiceCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QAbstractButton::keyPressEvent(event);
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool marked = hasFocus() || isDown();
    painter.setPen(QPen(marked || m_primary ? theme.accent
                            : underMouse()  ? theme.controlBorder
                                            : theme.hairline,
                        marked ? 2 : 1));
    painter.setBrush(underMouse() ? theme.alt : theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    QRect inner = rect().adjusted(Padding, Padding, -Padding, -Padding);
    const QRect drawn = QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignTop,
                                            QSize(IconSize, IconSize), inner);
    tintedIcon(m_iconName, theme.accent).paint(&painter, drawn);
    inner.setTop(drawn.bottom() + 12);
    painter.setPen(theme.text);
    painter.setFont(fontFor(TextRole::Section));
    QRect used;
    painter.drawText(inner, Qt::TextWordWrap | Qt::AlignTop | Qt::AlignLeading, text(), &used);
    inner.setTop(used.bottom() + 6);
    painter.setPen(theme.secondary);
    painter.setFont(fontFor(TextRole::Base));
    painter.drawText(inner, Qt::TextWordWrap | Qt::AlignTop | Qt::AlignLeading, m_explanation);
}

} // namespace gatehouse::ui
