// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/preferences.h"

namespace gatehouse::ui {

Preferences::Preferences(QSettings &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_current(app::loadProgramSettings(store))
{
}

void Preferences::set(const app::ProgramSettings &settings)
{
    if (settings == m_current)
        return;
    m_current = settings;
    app::saveProgramSettings(m_store, settings);
    emit changed(m_current);
}

void Preferences::setTheme(app::ThemeChoice theme)
{
    app::ProgramSettings next = m_current;
    next.theme = theme;
    set(next);
}

void Preferences::setReducedMotion(bool on)
{
    app::ProgramSettings next = m_current;
    next.reducedMotion = on;
    set(next);
}

void Preferences::setLanguage(const QString &language)
{
    app::ProgramSettings next = m_current;
    next.language = language;
    set(next);
}

void Preferences::addRecentWorkspace(const QString &folder)
{
    app::ProgramSettings next = m_current;
    next.recentWorkspaces.removeAll(folder);
    next.recentWorkspaces.prepend(folder);
    set(next);
}

} // namespace gatehouse::ui
