#include "ui/item/grid_pane.h"

#include "models/items/items_model.h"
#include "ui/common/density.h"
#include "ui/common/metrics.h"
#include "ui/item/grid_headers.h"
#include "ui/item/typed_editor.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QScrollBar>

namespace rf::ui {

using models::ItemsModel;

namespace {

/// A model of no rows.
class NoRows : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;
    int rowCount(const QModelIndex&) const override { return 0; }
    int columnCount(const QModelIndex&) const override { return 0; }
    QVariant data(const QModelIndex&, int) const override { return {}; }
};

constexpr int kMostRowsToSearch = 5'000; ///< by typing: each asks for its text

} // namespace

GridPane::GridPane(Part part, QWidget* parent) : QTableView(parent), m_part(part), m_noRows(new NoRows(this)) {
    for (auto* corner : findChildren<QAbstractButton*>(QString(), Qt::FindDirectChildrenOnly)) corner->hide();
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    Density::follow(verticalHeader(), kGridRow);
    connect(&Density::instance(), &Density::changed, this, [this] {
        updateGeometries();
        viewport()->update();
    });
    setFrameShape(NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setWordWrap(false);
    setShowGrid(false); // the delegate draws the lines
    setContextMenuPolicy(Qt::CustomContextMenu);
    setMouseTracking(true);
    if (part == Part::Rest) return;
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_numbers = new RowNumbers(this);
}

void GridPane::keyboardSearch(const QString& search) {
    if (model()->rowCount() <= kMostRowsToSearch) QTableView::keyboardSearch(search);
}

bool GridPane::beginEdit(const QModelIndex& index) {
    if (!index.isValid()) return false;
    if (isColumnHidden(index.column()))
        return m_partner && !m_partner->isColumnHidden(index.column()) && m_partner->beginEdit(index);
    setFocus(Qt::OtherFocusReason);
    return edit(index, EditKeyPressed, nullptr);
}

QList<int> GridPane::shownColumns() const {
    QList<int> columns;
    const auto* header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (!isColumnHidden(column)) columns << column;
    }
    return columns;
}

bool GridPane::edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) {
    const bool asked = trigger == EditKeyPressed || trigger == DoubleClicked;
    if (asked && index.isValid() && state() != EditingState) {
        const QVariant type = index.data(ItemsModel::TypeRole);
        const bool inside = type.isValid() && type.toInt() >= 0 && models::isContainer(models::ValueType(type.toInt()));
        if (inside) {
            emit openRequested(index);
            return true;
        }
        if (!(index.flags() & Qt::ItemIsEditable)) emit keyEditRefused(index);
    }
    return QTableView::edit(index, trigger, event);
}

int GridPane::edgeColumn(bool first) const {
    const auto columns = shownColumns();
    if (columns.isEmpty()) return -1;
    return first ? columns.front() : columns.back();
}

QModelIndex GridPane::crossTo(GridPane* pane, bool first) {
    const int column = pane->edgeColumn(first);
    if (column < 0) return currentIndex();
    const QModelIndex target = model()->index(currentIndex().row(), column);
    pane->setFocus(Qt::TabFocusReason);
    pane->scrollTo(target);
    return target;
}

QModelIndex GridPane::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    const QModelIndex at = currentIndex();
    const bool ends = modifiers & Qt::ControlModifier;
    if (!m_partner || !at.isValid()) return moved(action, ends);
    const bool pinned = m_part == Part::Pinned;
    if (pinned && action == MoveRight && at.column() == edgeColumn(false)) return crossTo(m_partner, true);
    if (!pinned && action == MoveLeft && at.column() == edgeColumn(true)) return crossTo(m_partner, false);
    if (pinned && action == MoveEnd && !(modifiers & Qt::ControlModifier)) return crossTo(m_partner, false);
    if (!pinned && action == MoveHome && !(modifiers & Qt::ControlModifier)) return crossTo(m_partner, true);
    return moved(action, ends);
}

/// Within this pane; Next and Previous go on in the next row.
QModelIndex GridPane::moved(CursorAction action, bool toTheEnds) const {
    const QList<int> columns = shownColumns();
    const int last = model() ? model()->rowCount() - 1 : -1;
    if (last < 0 || columns.isEmpty()) return {};
    if (!currentIndex().isValid()) return model()->index(0, columns.first());
    int row = currentIndex().row(), place = int(qMax(0, columns.indexOf(currentIndex().column())));
    const int page = qMax(1, viewport()->height() / rowHeightNow() - 1), end = int(columns.size()) - 1;
    switch (action) {
    case MoveUp:
    case MoveDown:
        row += action == MoveUp ? -1 : 1;
        break;
    case MovePageUp:
    case MovePageDown:
        row += action == MovePageUp ? -page : page;
        break;
    case MoveHome:
    case MoveEnd:
        place = action == MoveHome ? 0 : end;
        if (toTheEnds) row = action == MoveHome ? 0 : last;
        break;
    case MoveLeft:
    case MoveRight:
        place = qBound(0, place + (action == MoveLeft ? -1 : 1), end);
        break;
    case MovePrevious:
    case MoveNext: {
        const int to = place + (action == MovePrevious ? -1 : 1);
        const int next = row + (to < 0 ? -1 : to > end ? 1 : 0);
        if (next < 0 || next > last) return {};
        row = next;
        place = to < 0 ? end : to > end ? 0 : to;
        break;
    }
    }
    return model()->index(qBound(0, row, last), columns[place]);
}

void GridPane::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && state() != EditingState) {
        beginEdit(currentIndex());
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && state() != EditingState)
        return emit inspectorToggled();
    // The cursor may stand in the other pane's column (a click there, then Tab): follow it.
    if (m_partner && currentIndex().isValid() && isColumnHidden(currentIndex().column()) &&
        !m_partner->isColumnHidden(currentIndex().column())) {
        m_partner->setFocus(Qt::OtherFocusReason);
        QCoreApplication::sendEvent(m_partner, event);
        return;
    }
    QTableView::keyPressEvent(event);
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_PageDown || event->key() == Qt::Key_End)
        if (currentIndex().row() == model()->rowCount() - 1) emit scrolledToEnd();
}

void GridPane::mousePressEvent(QMouseEvent* event) {
    if (heldByOpenEditor(this) || (m_partner && heldByOpenEditor(m_partner))) return;
    if (event->button() == Qt::LeftButton && fillHandle().contains(event->pos())) {
        m_fillTo = currentIndex().row();
        return;
    }
    QTableView::mousePressEvent(event);
}

void GridPane::mouseMoveEvent(QMouseEvent* event) {
    if (m_fillTo < 0) {
        viewport()->setCursor(fillHandle().contains(event->pos()) ? Qt::CrossCursor : Qt::ArrowCursor);
        return QTableView::mouseMoveEvent(event);
    }
    m_fillTo = rowNear(event->pos().y());
    scrollTo(currentIndex().siblingAtRow(m_fillTo));
    viewport()->update();
}

void GridPane::mouseReleaseEvent(QMouseEvent* event) {
    if (m_fillTo < 0) return QTableView::mouseReleaseEvent(event);
    const int to = std::exchange(m_fillTo, -1);
    viewport()->update();
    if (to != currentIndex().row()) emit fillRequested(currentIndex(), to);
}

void GridPane::focusInEvent(QFocusEvent* event) {
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0 && edgeColumn(true) >= 0)
        selectionModel()->setCurrentIndex(model()->index(0, edgeColumn(true)), QItemSelectionModel::NoUpdate);
    viewport()->update();
    if (m_partner) m_partner->viewport()->update();
}

void GridPane::focusOutEvent(QFocusEvent* event) {
    QTableView::focusOutEvent(event);
    viewport()->update();
    if (m_partner) m_partner->viewport()->update();
}

void GridPane::wheelEvent(QWheelEvent* event) {
    // The pinned pane has no bar of its own: its wheel turns the other one.
    if (m_part == Part::Pinned && m_partner && event->angleDelta().x() == 0)
        QCoreApplication::sendEvent(m_partner->verticalScrollBar(), event);
    else
        QTableView::wheelEvent(event);
}

} // namespace rf::ui

#include "moc_grid_pane.cpp"
