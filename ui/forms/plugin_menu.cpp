// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/plugin_menu.h"

#include "gateway/plugin/registry.h"
#include "ui/forms/schema_view.h"
#include "ui/widgets/search_field.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

PluginMenu::PluginMenu(const plugin::Registry &plugins, const QStringList &names, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_search(new SearchField)
    , m_list(new QListWidget)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_search);
    column->addWidget(m_list);
    m_search->setPlaceholderText(tr("Find a plugin"));
    m_search->setAccessibleName(tr("Find a plugin"));
    m_list->setAccessibleName(tr("Plugins"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const QString &name : names) {
        const plugin::Spec *spec = plugins.find(name);
        if (!spec)
            continue;
        auto *item =
            new QListWidgetItem(tr("%1 – %2").arg(name, titleOf(name, spec->schema)), m_list);
        item->setData(Qt::UserRole, name);
        item->setToolTip(descriptionOf(spec->schema));
        item->setSizeHint(QSize(0, 28));
    }
    m_list->setCurrentRow(0);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &PluginMenu::filter);
    connect(m_list, &QListWidget::itemClicked, this, &PluginMenu::take);
    connect(m_list, &QListWidget::itemActivated, this, &PluginMenu::take);
}

void PluginMenu::openAt(QWidget *button)
{
    resize(400, std::min(360, 64 + 28 * m_list->count()));
    const QRect screen = button->screen()->availableGeometry();
    QPoint at = button->mapToGlobal(QPoint(0, button->height() + 2));
    if (at.y() + height() > screen.bottom())
        at.setY(std::max(screen.top(), button->mapToGlobal(QPoint(0, 0)).y() - height() - 2));
    at.setX(std::min(at.x(), screen.right() - width()));
    move(at);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

void PluginMenu::filter(const QString &text)
{
    int first = -1;
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        const bool fitting = item->text().contains(text, Qt::CaseInsensitive)
            || item->toolTip().contains(text, Qt::CaseInsensitive);
        item->setHidden(!fitting);
        if (fitting && first < 0)
            first = i;
    }
    m_list->setCurrentRow(first);
}

void PluginMenu::take()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || item->isHidden())
        return;
    const QString name = item->data(Qt::UserRole).toString();
    close();
    emit chosen(name);
}

bool PluginMenu::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) {
        QCoreApplication::sendEvent(m_list, event);
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        take();
        return true;
    }
    if (key->key() == Qt::Key_Escape && m_search->text().isEmpty()) {
        close();
        return true;
    }
    return false;
}

} // namespace gatehouse::ui
