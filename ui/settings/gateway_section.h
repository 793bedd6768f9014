// SPDX-License-Identifier: GPL-3.0-or-later
// Where and how the gateway listens. Nothing here takes effect by itself: the page asks for a
// restart of the listener first.
#pragma once

#include "app/settings/settings.h"
#include "ui/settings/settings_section.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace gatehouse::ui {

class GatewaySection : public SettingsSection
{
    Q_OBJECT
public:
    explicit GatewaySection(QWidget *parent = nullptr);

    void present(const app::WorkspaceSettings &settings);
    /// These settings with what the fields say.
    [[nodiscard]] app::WorkspaceSettings taken(app::WorkspaceSettings settings) const;
    [[nodiscard]] bool isValid() const; ///< the address is one
    void retranslateUi();

signals:
    void edited();

private:
    void explain();

    QComboBox *m_address;
    QSpinBox *m_port;
    QCheckBox *m_tls;
    QSpinBox *m_tlsPort;
    QSpinBox *m_workers;
    QComboBox *m_router;
    QComboBox *m_engine;
    TextLabel *m_addressNote;
    TextLabel *m_tlsNote;
    TextLabel *m_workersNote;
    TextLabel *m_engineNote;
};

} // namespace gatehouse::ui
