// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/keychain_banner.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>

namespace gatehouse::ui {

using State = app::SecretStore::State;

KeychainBanner::KeychainBanner(app::SecretStore &secrets, QWidget *parent)
    : Banner(parent)
    , m_secrets(secrets)
    , m_withoutIt(new QPushButton)
{
    m_withoutIt->setObjectName(QStringLiteral("keys.memoryOnly"));
    setDismissible(false);
    layout()->addWidget(m_withoutIt);
    connect(m_withoutIt, &QPushButton::clicked, this, [this] { m_secrets.useMemoryOnly(); });
    connect(this, &Banner::actionTriggered, this, [this] { m_secrets.retry(); });
    connect(&secrets, &app::SecretStore::stateChanged, this, &KeychainBanner::refresh);
    refresh();
}

void KeychainBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    Banner::changeEvent(event);
}

void KeychainBanner::refresh()
{
    m_withoutIt->setText(tr("Go on with keys in memory only"));
    const State state = m_secrets.state();
    m_withoutIt->setVisible(state == State::Locked || state == State::Missing);
    switch (state) {
    case State::Locked:
        return showMessage(Level::Warning,
                           tr("The keychain is locked, so keys can neither be read nor stored. "
                              "Unlock it and try again."),
                           tr("Retry"));
    case State::Missing:
        return showMessage(Level::Warning,
                           tr("No keychain answers, so keys have no safe place. Start one (GNOME "
                              "Keyring or KWallet) and try again."),
                           tr("Retry"));
    case State::MemoryOnly:
        return showMessage(
            Level::Info, tr("Keys are kept in memory only: they are gone when Gatehouse closes."));
    case State::Unknown:
    case State::Available:
        clear();
    }
}

} // namespace gatehouse::ui
