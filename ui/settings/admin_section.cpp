// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/admin_section.h"

#include "app/admin_service/admin_service.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/secret_clipboard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHostAddress>
#include <QPushButton>
#include <QSpinBox>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;
using State = app::AdminService::State;

AdminSection::AdminSection(app::AdminService &service, QWidget *parent)
    : SettingsSection(parent)
    , m_service(service)
    , m_on(new QCheckBox)
    , m_address(new QComboBox)
    , m_port(new QSpinBox)
    , m_copy(new QPushButton)
    , m_problem(new Banner)
    , m_clipboard(new SecretClipboard(this))
{
    m_on->setObjectName(u"settings.admin"_s);
    m_address->setObjectName(u"settings.admin.address"_s);
    m_address->setEditable(true);
    m_address->addItems({u"127.0.0.1"_s, u"::1"_s, u"0.0.0.0"_s, u"::"_s});
    m_address->setMinimumWidth(200);
    m_port->setObjectName(u"settings.admin.port"_s);
    m_port->setRange(1, 65535);
    m_port->setGroupSeparatorShown(false);
    m_port->setKeyboardTracking(false);
    m_copy->setObjectName(u"settings.admin.key"_s);
    m_problem->setObjectName(u"settings.admin.problem"_s);
    m_problem->setDismissible(false);
    addField(m_on);
    m_note = addNote();
    m_note->setObjectName(u"settings.admin.note"_s);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addField(m_address);
    addField(m_port);
    addField(m_copy);
    m_keyNote = addNote();
    layout()->addWidget(m_problem);
    retranslateUi();
    connect(m_on, &QCheckBox::toggled, this, &AdminSection::onEdited);
    connect(m_address, &QComboBox::editTextChanged, this, &AdminSection::onEdited);
    connect(m_port, &QSpinBox::valueChanged, this, &AdminSection::onEdited);
    connect(m_copy, &QPushButton::clicked, this, &AdminSection::copyKey);
    connect(m_problem, &Banner::actionTriggered, this, &AdminSection::retryWanted);
    connect(&service, &app::AdminService::changed, this, &AdminSection::explain);
}

void AdminSection::present(const app::WorkspaceSettings &settings)
{
    const QSignalBlocker quiet(this);
    m_on->setChecked(settings.adminApi);
    m_address->setEditText(settings.adminAddress);
    m_port->setValue(settings.adminPort);
    explain();
}

app::WorkspaceSettings AdminSection::taken(app::WorkspaceSettings settings) const
{
    settings.adminApi = m_on->isChecked();
    settings.adminPort = quint16(m_port->value());
    if (isValid())
        settings.adminAddress = m_address->currentText().trimmed();
    return settings;
}

bool AdminSection::isValid() const
{
    return !QHostAddress(m_address->currentText().trimmed()).isNull();
}

void AdminSection::onEdited()
{
    explain();
    if (isValid() || !m_on->isChecked())
        emit edited();
}

void AdminSection::explain()
{
    const State state = m_service.state();
    const bool everybody = !QHostAddress(m_address->currentText().trimmed()).isLoopback();
    m_copy->setEnabled(state == State::Listening);
    m_note->setTone(Tone::Secondary);
    if (!isValid()) {
        m_note->setTone(Tone::Danger);
        m_note->setText(tr("This is no IP address. 127.0.0.1 serves this computer only."));
    } else if (state == State::Listening && everybody) {
        m_note->setTone(Tone::Warning);
        m_note->setText(tr("Served at %1. Other computers on the network can reach it; whoever has "
                           "the key can change everything.")
                            .arg(m_service.url()));
    } else if (state == State::Listening) {
        m_note->setText(tr("Served at %1, to programs on this computer.").arg(m_service.url()));
    } else if (state == State::Opening) {
        m_note->setText(tr("Waiting for the keychain."));
    } else {
        m_note->setText(
            tr("Programs can read and change this configuration as in APISIX. What they "
               "change is applied at once and can be undone here."));
    }
    if (state == State::Failed)
        m_problem->showMessage(Banner::Level::Error,
                               tr("The Admin API is not served. %1").arg(m_service.problem()),
                               tr("Try again"));
    else
        m_problem->clear();
}

void AdminSection::copyKey()
{
    m_service.readKey(this, [this](const Result<QByteArray> &key) {
        m_keyNote->setTone(key ? Tone::Ok : Tone::Danger);
        m_keyNote->setText(key ? tr("Copied. It leaves the clipboard after 30 seconds.")
                               : tr("The key was not copied. %1").arg(key.error().message));
        if (key)
            m_clipboard->put(QString::fromUtf8(*key));
    });
}

void AdminSection::retranslateUi()
{
    setTitle(tr("Admin API"));
    setLabel(m_on, tr("Admin A&PI"));
    setLabel(m_address, tr("Serve on add&ress"));
    setLabel(m_port, tr("P&ort", "of the Admin API"));
    setLabel(m_copy, tr("&Key"));
    m_on->setText(tr("Serve the Admin API"));
    m_copy->setText(tr("Copy key"));
    m_keyNote->setTone(Tone::Secondary);
    m_keyNote->setText(tr("Sent as X-API-KEY. It was made for this workspace and is kept in the "
                          "keychain."));
    explain();
}

} // namespace gatehouse::ui
