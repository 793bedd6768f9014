// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_badge.h"

#include "ui/theme/type_scale.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

namespace gatehouse::ui {

namespace {

QPolygonF polygonIn(const QRectF &r, std::initializer_list<QPointF> unit)
{
    QPolygonF polygon;
    for (const QPointF &p : unit)
        polygon << QPointF(r.x() + p.x() * r.width(), r.y() + p.y() * r.height());
    return polygon;
}

} // namespace

QPainterPath statusShape(StatusClass status, const QRectF &rect)
{
    QPainterPath path;
    switch (status) {
    case StatusClass::Other:
        path.addRect(rect.x(), rect.center().y() - rect.height() / 8, rect.width(),
                     rect.height() / 4);
        return path;
    case StatusClass::Success:
        path.addEllipse(rect);
        return path;
    case StatusClass::Redirect:
        path.addPolygon(polygonIn(
            rect, {{0, .38}, {.5, .38}, {.5, .08}, {1, .5}, {.5, .92}, {.5, .62}, {0, .62}}));
        break;
    case StatusClass::ClientError:
        path.addPolygon(polygonIn(rect, {{.5, .04}, {1, .96}, {0, .96}}));
        break;
    case StatusClass::ServerError:
        path.addPolygon(polygonIn(rect, {{.5, 0}, {1, .5}, {.5, 1}, {0, .5}}));
        break;
    case StatusClass::Transport:
        path.addPolygon(polygonIn(
            rect,
            {{.29, 0}, {.71, 0}, {1, .29}, {1, .71}, {.71, 1}, {.29, 1}, {0, .71}, {0, .29}}));
        break;
    }
    path.closeSubpath();
    return path;
}

void paintStatusShape(QPainter *painter, const QRectF &rect, StatusClass status, const Theme &theme)
{
    const StatusColors &colors = theme.of(status);
    const QPainterPath shape = statusShape(status, rect);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillPath(shape, colors.fill);
    if (colors.hatched)
        painter->fillPath(shape, QBrush(theme.surface, Qt::BDiagPattern));
    painter->restore();
}

QRectF paintStatusBadge(QPainter *painter, const QRectF &cell, StatusClass status,
                        const QString &text, const Theme &theme)
{
    const QFont font = fontFor(TextRole::Badge);
    const QFontMetricsF metrics(font);
    const StatusColors &colors = theme.of(status);
    const qreal width = std::min(cell.width(), metrics.horizontalAdvance(text) + 12);
    const qreal height = std::min(cell.height(), metrics.height() + 4);
    const bool mirrored = painter->layoutDirection() == Qt::RightToLeft;
    const QRectF badge(mirrored ? cell.right() - width : cell.x(), cell.center().y() - height / 2,
                       width, height);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(theme.highContrast ? QPen(colors.badgeText, 1) : QPen(Qt::NoPen));
    painter->setBrush(colors.badgeFill);
    painter->drawRoundedRect(badge, 4, 4);
    painter->setPen(colors.badgeText);
    painter->setFont(font);
    painter->drawText(badge, Qt::AlignCenter,
                      metrics.elidedText(text, Qt::ElideRight, badge.width() - 8));
    painter->restore();
    return badge;
}

QString statusText(int code, const QString &reason)
{
    if (code > 0)
        return QString::number(code);
    return reason.isEmpty() ? QCoreApplication::translate("gatehouse::ui::StatusBadge", "no answer")
                            : reason;
}

} // namespace gatehouse::ui
