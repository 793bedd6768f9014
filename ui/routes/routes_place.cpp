// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/routes_place.h"

#include "ui/routes/list_pane.h"
#include "ui/routes/problems.h"
#include "ui/routes/resource_form.h"
#include "ui/routes/resource_model.h"
#include "ui/routes/resource_pane.h"
#include "ui/widgets/format.h"

#include <QSplitter>
#include <QTableView>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

RoutesPlace::RoutesPlace(DocumentEditor &editor, const plugin::Registry &plugins,
                         metrics::Board *board, QObject *parent)
    : Place(parent)
    , m_editor(editor)
    , m_plugins(plugins)
    , m_board(board)
    , m_problems(new Problems(editor, plugins, this))
{
    connect(m_problems, &Problems::changed, this, &Place::badgeChanged);
    connect(&editor, &DocumentEditor::changed, this, &Place::badgeChanged);
}

QString RoutesPlace::id() const
{
    return u"routes"_s;
}

QString RoutesPlace::title() const
{
    return tr("Routes");
}

QString RoutesPlace::iconName() const
{
    return u"routes"_s;
}

PlaceBadge RoutesPlace::badge() const
{
    if (const qsizetype problems = m_problems->all().size(); problems > 0)
        return {tr("%1 !", "number of problems").arg(Format::count(problems)), Tone::Danger};
    return {Format::count(m_editor.document().resources(config::Kind::Route).size()),
            Tone::Secondary};
}

QWidget *RoutesPlace::createWidget()
{
    auto *splitter = new QSplitter;
    splitter->setObjectName(u"routesPlace"_s);
    m_widget = splitter;
    m_model = new ResourceModel(m_editor, *m_problems, m_board, splitter);
    m_list = new ListPane(m_editor, *m_model);
    m_pane = new ResourcePane(m_editor, *m_problems, m_plugins);
    m_pane->form()->setHealth(m_health);
    splitter->addWidget(m_list);
    splitter->addWidget(m_pane);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    m_list->setMinimumWidth(360);
    m_pane->hide();
    connect(m_list, &ListPane::currentChanged, this, &RoutesPlace::showResource);
    connect(m_list, &ListPane::kindChanged, this, [this] { m_pane->hide(); });
    connect(m_list, &ListPane::opened, this, [this](const QString &id) {
        showResource(id);
        m_pane->focusAt({});
    });
    connect(m_pane, &ResourcePane::closeRequested, this, &RoutesPlace::closePane);
    connect(&m_editor, &DocumentEditor::renamed, this,
            [this](config::Kind kind, const QString &, const QString &to) {
                if (kind == m_list->kind() && m_pane->resource().id == to)
                    m_list->select(to);
            });
    if (m_registry)
        addListActions(*m_registry);
    if (!m_wanted.id.isEmpty())
        open(m_wanted, m_wantedPointer);
    return splitter;
}

void RoutesPlace::showResource(const QString &id)
{
    const bool there = m_editor.document().indexOf(m_list->kind(), id) >= 0;
    if (there)
        m_pane->setResource({m_list->kind(), id});
    m_pane->setVisible(there);
}

void RoutesPlace::closePane()
{
    m_pane->hide();
    m_list->table()->setFocus(Qt::OtherFocusReason);
}

void RoutesPlace::open(const ResourceRef &ref, const QString &pointer)
{
    m_wanted = ref;
    m_wantedPointer = pointer;
    if (!m_widget)
        return;
    m_list->setKind(ref.kind);
    m_list->select(ref.id);
    showResource(ref.id);
    m_pane->focusAt(pointer);
}

QList<QWidget *> RoutesPlace::panes() const
{
    if (!m_widget)
        return {};
    QList<QWidget *> parts{m_list};
    if (!m_pane->isHidden())
        parts << m_pane;
    return parts;
}

QList<PaletteItem> RoutesPlace::goToItems(std::function<void(ResourceRef)> show) const
{
    QList<PaletteItem> items;
    for (const config::Kind kind : {config::Kind::Route, config::Kind::Service,
                                    config::Kind::Upstream, config::Kind::Consumer}) {
        const QList<QJsonObject> &list = m_editor.document().resources(kind);
        for (qsizetype i = 0; i < list.size(); ++i) {
            const ResourceRef ref{kind, config::resourceId(list[i], i)};
            const QString path = list[i].value("uri"_L1).toString();
            items.append({QString(config::sectionName(kind) + u'/' + ref.id),
                          DocumentEditor::nameOf(ref, list[i]),
                          path.isEmpty() ? DocumentEditor::kindName(kind) : path, u"routes"_s,
                          QString(), [show, ref] { show(ref); }});
        }
    }
    return items;
}

} // namespace gatehouse::ui
