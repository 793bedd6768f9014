// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/inspector/field_table.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

class ToneDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
    }
};

} // namespace

FieldTable::FieldTable(Look look, QWidget *parent)
    : QTableView(parent)
    , m_copy(new QAction(this))
{
    setModel(&m_fields);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setFrameShape(NoFrame);
    setTabKeyNavigation(false);
    setWordWrap(look == Look::Facts);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(24);
    verticalHeader()->setDefaultSectionSize(24);
    horizontalHeader()->setVisible(look == Look::Headers);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->resizeSection(FieldModel::Name, look == Look::Facts ? 110 : 140);
    setItemDelegateForColumn(FieldModel::Name, new ToneDelegate(this));
    setContextMenuPolicy(Qt::ActionsContextMenu);
    m_copy->setIcon(icon(u"copy"_s));
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    connect(m_copy, &QAction::triggered, this, &FieldTable::copy);
    addAction(m_copy);
    retranslateUi();
}

void FieldTable::setFields(const QList<NamedValue> &fields)
{
    m_fields.setFields(fields);
    if (wordWrap())
        resizeRowsToContents(); // some ten rows
}

QString FieldTable::textToCopy() const
{
    QString text;
    for (int row = 0; row < m_fields.rowCount(); ++row) {
        if (selectionModel()->hasSelection()
            && !selectionModel()->isRowSelected(row, QModelIndex()))
            continue;
        const NamedValue &field = m_fields.fields().at(row);
        text += field.name + u": "_s + field.value + u'\n';
    }
    return text;
}

void FieldTable::copy()
{
    QGuiApplication::clipboard()->setText(textToCopy());
}

void FieldTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QTableView::changeEvent(event);
}

void FieldTable::retranslateUi()
{
    m_copy->setText(tr("Copy"));
    emit m_fields.headerDataChanged(Qt::Horizontal, 0, FieldModel::ColumnCount - 1);
}

} // namespace gatehouse::ui
