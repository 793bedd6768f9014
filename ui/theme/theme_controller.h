// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses the theme and gives it to the application: installs the style once, then sets theme and
// palette at every change. "System" follows the desktop's portal, else the lightness of the palette
// the application started with. Create one after QApplication and before the first window.
#pragma once

#include "ui/theme/color_scheme_portal.h"
#include "ui/theme/theme.h"

#include <QObject>

class QApplication;

namespace gatehouse::ui {

class GatehouseStyle;

enum class ThemeChoice { System, Light, Dark, HighContrast };

/// Stable words for settings files: "system", "light", "dark", "high-contrast".
[[nodiscard]] QString themeChoiceName(ThemeChoice choice);
[[nodiscard]] ThemeChoice themeChoiceFromName(const QString &name); ///< unknown: System

class ThemeController : public QObject
{
    Q_OBJECT
public:
    explicit ThemeController(QApplication &application, QObject *parent = nullptr);
    ThemeController(QApplication &application, QDBusConnection bus, QObject *parent = nullptr);

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    /// Off for people who asked for less movement; the style then reports animations of 0 ms.
    void setReducedMotion(bool on);

signals:
    void changed(const gatehouse::ui::Theme &theme);

private:
    void update();
    [[nodiscard]] Theme wanted() const;

    QApplication &m_application;
    GatehouseStyle *m_style; // owned by the application
    ColorSchemePortal m_portal;
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_startedDark;
    Theme m_theme;
};

} // namespace gatehouse::ui
