// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/type_scale.h"

#include <QApplication>
#include <QFontDatabase>

namespace gatehouse::ui {

namespace {

QFont scaled(QFont font, qreal share, QFont::Weight weight)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * share);
    else
        font.setPixelSize(qRound(font.pixelSize() * share));
    font.setWeight(weight);
    return font;
}

} // namespace

QFont fontFor(TextRole role)
{
    const QFont base = QApplication::font();
    switch (role) {
    case TextRole::Base:
        break;
    case TextRole::Small:
        return scaled(base, 11.5 / 13, QFont::Normal);
    case TextRole::Badge:
        return scaled(base, 11.0 / 13, QFont::Bold);
    case TextRole::Section:
        return scaled(base, 1.0, QFont::DemiBold);
    case TextRole::Title:
        return scaled(base, 17.0 / 13, QFont::DemiBold);
    case TextRole::Stat:
        return scaled(base, 24.0 / 13, QFont::Light);
    case TextRole::Mono: {
        QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        mono.setStyleHint(QFont::Monospace);
        if (base.pointSizeF() > 0)
            mono.setPointSizeF(base.pointSizeF());
        else
            mono.setPixelSize(base.pixelSize());
        return scaled(mono, 12.5 / 13, QFont::Normal);
    }
    }
    return base;
}

} // namespace gatehouse::ui
