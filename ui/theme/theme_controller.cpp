// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme_controller.h"

#include "ui/theme/style.h"

#include <QApplication>
#include <QToolTip>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

QString themeChoiceName(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return u"light"_s;
    case ThemeChoice::Dark:
        return u"dark"_s;
    case ThemeChoice::HighContrast:
        return u"high-contrast"_s;
    case ThemeChoice::System:
        break;
    }
    return u"system"_s;
}

ThemeChoice themeChoiceFromName(const QString &name)
{
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast}) {
        if (themeChoiceName(choice) == name)
            return choice;
    }
    return ThemeChoice::System;
}

ThemeController::ThemeController(QApplication &application, QObject *parent)
    : ThemeController(application, QDBusConnection::sessionBus(), parent)
{
}

ThemeController::ThemeController(QApplication &application, QDBusConnection bus, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_style(new GatehouseStyle)
    , m_portal(std::move(bus))
    , m_startedDark(application.palette().color(QPalette::Window).lightness() < 128)
    , m_theme(wanted())
{
    m_style->setTheme(m_theme);
    QApplication::setStyle(m_style);
    QApplication::setPalette(paletteOf(m_theme));
    QToolTip::setPalette(paletteOf(m_theme));
    connect(&m_portal, &ColorSchemePortal::changed, this, &ThemeController::update);
    m_portal.ask();
}

void ThemeController::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    update();
}

void ThemeController::setReducedMotion(bool on)
{
    m_style->setReducedMotion(on);
}

Theme ThemeController::wanted() const
{
    switch (m_choice) {
    case ThemeChoice::Light:
        return lightTheme();
    case ThemeChoice::Dark:
        return darkTheme();
    case ThemeChoice::HighContrast:
        return highContrastTheme();
    case ThemeChoice::System:
        break;
    }
    const ColorScheme scheme = m_portal.scheme();
    const bool dark =
        scheme == ColorScheme::NoPreference ? m_startedDark : scheme == ColorScheme::Dark;
    return dark ? darkTheme() : lightTheme();
}

void ThemeController::update()
{
    const Theme next = wanted();
    if (next == m_theme)
        return;
    m_theme = next;
    m_style->setTheme(next);
    QApplication::setPalette(paletteOf(next));
    QToolTip::setPalette(paletteOf(next));
    emit changed(m_theme);
}

} // namespace gatehouse::ui
