// Where the rows of a pane are, and how they are painted: all have one height, so nothing is kept of them.

#include "ui/common/metrics.h"
#include "ui/common/tokens.h"
#include "ui/item/grid_headers.h"
#include "ui/item/grid_pane.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace rf::ui {

namespace {

int clamped(qint64 pixels) {
    return int(std::clamp<qint64>(pixels, INT_MIN / 2, INT_MAX / 2));
}

} // namespace

void GridPane::setModel(QAbstractItemModel* model) {
    QTableView::setModel(model);
    verticalHeader()->setModel(m_noRows);
    if (!model) return;
    using Model = QAbstractItemModel;
    for (const auto signal : {&Model::rowsInserted, &Model::rowsRemoved})
        connect(model, signal, this, &GridPane::rowsChanged);
    connect(model, &Model::modelReset, this, &GridPane::rowsChanged);
    connect(model, &Model::rowsMoved, this, &GridPane::rowsChanged);
    connect(model, &Model::layoutChanged, this, &GridPane::rowsChanged);
    connect(model, &Model::headerDataChanged, this, [this] {
        if (m_numbers) m_numbers->update();
    });
}

/// The vertical header has no rows to select.
void GridPane::setSelectionModel(QItemSelectionModel* selection) {
    horizontalHeader()->setSelectionModel(selection);
    QAbstractItemView::setSelectionModel(selection);
    if (m_numbers && selection) {
        const auto repaint = [this] { m_numbers->update(); };
        connect(selection, &QItemSelectionModel::selectionChanged, m_numbers, repaint);
    }
}

void GridPane::rowsChanged() {
    updateGeometries();
    viewport()->update();
    if (m_numbers) m_numbers->update();
}

// Rows

int GridPane::verticalOffset() const {
    return verticalScrollBar()->value();
}

int GridPane::rowTop(int row) const {
    return clamped(qint64(row) * rowHeightNow() - verticalOffset());
}

int GridPane::firstRowInView() const {
    return qMin(verticalOffset() / rowHeightNow(), rowCount() - 1 + (rowCount() == 0));
}

int GridPane::lastRowInView() const {
    return qMin(rowCount(), clamped((qint64(verticalOffset()) + viewport()->height() - 1) / rowHeightNow()) + 1) - 1;
}

int GridPane::rowNear(int y) const {
    const qint64 at = qint64(verticalOffset()) + y;
    return int(std::clamp<qint64>(at < 0 ? 0 : at / rowHeightNow(), 0, qMax(0, rowCount() - 1)));
}

int GridPane::columnNear(int x) const {
    const int column = columnAt(x);
    if (column >= 0 && !isColumnHidden(column)) return column;
    return edgeColumn(x < 0);
}

QModelIndex GridPane::indexAt(const QPoint& at) const {
    const qint64 y = qint64(verticalOffset()) + at.y();
    const int column = columnAt(at.x());
    if (y < 0 || y / rowHeightNow() >= rowCount() || column < 0) return {};
    return model()->index(int(y / rowHeightNow()), column);
}

QRect GridPane::visualRect(const QModelIndex& index) const {
    if (!index.isValid()) return {};
    const int wide = isColumnHidden(index.column()) ? 0 : columnWidth(index.column());
    return {columnViewportPosition(index.column()), rowTop(index.row()), wide, rowHeightNow()};
}

void GridPane::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (!index.isValid()) return;
    const auto show = [hint](QScrollBar* bar, qint64 begin, int size, int view) {
        qint64 to = bar->value();
        if (hint == PositionAtCenter)
            to = begin - (view - size) / 2;
        else if (hint == PositionAtTop || begin < to || size >= view)
            to = begin;
        else if (hint == PositionAtBottom || begin + size > to + view)
            to = begin + size - view;
        bar->setValue(clamped(to));
    };
    show(verticalScrollBar(), qint64(index.row()) * rowHeightNow(), rowHeightNow(), viewport()->height());
    if (isColumnHidden(index.column())) return;
    const auto* header = horizontalHeader();
    if (hint == PositionAtTop || hint == PositionAtBottom) hint = EnsureVisible;
    show(horizontalScrollBar(), header->sectionPosition(index.column()), header->sectionSize(index.column()),
         viewport()->width());
}

void GridPane::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) {
    if (!selectionModel() || rowCount() == 0 || edgeColumn(true) < 0) return;
    const QModelIndex from = model()->index(rowNear(rect.top()), columnNear(rect.left()));
    const QModelIndex to = model()->index(rowNear(rect.bottom()), columnNear(rect.right()));
    const int left = qMin(from.column(), to.column()), right = qMax(from.column(), to.column());
    selectionModel()->select(QItemSelection(from.siblingAtColumn(left), to.siblingAtColumn(right)), command);
}

QRegion GridPane::visualRegionForSelection(const QItemSelection& selection) const {
    QRegion region;
    const int first = firstRowInView(), last = lastRowInView();
    for (const QItemSelectionRange& range : selection) {
        const int top = qMax(first, range.top()), bottom = qMin(last, range.bottom());
        if (top <= bottom) region += QRect(0, rowTop(top), viewport()->width(), (bottom - top + 1) * rowHeightNow());
    }
    return region;
}

// Geometry

int GridPane::numbersWidth() const {
    return m_numbers ? m_numbers->wantedWidth(rowCount()) : 0;
}

void GridPane::updateGeometries() {
    if (m_placing) return;
    m_placing = true;
    for (int pass = 0; pass < 3; ++pass) { // a scroll bar that comes takes room from the other
        const QSize before = viewport()->size();
        placeParts();
        if (viewport()->size() == before) break;
    }
    m_placing = false;
    QAbstractItemView::updateGeometries();
    emit rowsInViewChanged();
}

void GridPane::placeParts() {
    const int left = numbersWidth();
    setViewportMargins(left, kGridHeader, 0, 0);
    placeBars();
    const QRect area = viewport()->geometry();
    horizontalHeader()->setGeometry(area.left(), area.top() - kGridHeader, area.width(), kGridHeader);
    if (m_numbers) m_numbers->setGeometry(area.left() - left, area.top(), left, area.height());
}

void GridPane::placeBars() {
    auto* down = verticalScrollBar();
    const int tall = viewport()->height(), wide = viewport()->width();
    down->setSingleStep(rowHeightNow());
    down->setPageStep(qMax(rowHeightNow(), tall - rowHeightNow())); // a row of the page before stays to go on from
    down->setRange(0, clamped(qMax<qint64>(0, qint64(rowCount()) * rowHeightNow() - tall)));
    auto* across = horizontalScrollBar();
    across->setSingleStep(qMax(20, wide / 20));
    across->setPageStep(wide);
    across->setRange(0, qMax(0, horizontalHeader()->length() - wide));
    horizontalHeader()->setOffset(across->value());
}

void GridPane::scrollContentsBy(int dx, int dy) {
    if (dx != 0) horizontalHeader()->setOffset(horizontalScrollBar()->value());
    viewport()->scroll(dx, dy);
    if (dy == 0) return;
    if (m_numbers) m_numbers->scroll(0, dy);
    emit rowsInViewChanged();
}

// Painting

void GridPane::paintEvent(QPaintEvent* event) {
    if (!model()) return;
    QPainter painter(viewport());
    const QRect dirty = event->region().boundingRect();
    QList<Strip> strips;
    for (const int column : shownColumns()) {
        const Strip strip{column, columnViewportPosition(column), columnWidth(column)};
        if (strip.left <= dirty.right() && strip.left + strip.width > dirty.left()) strips << strip;
    }
    if (strips.isEmpty() || rowCount() == 0) return;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int last = qMin(lastRowInView(), rowNear(dirty.bottom()));
    for (int row = rowNear(dirty.top()); row <= last; ++row) paintRow(&painter, &option, row, strips);
    if (const QRect handle = fillHandle(); handle.intersects(dirty)) {
        painter.fillRect(handle, color(Token::Base));
        painter.fillRect(handle.adjusted(1, 1, 0, 0), color(Token::AccentText));
    }
    if (m_fillTo < 0) return;
    painter.setPen(QPen(color(Token::AccentText), 1, Qt::DashLine));
    painter.drawRect(fillArea().adjusted(0, 0, -1, -1));
}

QRect GridPane::fillHandle() const {
    constexpr int kHandle = 7;
    const QModelIndex at = currentIndex();
    if (!at.isValid() || isColumnHidden(at.column()) || state() == EditingState) return {};
    if (!hasFocus() || !(model()->flags(at) & Qt::ItemIsEditable)) return {};
    const QRect cell = visualRect(at);
    return {cell.right() - kHandle + 1, cell.bottom() - kHandle, kHandle, kHandle};
}

/// The rows the handle was dragged over, the cell itself included.
QRect GridPane::fillArea() const {
    return visualRect(currentIndex()) | visualRect(currentIndex().siblingAtRow(m_fillTo));
}

void GridPane::paintRow(QPainter* painter, QStyleOptionViewItem* option, int row, const QList<Strip>& strips) {
    const bool selected = selectionModel() && selectionModel()->isSelected(model()->index(row, strips.first().column));
    const QModelIndex current = currentIndex();
    const int focused = current.row() == row && hasFocus() ? current.column() : -1;
    const int top = rowTop(row), height = rowHeightNow();
    option->state.setFlag(QStyle::State_Selected, selected);
    for (const Strip& strip : strips) {
        const QModelIndex index = model()->index(row, strip.column);
        option->rect = QRect(strip.left, top, strip.width, height);
        option->index = index;
        option->state.setFlag(QStyle::State_HasFocus, strip.column == focused);
        itemDelegate()->paint(painter, *option, index);
    }
}

} // namespace rf::ui
