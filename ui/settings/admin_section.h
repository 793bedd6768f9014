// SPDX-License-Identifier: GPL-3.0-or-later
// The Admin API: whether it is served, where, and its key. Takes effect at once; what came of it
// is told below.
#pragma once

#include "app/settings/settings.h"
#include "ui/settings/settings_section.h"

class QCheckBox;
class QComboBox;
class QPushButton;
class QSpinBox;

namespace gatehouse::app {
class AdminService;
}

namespace gatehouse::ui {

class Banner;
class SecretClipboard;

class AdminSection : public SettingsSection
{
    Q_OBJECT
public:
    /// service must outlive the section.
    explicit AdminSection(app::AdminService &service, QWidget *parent = nullptr);

    void present(const app::WorkspaceSettings &settings);
    [[nodiscard]] app::WorkspaceSettings taken(app::WorkspaceSettings settings) const;
    void retranslateUi();

signals:
    void edited(); ///< to something that can be used
    void retryWanted();

private:
    void onEdited();
    void explain();
    void copyKey();
    [[nodiscard]] bool isValid() const;

    app::AdminService &m_service;
    QCheckBox *m_on;
    QComboBox *m_address;
    QSpinBox *m_port;
    QPushButton *m_copy;
    TextLabel *m_note;
    TextLabel *m_keyNote;
    Banner *m_problem;
    SecretClipboard *m_clipboard;
};

} // namespace gatehouse::ui
