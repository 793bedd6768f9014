// SPDX-License-Identifier: GPL-3.0-or-later
// What the user chose for the program as a whole, kept in its settings file and told to whoever
// follows it.
#pragma once

#include "app/settings/settings.h"

namespace gatehouse::ui {

class Preferences : public QObject
{
    Q_OBJECT
public:
    /// store must outlive this.
    explicit Preferences(QSettings &store, QObject *parent = nullptr);

    [[nodiscard]] const app::ProgramSettings &current() const { return m_current; }
    void set(const app::ProgramSettings &settings);
    void setTheme(app::ThemeChoice theme);
    void setReducedMotion(bool on);
    void setLanguage(const QString &language); ///< "en", "de"; empty: the system's
    void addRecentWorkspace(const QString &folder);

signals:
    void changed(const gatehouse::app::ProgramSettings &settings);

private:
    QSettings &m_store;
    app::ProgramSettings m_current;
};

} // namespace gatehouse::ui
