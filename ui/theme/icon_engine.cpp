// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icon_engine.h"

#include "ui/theme/color_tools.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

IconEngine::IconEngine(QString name, QByteArray svg, QColor color)
    : m_name(std::move(name))
    , m_svg(std::move(svg))
    , m_color(std::move(color))
{
}

QString IconEngine::key() const
{
    return u"gatehouse"_s;
}

QColor IconEngine::colorFor(QIcon::Mode mode, QIcon::State state) const
{
    const Theme &theme = themeOf(nullptr);
    if (mode == QIcon::Disabled)
        return disabledOn(theme.surface, m_color.isValid() ? m_color : theme.text);
    if (m_color.isValid())
        return m_color;
    if (mode == QIcon::Selected)
        return theme.onSelection;
    return state == QIcon::On ? theme.accent : theme.text;
}

QPixmap IconEngine::rendered(QSize devicePixels, qreal scale, const QColor &color) const
{
    const QString cacheKey = u"gh:%1:%2x%3@%4:%5"_s.arg(m_name)
                                 .arg(devicePixels.width())
                                 .arg(devicePixels.height())
                                 .arg(scale)
                                 .arg(color.rgba(), 8, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(cacheKey, &pixmap))
        return pixmap;
    pixmap = QPixmap(devicePixels);
    pixmap.fill(Qt::transparent);
    const qreal side = std::max(1.0, std::min(devicePixels.width(), devicePixels.height()) / scale);
    const qreal stroke = side > 28 ? 1.5 * 28 / side + 0.2 : 1.5 * 20 / side;
    QByteArray svg = m_svg;
    const QByteArray width = QByteArray::number(stroke, 'f', 3);
    svg.replace(QByteArrayLiteral("stroke-width=\"1.5\""),
                QByteArray("stroke-width=\"" + width + '"'));
    QSvgRenderer renderer(svg);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(devicePixels)));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    painter.end();
    QPixmapCache::insert(cacheKey, pixmap);
    return pixmap;
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return rendered(size, 1.0, colorFor(mode, state));
}

QPixmap IconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                                 qreal scale)
{
    QPixmap result = rendered(size, scale, colorFor(mode, state));
    result.setDevicePixelRatio(scale);
    return result;
}

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal scale = painter->device()->devicePixelRatioF();
    painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
}

} // namespace gatehouse::ui
