// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/places_pane.h"

#include "ui/shell/place.h"
#include "ui/shell/places_delegate.h"
#include "ui/shell/places_model.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QListView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace gatehouse::ui {

PlacesPane::PlacesPane(QWidget *parent)
    : QWidget(parent)
    , m_topModel(new PlacesModel(this))
    , m_bottomModel(new PlacesModel(this))
    , m_top(new QListView)
    , m_bottom(new QListView)
{
    m_top->setModel(m_topModel);
    m_bottom->setModel(m_bottomModel);
    m_bottom->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_bottom->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 8);
    column->addWidget(m_top, 1);
    column->addWidget(m_bottom);
    watch(m_top);
    watch(m_bottom);
    setMinimumWidth(NarrowWidth);
    setMaximumWidth(320);
    setFocusProxy(m_top);
    retranslateUi();
}

void PlacesPane::watch(QListView *view)
{
    view->setItemDelegate(new PlacesDelegate(view));
    view->setFrameShape(QFrame::NoFrame);
    view->setUniformItemSizes(true);
    view->setMouseTracking(true);
    view->viewport()->setAutoFillBackground(false);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this, view](const QModelIndex &index) { onCurrent(view, index); });
}

void PlacesPane::add(Place *place, const QString &shortcut)
{
    (place->atBottom() ? m_bottomModel : m_topModel)->add(place, shortcut);
    const int rows = m_bottomModel->rowCount();
    m_bottom->setVisible(rows > 0);
    m_bottom->setFixedHeight(rows * m_bottom->sizeHintForRow(0));
}

void PlacesPane::onCurrent(const QListView *view, const QModelIndex &index)
{
    if (m_marking || !index.isValid())
        return;
    const auto *model = static_cast<const PlacesModel *>(view->model());
    emit chosen(model->at(index.row())->id());
}

void PlacesPane::setCurrent(const QString &id)
{
    const QScopedValueRollback guard(m_marking, true);
    for (QListView *view : {m_top, m_bottom}) {
        const int row = static_cast<PlacesModel *>(view->model())->rowOf(id);
        if (row < 0)
            view->selectionModel()->clear();
        else
            view->setCurrentIndex(view->model()->index(row, 0));
    }
}

void PlacesPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void PlacesPane::retranslateUi()
{
    m_top->setAccessibleName(tr("Places"));
    m_bottom->setAccessibleName(tr("Program"));
    m_topModel->retranslate();
    m_bottomModel->retranslate();
}

void PlacesPane::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(this).window);
}

} // namespace gatehouse::ui
