// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/list_pane.h"

#include "ui/forms/form_field.h"
#include "ui/routes/resource_delegate.h"
#include "ui/routes/templates.h"
#include "ui/theme/icons.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/search_field.h"

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;
using config::Kind;

namespace {

constexpr Kind kinds[] = {Kind::Route,    Kind::Service,      Kind::Upstream,
                          Kind::Consumer, Kind::PluginConfig, Kind::GlobalRule};

// Whole sentences: nouns keep their capitals in German.
QString filterHint(Kind kind)
{
    switch (kind) {
    case Kind::Route:
        return ListPane::tr("Filter routes");
    case Kind::Service:
        return ListPane::tr("Filter services");
    case Kind::Upstream:
        return ListPane::tr("Filter upstreams");
    case Kind::Consumer:
        return ListPane::tr("Filter consumers");
    case Kind::PluginConfig:
        return ListPane::tr("Filter plugin sets");
    case Kind::GlobalRule:
        return ListPane::tr("Filter global rules");
    default:
        return ListPane::tr("Filter the list");
    }
}

} // namespace

ListPane::ListPane(DocumentEditor &editor, ResourceModel &model, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_model(model)
    , m_proxy(new QSortFilterProxyModel(this))
    , m_kinds(new QComboBox)
    , m_filter(new SearchField)
    , m_add(new QPushButton(icon(u"add"_s), tr("Add")))
    , m_addMenu(new QMenu(this))
    , m_table(new QTableView)
    , m_empty(new EmptyState(u"routes"_s))
    , m_stack(new QStackedWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 0);
    column->setSpacing(8);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_kinds);
    line->addWidget(m_filter, 1);
    line->addWidget(m_add);
    column->addLayout(line);
    column->addWidget(m_stack, 1);
    fillKinds();
    m_filter->setAccessibleName(tr("Filter the list"));
    m_add->setToolTip(tr("Add (Ctrl+N)"));
    m_addMenu->setAccessibleName(tr("What to add"));
    connect(m_add, &QPushButton::clicked, this, [this] {
        if (m_addMenu->actions().size() > 1)
            m_addMenu->popup(m_add->mapToGlobal(QPoint(0, m_add->height() + 2)));
        else
            addFirst();
    });
    buildTable();
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    setFocusProxy(m_table);
    connect(m_filter, &SearchField::searchChanged, this, [this](const QString &text) {
        m_proxy->setFilterFixedString(text.trimmed());
        showState();
    });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_model.rowCount() > 0)
            m_filter->clear();
        else
            addFirst();
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_proxy, signal, this, &ListPane::showState);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &ListPane::showState);
    fillAddMenu();
    showState();
}

void ListPane::buildTable()
{
    m_proxy->setSourceModel(&m_model);
    m_proxy->setFilterRole(ResourceModel::SearchRole);
    m_proxy->setFilterKeyColumn(0);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setSortRole(ResourceModel::SortRole);
    m_proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_proxy);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setIconSize(QSize(16, 16));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // the document's order
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(32);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setAccessibleName(tr("Resources"));
    m_table->installEventFilter(this);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &now) { emit currentChanged(idAt(now)); });
    connect(m_table, &QTableView::doubleClicked, this,
            [this](const QModelIndex &at) { emit opened(idAt(at)); });
    setDelegates();
    fitColumns();
}

void ListPane::fillKinds()
{
    for (const Kind kind : kinds)
        m_kinds->addItem(DocumentEditor::kindName(kind, 2), int(kind));
    m_kinds->setAccessibleName(tr("Kind of resource"));
    guardWheel(m_kinds);
    connect(m_kinds, &QComboBox::activated, this,
            [this](int row) { setKind(Kind(m_kinds->itemData(row).toInt())); });
}

void ListPane::setKind(Kind kind)
{
    if (kind == m_model.kind())
        return;
    m_kinds->setCurrentIndex(m_kinds->findData(int(kind)));
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_model.setKind(kind);
    fillAddMenu();
    setDelegates();
    fitColumns();
    showState();
    emit kindChanged();
}

void ListPane::fillAddMenu()
{
    m_addMenu->clear();
    for (const Template &each : templatesFor(kind())) {
        QAction *action = m_addMenu->addAction(each.title);
        connect(action, &QAction::triggered, this, [this, each] { addFrom(each); });
    }
}

void ListPane::showState()
{
    const bool none = m_model.rowCount() == 0;
    const bool filtered = !none && m_proxy->rowCount() == 0;
    if (filtered) {
        m_empty->setTexts(tr("Nothing fits the filter"),
                          tr("The filter looks at names, ids, paths, hosts, targets and plugins."));
        m_empty->setActionText(tr("Clear the filter"));
    } else if (none && kind() == Kind::Route) {
        m_empty->setTexts(tr("No routes yet"),
                          tr("A route says which requests are meant and where they go. Without "
                             "one every request is answered with 404."));
        m_empty->setActionText(tr("Add a route"));
    } else if (none) {
        m_empty->setTexts(tr("Nothing here yet"),
                          tr("Resources of this kind are shared between routes."));
        m_empty->setActionText(tr("Add"));
    }
    m_filter->setPlaceholderText(filterHint(kind()));
    m_stack->setCurrentWidget(none || filtered ? static_cast<QWidget *>(m_empty) : m_table);
}

bool ListPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !currentId().isEmpty()) {
            emit opened(currentId());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ListPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

} // namespace gatehouse::ui
