// SPDX-License-Identifier: GPL-3.0-or-later
// The Keys page as a place of the window.
#pragma once

#include "ui/shell/place.h"

#include <QPointer>

namespace gatehouse::app {
class Session;
}

namespace gatehouse::ui {

class KeysPage;

class KeysPlace : public Place
{
    Q_OBJECT
public:
    explicit KeysPlace(app::Session &session, QObject *parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("keys"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override { return QStringLiteral("keys"); }
    [[nodiscard]] QWidget *createWidget() override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    [[nodiscard]] PlaceBadge badge() const override;
    void addActions(ActionRegistry &registry) override;
    /// Null until the place was shown.
    [[nodiscard]] KeysPage *page() const;

signals:
    void draftEdited(const QString &what);
    /// The page is needed in front, for its dialog.
    void showWanted();

private:
    app::Session &m_session;
    QPointer<KeysPage> m_page;
};

} // namespace gatehouse::ui
