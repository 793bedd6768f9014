// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/keys_place.h"

#include "app/session/session.h"
#include "ui/keys/keys_page.h"
#include "ui/shell/action_registry.h"

namespace gatehouse::ui {

using namespace Qt::StringLiterals;
using State = app::SecretStore::State;

KeysPlace::KeysPlace(app::Session &session, QObject *parent)
    : Place(parent)
    , m_session(session)
{
    connect(&session.secrets(), &app::SecretStore::stateChanged, this, &Place::badgeChanged);
}

QString KeysPlace::title() const
{
    return tr("Keys");
}

QWidget *KeysPlace::createWidget()
{
    m_page = new KeysPage(m_session);
    connect(m_page, &KeysPage::draftEdited, this, &KeysPlace::draftEdited);
    return m_page;
}

KeysPage *KeysPlace::page() const
{
    return m_page;
}

QList<QWidget *> KeysPlace::panes() const
{
    return m_page ? m_page->panes() : QList<QWidget *>();
}

PlaceBadge KeysPlace::badge() const
{
    const State state = m_session.secrets().state();
    if (state == State::Locked || state == State::Missing)
        return {u"!"_s, Tone::Warning};
    return {};
}

void KeysPlace::addActions(ActionRegistry &registry)
{
    registry.add({u"keys.create"_s,
                  [] { return tr("New key…"); },
                  u"key"_s,
                  {},
                  MenuGroup::Tools,
                  0,
                  nullptr,
                  [this] {
                      emit showWanted();
                      if (m_page)
                          m_page->openCreate();
                  }});
}

} // namespace gatehouse::ui
