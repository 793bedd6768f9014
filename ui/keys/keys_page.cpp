// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/keys_page.h"

#include "app/session/session.h"
#include "ui/keys/create_key_dialog.h"
#include "ui/keys/keychain_banner.h"
#include "ui/keys/keys_model.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/section_header.h"

#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;
using config::Kind;

KeysPage::KeysPage(app::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new KeysModel(this))
    , m_header(new SectionHeader(QString(), TextRole::Title))
    , m_create(new QPushButton)
    , m_keychain(new KeychainBanner(session.secrets()))
    , m_hint(new Banner)
    , m_confirm(new Banner)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(u"keys"_s))
    , m_table(new QTableView)
    , m_toggle(new QPushButton)
    , m_revoke(new QPushButton)
{
    setObjectName(u"keys"_s);
    buildTable();
    arrange();
    connect(m_create, &QPushButton::clicked, this, &KeysPage::openCreate);
    connect(m_empty, &EmptyState::actionTriggered, this, &KeysPage::openCreate);
    connect(m_toggle, &QPushButton::clicked, this, &KeysPage::toggleSelected);
    connect(m_revoke, &QPushButton::clicked, this, &KeysPage::askToRevoke);
    connect(m_confirm, &Banner::actionTriggered, this, &KeysPage::revoke);
    connect(m_confirm, &Banner::dismissed, this, [this] { m_doomed.reset(); });
    connect(&session.draft(), &app::Draft::changed, this, &KeysPage::reload);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &KeysPage::showSelection);
    retranslateUi();
    reload();
}

void KeysPage::buildTable()
{
    m_table->setObjectName(u"keys.table"_s);
    m_table->setModel(m_model);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(KeysModel::LabelColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(KeysModel::ConsumerColumn, 200);
    m_table->setColumnWidth(KeysModel::PrefixColumn, 160);
    m_table->setColumnWidth(KeysModel::EnabledColumn, 110);
    m_table->setColumnWidth(KeysModel::CreatedColumn, 160);
}

void KeysPage::arrange()
{
    m_create->setObjectName(u"keys.create"_s);
    m_toggle->setObjectName(u"keys.toggle"_s);
    m_revoke->setObjectName(u"keys.revoke"_s);
    m_confirm->setObjectName(u"keys.confirm"_s);
    m_header->addControl(m_toggle);
    m_header->addControl(m_revoke);
    m_header->addControl(m_create);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(12);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_header, m_keychain, m_hint, m_confirm})
        column->addWidget(widget);
    column->addWidget(m_stack, 1);
}

QList<QWidget *> KeysPage::panes() const
{
    return {m_header, m_table};
}

void KeysPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void KeysPage::retranslateUi()
{
    m_header->setTitle(tr("Keys"));
    m_header->setExplanation(tr("A consumer proves with a key who it is."));
    m_create->setText(tr("New key…"));
    m_revoke->setText(tr("Revoke…"));
    m_table->setAccessibleName(tr("Keys"));
    m_empty->setTexts(tr("No keys yet"),
                      tr("Make a key for each program that calls your routes. Routes with the "
                         "plugin key-auth then answer only those that send one."));
    m_empty->setActionText(tr("New key…"));
    m_model->retranslate();
    showSelection();
}

bool KeysPage::keysAreAsked() const
{
    const config::Document &document = m_session.draft().document();
    for (const Kind kind : {Kind::Route, Kind::Service, Kind::PluginConfig, Kind::GlobalRule}) {
        for (const QJsonObject &resource : document.resources(kind)) {
            if (resource.value("plugins"_L1).toObject().contains("key-auth"_L1))
                return true;
        }
    }
    return false;
}

void KeysPage::reload()
{
    const std::optional<app::KeyInfo> before = selected();
    m_model->setKeys(app::KeyService::keys(m_session.draft().document()));
    if (before)
        select(before->consumer, before->credentialId);
    const bool any = m_model->rowCount() > 0;
    m_stack->setCurrentIndex(any ? 1 : 0);
    m_create->setVisible(any);
    m_toggle->setVisible(any);
    m_revoke->setVisible(any);
    if (any && !keysAreAsked())
        m_hint->showMessage(Banner::Level::Info,
                            tr("No route asks for a key. Add the plugin key-auth to a route, and "
                               "only requests with a key get through."));
    else
        m_hint->clear();
    showSelection();
}

std::optional<app::KeyInfo> KeysPage::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return std::nullopt;
    return m_model->at(rows.first().row());
}

void KeysPage::select(const QString &consumer, const QString &credentialId)
{
    const int row = m_model->rowOf(consumer, credentialId);
    if (row >= 0)
        m_table->selectRow(row);
}

void KeysPage::showSelection()
{
    const std::optional<app::KeyInfo> key = selected();
    m_toggle->setEnabled(key.has_value());
    m_revoke->setEnabled(key.has_value());
    m_toggle->setText(key && !key->enabled ? tr("Enable") : tr("Disable"));
    if (m_doomed && (!key || *key != *m_doomed)) {
        m_doomed.reset();
        m_confirm->clear();
    }
}

} // namespace gatehouse::ui
