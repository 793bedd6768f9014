// SPDX-License-Identifier: GPL-3.0-or-later
// The Settings page as a place at the foot of the list.
#pragma once

#include "ui/shell/place.h"

namespace gatehouse::app {
class Session;
}

namespace gatehouse::ui {

class Preferences;

class SettingsPlace : public Place
{
    Q_OBJECT
public:
    SettingsPlace(app::Session &session, Preferences &preferences, QObject *parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("settings"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override { return QStringLiteral("settings"); }
    [[nodiscard]] QWidget *createWidget() override;
    [[nodiscard]] bool atBottom() const override { return true; }

signals:
    void clearTrafficWanted();

private:
    app::Session &m_session;
    Preferences &m_preferences;
};

} // namespace gatehouse::ui
