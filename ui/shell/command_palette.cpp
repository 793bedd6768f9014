// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/shell/palette_delegate.h"
#include "ui/shell/palette_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace gatehouse::ui {

CommandPalette::CommandPalette(QWidget *window)
    : QDialog(window, Qt::Dialog | Qt::FramelessWindowHint)
    , m_input(new QLineEdit)
    , m_list(new QListView)
    , m_nothing(new TextLabel(TextRole::Base, Tone::Tertiary))
    , m_model(new PaletteModel(this))
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setContentsMargins(12, 0, 12, 8);
    m_nothing->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_input);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    m_input->installEventFilter(this);
    connect(m_input, &QLineEdit::textEdited, this, &CommandPalette::onPattern);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runRow);
}

void CommandPalette::openWith(QList<PaletteItem> items, const QString &placeholder,
                              const QString &emptyText)
{
    m_input->clear();
    m_input->setPlaceholderText(placeholder);
    m_input->setAccessibleName(placeholder);
    m_list->setAccessibleName(placeholder);
    setAccessibleName(placeholder);
    setWindowTitle(placeholder);
    m_nothing->setText(emptyText);
    m_model->setItems(std::move(items), m_recent);
    selectFirst();
    const QWidget *window = parentWidget();
    const int width = std::min(560, window->width() - 32);
    resize(width, std::min(400, window->height() - 96));
    move(window->mapToGlobal(QPoint((window->width() - width) / 2, 72)));
    show();
    raise();
    activateWindow();
    m_input->setFocus();
}

void CommandPalette::onPattern(const QString &pattern)
{
    m_model->setPattern(pattern);
    selectFirst();
}

void CommandPalette::selectFirst()
{
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_nothing->setVisible(m_model->rowCount() == 0);
}

void CommandPalette::runRow(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const PaletteItem item = m_model->itemAt(index.row());
    m_recent.removeAll(item.id);
    m_recent.prepend(item.id);
    m_recent = m_recent.mid(0, MaximumRecent);
    close();
    if (item.run)
        item.run();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_input || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const int rows = m_model->rowCount();
    int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runRow(m_list->currentIndex());
        return true;
    case Qt::Key_Down:
        row = row + 1 < rows ? row + 1 : 0;
        break;
    case Qt::Key_Up:
        row = row > 0 ? row - 1 : rows - 1;
        break;
    case Qt::Key_PageDown:
        row = std::min(rows - 1, row + 10);
        break;
    case Qt::Key_PageUp:
        row = std::max(0, row - 10);
        break;
    default:
        return false;
    }
    m_list->setCurrentIndex(m_model->index(row, 0));
    return true;
}

bool CommandPalette::event(QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate)
        close();
    return QDialog::event(event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setPen(theme.controlBorder);
    painter.setBrush(theme.surface);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace gatehouse::ui
