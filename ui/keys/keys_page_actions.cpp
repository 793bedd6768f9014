// SPDX-License-Identifier: GPL-3.0-or-later
// What the Keys page does to the draft: create, enable and disable, revoke.
#include "app/session/session.h"
#include "ui/keys/create_key_dialog.h"
#include "ui/keys/keys_page.h"
#include "ui/widgets/banner.h"

namespace gatehouse::ui {

using config::Kind;

namespace {

QStringList consumersOf(const config::Document &document)
{
    QStringList names;
    const QList<QJsonObject> &resources = document.resources(Kind::Consumer);
    for (const QJsonObject &resource : resources) {
        const QString name = resource.value(QLatin1String("username")).toString();
        if (!name.isEmpty() && !names.contains(name))
            names << name;
    }
    names.sort();
    return names;
}

} // namespace

CreateKeyDialog *KeysPage::openCreate()
{
    auto *dialog = new CreateKeyDialog(consumersOf(m_session.draft().document()), window());
    connect(dialog, &CreateKeyDialog::createWanted, this,
            [this, dialog](const QString &consumer, const QString &label) {
                createKey(dialog, consumer, label);
            });
    connect(dialog, &CreateKeyDialog::keyCopied, &m_clipboard, &SecretClipboard::put);
    dialog->open();
    return dialog;
}

// The answer may take as long as the keychain's own prompt: the dialog can be gone by then. A key
// nobody has seen is of no use, so it is not kept.
void KeysPage::createKey(CreateKeyDialog *dialog, const QString &consumer, const QString &label)
{
    const config::Document before = m_session.draft().document();
    const auto done = [this, consumer, before, page = QPointer(this),
                       shown = QPointer(dialog)](const Result<app::NewKey> &made) {
        if (!page || !shown)
            return;
        if (!made)
            return shown->showProblem(made.error().message);
        adopt(before, made->document);
        shown->showKey(consumer, made->key);
        select(consumer, made->credentialId);
        emit draftEdited(tr("The key of %1 is in the draft.").arg(consumer));
    };
    m_session.keys().create(before, consumer, label, done);
}

// The draft may have been edited while the keychain was busy: only consumers are taken over.
void KeysPage::adopt(const config::Document &before, const config::Document &after)
{
    config::Document document = m_session.draft().document();
    for (const app::Change &change : app::changesBetween(before, after)) {
        if (change.type == app::Change::Type::Removed)
            document.remove(change.kind, change.id);
        else
            document.put(change.kind, change.id, *after.find(change.kind, change.id));
    }
    m_session.draft().setDocument(document);
}

void KeysPage::toggleSelected()
{
    const std::optional<app::KeyInfo> key = selected();
    if (!key)
        return;
    const bool enable = !key->enabled;
    m_session.draft().setDocument(
        app::KeyService::withEnabled(m_session.draft().document(), *key, enable));
    emit draftEdited(enable ? tr("The key \"%1\" is enabled in the draft.").arg(key->label)
                            : tr("The key \"%1\" is disabled in the draft.").arg(key->label));
}

void KeysPage::askToRevoke()
{
    m_doomed = selected();
    if (!m_doomed)
        return;
    m_confirm->showMessage(Banner::Level::Warning,
                           tr("Revoke the key \"%1\" of %2? It leaves the keychain at once and "
                              "cannot be brought back.")
                               .arg(m_doomed->label, m_doomed->consumer),
                           tr("Revoke key"));
}

void KeysPage::revoke()
{
    const std::optional<app::KeyInfo> key = std::exchange(m_doomed, std::nullopt);
    m_confirm->clear();
    if (!key)
        return;
    const config::Document before = m_session.draft().document();
    const auto done = [this, before, label = key->label,
                       page = QPointer(this)](const Result<config::Document> &after) {
        if (!page)
            return;
        if (after)
            adopt(before, *after);
        emit draftEdited(after ? tr("The key \"%1\" is revoked in the draft.").arg(label)
                               : after.error().message);
    };
    m_session.keys().revoke(before, *key, done);
}

} // namespace gatehouse::ui
