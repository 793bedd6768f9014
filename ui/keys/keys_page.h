// SPDX-License-Identifier: GPL-3.0-or-later
// Consumers and their keys: a table, a dialog for new ones, buttons for the selected one. Changes
// go into the session's draft.
#pragma once

#include "app/keys/key_service.h"
#include "ui/widgets/secret_clipboard.h"

#include <QPointer>
#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTableView;

namespace gatehouse::app {
class Session;
}

namespace gatehouse::ui {

class Banner;
class CreateKeyDialog;
class EmptyState;
class KeychainBanner;
class KeysModel;
class SectionHeader;

class KeysPage : public QWidget
{
    Q_OBJECT
public:
    explicit KeysPage(app::Session &session, QWidget *parent = nullptr);

    /// Opens the dialog for a new key.
    CreateKeyDialog *openCreate();
    void select(const QString &consumer, const QString &credentialId);
    [[nodiscard]] QList<QWidget *> panes() const;

signals:
    /// The draft has another set of keys now; what happened, for a message to the user.
    void draftEdited(const QString &what);

protected:
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void buildTable();
    void retranslateUi();
    void reload();
    void showSelection();
    void createKey(CreateKeyDialog *dialog, const QString &consumer, const QString &label);
    void toggleSelected();
    void askToRevoke();
    void revoke();
    void adopt(const config::Document &before, const config::Document &after);
    [[nodiscard]] std::optional<app::KeyInfo> selected() const;
    [[nodiscard]] bool keysAreAsked() const;

    app::Session &m_session;
    SecretClipboard m_clipboard;
    KeysModel *m_model;
    SectionHeader *m_header;
    QPushButton *m_create;
    KeychainBanner *m_keychain;
    Banner *m_hint;
    Banner *m_confirm;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QTableView *m_table;
    QPushButton *m_toggle;
    QPushButton *m_revoke;
    std::optional<app::KeyInfo> m_doomed; ///< what the confirmation is about
};

} // namespace gatehouse::ui
