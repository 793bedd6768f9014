// SPDX-License-Identifier: GPL-3.0-or-later
// How much traffic is remembered. Retention takes effect at once; the cap of bodies with the next
// start of the listener.
#pragma once

#include "app/settings/settings.h"
#include "ui/settings/settings_section.h"

class QPushButton;
class QSpinBox;

namespace gatehouse::ui {

class Banner;

class TrafficSection : public SettingsSection
{
    Q_OBJECT
public:
    explicit TrafficSection(QWidget *parent = nullptr);

    void present(const app::WorkspaceSettings &settings);
    [[nodiscard]] app::WorkspaceSettings taken(app::WorkspaceSettings settings) const;
    void retranslateUi();

signals:
    void retentionEdited();
    void bodyCapEdited();
    void clearWanted(); ///< after the user was asked

private:
    QSpinBox *m_records;
    QSpinBox *m_megabytes;
    QSpinBox *m_bodyCap; ///< KiB
    TextLabel *m_note;
    QPushButton *m_clear;
    Banner *m_confirm;
};

} // namespace gatehouse::ui
