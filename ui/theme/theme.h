// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of the window as one value: every role of the style guide for one appearance (light,
// dark, high contrast). Widgets ask themeOf(this) while painting and so follow a change of theme.
#pragma once

#include <array>
#include <QColor>
#include <QPalette>

class QWidget;

namespace gatehouse::ui {

/// What an answer's status code means at a glance; Transport = no answer came (reset, timeout,
/// TLS).
enum class StatusClass { Other, Success, Redirect, ClientError, ServerError, Transport };
inline constexpr int StatusClassCount = 6;

/// Colours of one status class. Fill: bars and dots; hatched: draw BDiagPattern over the fill.
struct StatusColors {
    QColor fill;
    QColor badgeText;
    QColor badgeFill;
    bool hatched = false;

    bool operator==(const StatusColors &) const = default;
};

/// A percentile curve: width and dash tell them apart without colour.
struct LineLook {
    QColor color;
    qreal width = 1.0; ///< logical pixels
    bool dashed = false;

    bool operator==(const LineLook &) const = default;
};

struct Theme {
    bool dark = false;
    bool highContrast = false;
    QColor window;
    QColor surface;
    QColor alt; ///< every second row
    QColor raised; ///< headers, buttons under the pointer
    QColor hairline;
    QColor controlBorder; ///< at least 3:1 on surface
    QColor text;
    QColor secondary;
    QColor tertiary; ///< placeholders
    QColor accent; ///< also focus and links
    QColor onAccent;
    QColor selection;
    QColor onSelection;
    QColor ok;
    QColor warning;
    QColor danger;
    std::array<StatusColors, StatusClassCount> status;
    std::array<LineLook, 3> percentiles; ///< p50, p95, p99
    std::array<QColor, 6> marks; ///< user marks 1-6

    [[nodiscard]] const StatusColors &of(StatusClass c) const { return status[std::size_t(c)]; }
    bool operator==(const Theme &) const = default;
};

[[nodiscard]] Theme lightTheme();
[[nodiscard]] Theme darkTheme();
[[nodiscard]] Theme highContrastTheme();

/// Class of an HTTP status code; 0 or less means that no answer came.
[[nodiscard]] StatusClass statusClassOf(int code);

/// All three colour groups; Inactive equals Active, Disabled is the text at 45 % over its surface.
[[nodiscard]] QPalette paletteOf(const Theme &theme);

/// The theme of the widget's GatehouseStyle, else of the application's, else the light one.
[[nodiscard]] const Theme &themeOf(const QWidget *widget);

} // namespace gatehouse::ui
