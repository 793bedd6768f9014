// SPDX-License-Identifier: GPL-3.0-or-later
// Theme, motion and language: what the program looks like. Takes effect at once.
#pragma once

#include "ui/settings/settings_section.h"

class QCheckBox;
class QComboBox;

namespace gatehouse::ui {

class Preferences;

class ProgramSection : public SettingsSection
{
    Q_OBJECT
public:
    /// preferences must outlive the section.
    explicit ProgramSection(Preferences &preferences, QWidget *parent = nullptr);

    void retranslateUi();

private:
    void present();

    Preferences &m_preferences;
    QComboBox *m_theme;
    QCheckBox *m_motion;
    QComboBox *m_language;
};

} // namespace gatehouse::ui
