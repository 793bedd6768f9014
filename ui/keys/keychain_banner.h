// SPDX-License-Identifier: GPL-3.0-or-later
// Tells what is wrong with the keychain and offers to try again or to go on without it. Hidden
// while all is well or nobody has asked for a key yet.
#pragma once

#include "app/secrets/secret_store.h"
#include "ui/widgets/banner.h"

namespace gatehouse::ui {

class KeychainBanner : public Banner
{
    Q_OBJECT
public:
    explicit KeychainBanner(app::SecretStore &secrets, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    app::SecretStore &m_secrets;
    QPushButton *m_withoutIt;
};

} // namespace gatehouse::ui
