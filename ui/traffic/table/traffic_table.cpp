// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/traffic_table.h"

#include "ui/theme/theme.h"
#include "ui/traffic/table/column_chooser.h"
#include "ui/traffic/table/status_cell.h"
#include "ui/traffic/table/tail_badge.h"
#include "ui/traffic/table/traffic_model.h"
#include "ui/traffic/table/waterfall_cell.h"
#include "ui/widgets/method_label.h"

#include <QDateTime>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace gatehouse::ui {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int RowHeight = 28;
constexpr int HeaderHeight = 30;
const QString EventsMark = u"  \u00B7 "_s;

// Without room the path is cut, not the count of events after it.
class PathCell final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const qsizetype mark = option->text.lastIndexOf(EventsMark);
        if (mark < 0)
            return;
        const QString events = option->text.sliced(mark);
        const int room = option->rect.width() - 18 - option->fontMetrics.horizontalAdvance(events);
        option->text = option->fontMetrics.elidedText(option->text.first(mark), Qt::ElideRight,
                                                      std::max(room, 24))
            + events;
    }
};

} // namespace

TrafficTable::TrafficTable(TrafficModel &model, QSettings *settings, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_waterfall(new WaterfallCell(this))
    , m_badge(new TailBadge(this))
{
    setObjectName(u"trafficTable"_s);
    setModel(&model);
    setUp(settings);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &TrafficTable::rowsCame);
    connect(&model, &QAbstractItemModel::modelReset, this, &TrafficTable::viewChanged);
    connect(&model, &TrafficModel::countsChanged, this, &TrafficTable::settle);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TrafficTable::scrolled);
    connect(m_badge, &TailBadge::resumeRequested, this, &TrafficTable::followTail);
    connect(this, &QAbstractItemView::doubleClicked, this, &TrafficTable::inspectRequested);
    connect(&m_tick, &QTimer::timeout, this, &TrafficTable::tick);
    m_tick.start(250ms);
    retranslateUi();
}

void TrafficTable::setUp(QSettings *settings)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    setFrameShape(NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(RowHeight);
    verticalHeader()->setDefaultSectionSize(RowHeight);
    QHeaderView *header = horizontalHeader();
    header->setFixedHeight(HeaderHeight);
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(40);
    setItemDelegateForColumn(int(TrafficColumn::Method), new MethodDelegate(this));
    setItemDelegateForColumn(int(TrafficColumn::Path), new PathCell(this));
    setItemDelegateForColumn(int(TrafficColumn::Status), new StatusCell(this));
    setItemDelegateForColumn(int(TrafficColumn::Waterfall), m_waterfall);
    m_columns = new ColumnChooser(this, settings);
    header->setSectionResizeMode(int(TrafficColumn::Path), QHeaderView::Stretch);
}

void TrafficTable::setFollowing(bool on)
{
    if (std::exchange(m_following, on) == on)
        return;
    m_restsAt = m_model.log().end();
    showBadge();
    emit followingChanged(on);
}

void TrafficTable::followTail()
{
    m_model.setFrozen(false);
    setFollowing(true);
    const QScopedValueRollback moving(m_moving, true);
    clearSelection();
    setCurrentIndex({});
    scrollToBottom();
    showBadge();
}

void TrafficTable::rest()
{
    setFollowing(false);
}

void TrafficTable::rowsCame()
{
    if (!m_following)
        return;
    const QScopedValueRollback moving(m_moving, true);
    scrollToBottom();
}

void TrafficTable::scrolled(int value)
{
    if (m_moving)
        return;
    const bool atEnd = value >= verticalScrollBar()->maximum();
    if (!atEnd)
        rest();
    else if (m_currentId == 0 && !m_model.isFrozen())
        setFollowing(true);
}

void TrafficTable::showBadge()
{
    const bool paused = m_model.isFrozen() || (!m_following && m_model.rowCount() > 0);
    const qint64 came = m_following ? 0 : m_model.shownSince(m_restsAt);
    m_badge->setState(paused, came + m_model.heldBack());
}

void TrafficTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    const quint64 id = current.isValid() ? m_model.rowAt(current.row()).id : 0;
    if (id != 0 && !m_moving)
        rest();
    if (std::exchange(m_currentId, id) != id)
        emit currentIdChanged(id);
}

void TrafficTable::select(quint64 id)
{
    const int row = m_model.viewRowOf(id);
    if (row >= 0)
        setCurrentIndex(m_model.index(row, int(TrafficColumn::Path)));
}

// A changed filter makes a new view; the exchange that is looked at stays the chosen one if it is
// in it, else the tail is followed again.
void TrafficTable::viewChanged()
{
    m_unsettled = true;
}

void TrafficTable::settle()
{
    if (m_unsettled && !m_model.isScanning()) {
        m_unsettled = false;
        const int row = m_currentId == 0 ? -1 : m_model.viewRowOf(m_currentId);
        const QScopedValueRollback moving(m_moving, true);
        if (row >= 0) {
            setCurrentIndex(m_model.index(row, int(TrafficColumn::Path)));
            scrollTo(currentIndex(), PositionAtCenter);
        } else {
            if (std::exchange(m_currentId, 0) != 0)
                emit currentIdChanged(0);
            setFollowing(true);
            scrollToBottom();
        }
    }
    showBadge();
}

void TrafficTable::tick()
{
    if (!m_model.hasLive() || !isVisible())
        return;
    for (const auto column :
         {TrafficColumn::Status, TrafficColumn::Duration, TrafficColumn::Waterfall}) {
        const int x = columnViewportPosition(int(column));
        viewport()->update(x, 0, columnWidth(int(column)), viewport()->height());
    }
}

void TrafficTable::paintEvent(QPaintEvent *event)
{
    const int first = std::max(rowAt(0), 0);
    const int under = rowAt(viewport()->height() - 1);
    const int last = under < 0 ? m_model.rowCount() - 1 : under;
    const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1000;
    qint64 from = std::numeric_limits<qint64>::max(), to = 0;
    for (int i = first; i <= last; ++i) {
        const TrafficRow &row = m_model.rowAt(i);
        from = std::min(from, row.startedUs);
        to = std::max(to, row.isLive() ? now : row.startedUs + std::max<qint64>(row.durationUs, 0));
    }
    if (last >= first)
        m_waterfall->setWindow(from, to, now);
    QTableView::paintEvent(event);
    if (m_model.rowCount() == 0 && !m_model.isScanning()) {
        QPainter painter(viewport());
        painter.setPen(themeOf(this).secondary);
        painter.drawText(viewport()->rect().adjusted(16, 0, -16, 0),
                         Qt::AlignCenter | Qt::TextWordWrap,
                         m_model.total() > 0 ? tr("No exchange fits the filter.") : QString());
    }
}

void TrafficTable::resizeEvent(QResizeEvent *event)
{
    const QScopedValueRollback moving(m_moving, true);
    m_columns->fit(viewport()->width());
    QTableView::resizeEvent(event);
    if (m_following)
        scrollToBottom();
    showBadge();
}

// An item view would choose its first row, which ends following.
void TrafficTable::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TrafficTable::keyPressEvent(QKeyEvent *event)
{
    const bool arrow = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (arrow && m_currentId == 0 && m_model.rowCount() > 0) { // begins with the newest
        const int under = rowAt(viewport()->height() - RowHeight / 2);
        setCurrentIndex(
            m_model.index(under < 0 ? m_model.rowCount() - 1 : under, int(TrafficColumn::Path)));
        event->accept();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_currentId != 0) {
        emit inspectRequested();
        event->accept();
    } else if (event->key() == Qt::Key_Escape && m_currentId != 0) {
        clearSelection();
        setCurrentIndex({});
        event->accept();
    } else {
        QTableView::keyPressEvent(event);
    }
}

void TrafficTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QTableView::changeEvent(event);
}

void TrafficTable::retranslateUi()
{
    setAccessibleName(tr("Exchanges"));
    setAccessibleDescription(tr("One row for each request that went through the gateway"));
    emit m_model.headerDataChanged(Qt::Horizontal, 0, TrafficColumnCount - 1);
}

} // namespace gatehouse::ui
