// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP methods, quiet on purpose: small bold capitals; only changing methods carry a colour.
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace gatehouse::ui {

/// GET, HEAD, OPTIONS and unknown: secondary; POST, PUT, PATCH: accent; DELETE: danger.
[[nodiscard]] QColor methodColor(QStringView method, const Theme &theme);

/// Left-aligned (mirrored in right-to-left) and centred vertically in rect.
void paintMethod(QPainter *painter, const QRectF &rect, const QString &method, const Theme &theme);

/// Paints the display text of its column as a method.
class MethodDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace gatehouse::ui
