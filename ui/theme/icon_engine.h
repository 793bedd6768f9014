// SPDX-License-Identifier: GPL-3.0-or-later
// Renders an outline SVG in the palette's colour of the moment. The stroke keeps 1.5 logical pixels
// at any size: the drawings stand on a 20 px grid and the stroke width is rewritten for others.
#pragma once

#include <QByteArray>
#include <QColor>
#include <QIconEngine>

namespace gatehouse::ui {

class IconEngine : public QIconEngine
{
public:
    /// color: invalid = from the palette.
    IconEngine(QString name, QByteArray svg, QColor color);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override;
    QString iconName() override { return m_name; }
    QString key() const override;
    bool isNull() override { return m_svg.isEmpty(); }
    QIconEngine *clone() const override { return new IconEngine(*this); }

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode, QIcon::State state) const;
    [[nodiscard]] QPixmap rendered(QSize devicePixels, qreal scale, const QColor &color) const;

    QString m_name;
    QByteArray m_svg;
    QColor m_color;
};

} // namespace gatehouse::ui
