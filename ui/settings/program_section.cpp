// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/program_section.h"

#include "ui/settings/preferences.h"

#include <QCheckBox>
#include <QComboBox>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;
using app::ThemeChoice;

ProgramSection::ProgramSection(Preferences &preferences, QWidget *parent)
    : SettingsSection(parent)
    , m_preferences(preferences)
    , m_theme(new QComboBox)
    , m_motion(new QCheckBox)
    , m_language(new QComboBox)
{
    m_theme->setObjectName(u"settings.theme"_s);
    m_motion->setObjectName(u"settings.motion"_s);
    m_language->setObjectName(u"settings.language"_s);
    for (const ThemeChoice choice :
         {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast})
        m_theme->addItem(QString(), int(choice));
    m_language->addItem(QString(), QString());
    m_language->addItem(u"English"_s, u"en"_s); // languages are named in themselves
    m_language->addItem(u"Deutsch"_s, u"de"_s);
    m_theme->setMinimumWidth(200);
    m_language->setMinimumWidth(200);
    addField(m_theme);
    addField(m_motion);
    addField(m_language);
    retranslateUi();
    present();
    connect(m_theme, &QComboBox::currentIndexChanged, this,
            [this] { m_preferences.setTheme(ThemeChoice(m_theme->currentData().toInt())); });
    connect(m_motion, &QCheckBox::toggled, &preferences, &Preferences::setReducedMotion);
    connect(m_language, &QComboBox::currentIndexChanged, this,
            [this] { m_preferences.setLanguage(m_language->currentData().toString()); });
    connect(&preferences, &Preferences::changed, this, &ProgramSection::present);
}

void ProgramSection::present()
{
    const app::ProgramSettings &settings = m_preferences.current();
    m_theme->setCurrentIndex(m_theme->findData(int(settings.theme)));
    m_motion->setChecked(settings.reducedMotion);
    m_language->setCurrentIndex(std::max(0, m_language->findData(settings.language)));
}

void ProgramSection::retranslateUi()
{
    setTitle(tr("Appearance and language"));
    setLabel(m_theme, tr("&Theme"));
    setLabel(m_motion, tr("&Motion"));
    setLabel(m_language, tr("&Language"));
    m_theme->setItemText(0, tr("As the system has it"));
    m_theme->setItemText(1, tr("Light"));
    m_theme->setItemText(2, tr("Dark"));
    m_theme->setItemText(3, tr("High contrast"));
    m_motion->setText(tr("Reduce movement"));
    m_language->setItemText(0, tr("The system's language"));
}

} // namespace gatehouse::ui
