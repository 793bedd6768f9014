// SPDX-License-Identifier: GPL-3.0-or-later
// The place where the configuration is edited: the list of routes (or of another kind of resource)
// and beside it the chosen one.
#pragma once

#include "ui/routes/document_editor.h"
#include "ui/shell/palette_model.h"
#include "ui/shell/place.h"

#include <QPointer>

class QSplitter;

namespace gatehouse::metrics {
class Board;
}
namespace gatehouse::plugin {
class Registry;
}

namespace gatehouse::ui {

class ListPane;
class NodeHealth;
class Problems;
class ResourceModel;
class ResourcePane;

class RoutesPlace : public Place
{
    Q_OBJECT
public:
    /// board: null for no traffic figures. All must outlive the place.
    RoutesPlace(DocumentEditor &editor, const plugin::Registry &plugins, metrics::Board *board,
                QObject *parent = nullptr);

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QWidget *createWidget() override;
    [[nodiscard]] PlaceBadge badge() const override;
    void addActions(ActionRegistry &registry) override;
    [[nodiscard]] QList<QWidget *> panes() const override;

    /// Chooses the resource and opens its form at that place. Works before the widget was made.
    void open(const ResourceRef &ref, const QString &pointer = {});
    /// For Ctrl+K: every route.
    [[nodiscard]] QList<PaletteItem> goToItems(std::function<void(ResourceRef)> show) const;
    /// Before the widget is made; must outlive it.
    void setHealth(const NodeHealth *health) { m_health = health; }
    [[nodiscard]] Problems &problems() { return *m_problems; }
    [[nodiscard]] ListPane *list() const { return m_list; } ///< null until the place was shown
    [[nodiscard]] ResourcePane *pane() const { return m_pane; }

private:
    void addListActions(ActionRegistry &registry);
    void addUndoActions(ActionRegistry &registry);
    void showResource(const QString &id);
    void closePane();

    DocumentEditor &m_editor;
    const plugin::Registry &m_plugins;
    metrics::Board *m_board;
    const NodeHealth *m_health = nullptr;
    Problems *m_problems;
    QPointer<QSplitter> m_widget;
    ResourceModel *m_model = nullptr;
    ListPane *m_list = nullptr;
    ResourcePane *m_pane = nullptr;
    ActionRegistry *m_registry = nullptr;
    ResourceRef m_wanted;
    QString m_wantedPointer;
};

} // namespace gatehouse::ui
