// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_place.h"

#include "ui/settings/settings_page.h"

namespace gatehouse::ui {

SettingsPlace::SettingsPlace(app::Session &session, Preferences &preferences, QObject *parent)
    : Place(parent)
    , m_session(session)
    , m_preferences(preferences)
{
}

QString SettingsPlace::title() const
{
    return tr("Settings");
}

QWidget *SettingsPlace::createWidget()
{
    auto *page = new SettingsPage(m_session, m_preferences);
    connect(page, &SettingsPage::clearTrafficWanted, this, &SettingsPlace::clearTrafficWanted);
    return page;
}

} // namespace gatehouse::ui
