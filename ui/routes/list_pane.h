// SPDX-License-Identifier: GPL-3.0-or-later
// The list of one kind of resource, with the choice of kind, a filter and the button to add.
// Columns that do not fit give way, the least important first.
#pragma once

#include "ui/routes/document_editor.h"
#include "ui/routes/resource_model.h"

#include <QWidget>

class QComboBox;
class QMenu;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;
class QPushButton;

namespace gatehouse::ui {

class EmptyState;
class SearchField;
struct Template;

class ListPane : public QWidget
{
    Q_OBJECT
public:
    ListPane(DocumentEditor &editor, ResourceModel &model, QWidget *parent = nullptr);

    [[nodiscard]] config::Kind kind() const { return m_model.kind(); }
    void setKind(config::Kind kind);
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] SearchField *filterField() const { return m_filter; }
    [[nodiscard]] QStringList selectedIds() const;
    [[nodiscard]] QString currentId() const;
    void select(const QString &id);
    void addFrom(const Template &chosen);
    void addFirst(); ///< the first template
    void duplicateCurrent();
    void removeSelected();
    void toggleSelected();

signals:
    void currentChanged(const QString &id); ///< empty: none
    void opened(const QString &id); ///< Enter or double click
    void kindChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTable();
    void fillKinds();
    void fillAddMenu();
    void setDelegates();
    void fitColumns();
    void showState();
    [[nodiscard]] QString idAt(const QModelIndex &proxyIndex) const;

    DocumentEditor &m_editor;
    ResourceModel &m_model;
    QSortFilterProxyModel *m_proxy;
    QComboBox *m_kinds;
    SearchField *m_filter;
    QPushButton *m_add;
    QMenu *m_addMenu;
    QTableView *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
};

} // namespace gatehouse::ui
