// SPDX-License-Identifier: GPL-3.0-or-later
// How a status looks wherever it is painted: a rounded badge with the code, and for places without
// room for text a shape that tells the classes apart without colour.
#pragma once

#include "ui/theme/theme.h"

#include <QPainterPath>
#include <QRectF>

class QPainter;

namespace gatehouse::ui {

/// The shape of a class, filling rect: circle, arrow, triangle, diamond, octagon; a dash for Other.
[[nodiscard]] QPainterPath statusShape(StatusClass status, const QRectF &rect);

/// Fills the shape in the class colour, hatched for transport errors.
void paintStatusShape(QPainter *painter, const QRectF &rect, StatusClass status,
                      const Theme &theme);

/// A badge of the text's width, left-aligned and centred vertically in cell. Returns its rectangle.
QRectF paintStatusBadge(QPainter *painter, const QRectF &cell, StatusClass status,
                        const QString &text, const Theme &theme);

/// What the badge says: the code, or a short reason when no answer came.
[[nodiscard]] QString statusText(int code, const QString &reason = QString());

} // namespace gatehouse::ui
