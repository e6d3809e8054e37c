#include "ui/item/item_grid.h"

#include "models/items/time_hint.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/tokens.h"
#include "ui/item/attribute_delegate.h"
#include "ui/item/grid_headers.h"
#include "ui/item/grid_states.h"
#include "ui/item/typed_editor.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>

namespace rf::ui {

using models::ItemsModel;

namespace {

constexpr int kCountdown = 10'000; ///< milliseconds between two looks at the clock

/// A line of one colour between two panels.
class Edge : public QWidget {
public:
    explicit Edge(QWidget* parent) : QWidget(parent) {}

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), color(Token::LineStrong)); }
};

} // namespace

ItemGrid::ItemGrid(models::ItemsTab* tab, QWidget* parent)
    : QWidget(parent), m_tab(tab), m_rows(tab->rows()), m_delegate(new AttributeDelegate(this)),
      m_pinned(new GridPane(GridPane::Part::Pinned, this)), m_rest(new GridPane(GridPane::Part::Rest, this)),
      m_pinnedHeader(new ColumnHeader(m_pinned)), m_restHeader(new ColumnHeader(m_rest)), m_edge(new Edge(this)),
      m_pin(new QLabel(m_pinned)), m_states(new GridStates(tab, this)) {
    m_pinned->setHorizontalHeader(m_pinnedHeader);
    m_rest->setHorizontalHeader(m_restHeader);
    makePane(m_pinned);
    makePane(m_rest);
    m_rest->setSelectionModel(m_pinned->selectionModel());
    m_pinned->setPartner(m_rest);
    m_rest->setPartner(m_pinned);
    m_pinnedHeader->setSectionsMovable(true);
    m_restHeader->setSectionsMovable(true);
    m_pinned->setObjectName(QStringLiteral("pinnedGrid"));
    m_rest->setObjectName(QStringLiteral("grid"));
    m_pinned->setAccessibleName(tr("Pinned columns of the items"));
    m_rest->setAccessibleName(tr("Items"));
    m_pin->setPixmap(iconPixmap(QStringLiteral("pin"), 12, color(Token::Text3), devicePixelRatioF()));
    m_pin->setAlignment(Qt::AlignCenter);
    m_pin->setToolTip(tr("These columns stay in place"));
    m_pin->setObjectName(QStringLiteral("gridCorner"));
    setFocusProxy(m_rest);
    syncScrolling();

    for (ColumnHeader* header : {m_pinnedHeader, m_restHeader})
        connect(header, &QHeaderView::sectionMoved, this, [this, header] { columnsMoved(header); });
    connect(m_rows, &models::ShownRows::sortChanged, this, &ItemGrid::showOrder);
    connect(m_delegate, &AttributeDelegate::refused, this,
            [this](const QModelIndex&, const QString& why) { emit refused(why); });
    connect(m_pinned->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) {
                describe(now);
                emit cellChanged();
            });
    connect(m_pinned->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ItemGrid::selectionChanged);
    auto* items = tab->items();
    connect(items, &ItemsModel::columnsChanged, this, &ItemGrid::arrangeColumns);
    connect(m_rows, &QAbstractItemModel::columnsInserted, this, &ItemGrid::arrangeColumns);
    connect(m_rows, &QAbstractItemModel::modelReset, this, &ItemGrid::rowsReset);
    connect(m_rest, &GridPane::rowsInViewChanged, this, &ItemGrid::followView);
    connect(m_rows, &QAbstractItemModel::headerDataChanged, this, [this] {
        m_pinnedHeader->viewport()->update();
        m_restHeader->viewport()->update();
    });
    connect(m_rows, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
        const bool firstPage = first == 0 && last == m_rows->rowCount() - 1;
        placePinned(); // the numbers may have a digit more
        sizeNewColumns();
        if (firstPage) setCurrentRow(sourceRow(m_rows->index(0, 0)));
        placeStates();
    });
    connect(m_rows, &QAbstractItemModel::rowsRemoved, this, [this] {
        placeStates();
        describe(m_pinned->currentIndex());
    });
    connect(items, &ItemsModel::stateChanged, this, [this] {
        showKeys();
        placeStates();
    });
    connect(m_states, &GridStates::changed, this, &ItemGrid::placeStates);
    connect(m_states, &GridStates::newItemRequested, this, &ItemGrid::newItemRequested);
    connect(m_states, &GridStates::runRequested, this, &ItemGrid::runRequested);
    connect(tab->query(), &models::QueryModel::changed, this, [this] {
        showKeys();
        if (m_rows->rowCount() == 0) placeStates(); // what it offers to run
    });
    m_countdown.setInterval(kCountdown);
    connect(&m_countdown, &QTimer::timeout, this, [this] {
        m_pinned->viewport()->update();
        m_rest->viewport()->update();
    });
    if (tab->session()) connect(tab->session(), &models::FileSession::tablesChanged, this, &ItemGrid::showTimeToLive);
    connect(items, &QAbstractItemModel::modelReset, this, &ItemGrid::showTimeToLive);
    arrangeColumns();
    showKeys();
    showTimeToLive();
}

/// Which column counts down, if one does.
void ItemGrid::showTimeToLive() {
    const auto* session = m_tab->session();
    const auto table = m_tab->table();
    const QString attribute = session ? models::timeToLiveOf(session->table(table.region, table.name)) : QString();
    m_delegate->setTimeToLive(attribute);
    attribute.isEmpty() ? m_countdown.stop() : m_countdown.start();
}

void ItemGrid::makePane(GridPane* pane) {
    pane->setModel(m_rows);
    pane->setItemDelegate(m_delegate);
    auto* header = static_cast<ColumnHeader*>(pane->horizontalHeader());
    connect(header, &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { columnResized(column, width); });
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, pane](const QPoint& at) { columnMenu(pane, at); });
    const auto name = [this](int column) { return m_tab->items()->attributes().value(column); };
    connect(header, &QHeaderView::sectionHandleDoubleClicked, this, [=, this](int column) { fitColumn(name(column)); });
    connect(header, &QHeaderView::sectionClicked, this, [=, this](int column) { sortByColumn(name(column)); });
    connect(pane, &QWidget::customContextMenuRequested, this, [this, pane](const QPoint& at) {
        const QModelIndex index = pane->indexAt(at);
        if (index.isValid() && !pane->selectionModel()->isRowSelected(index.row(), {})) pane->setCurrentIndex(index);
        emit menuRequested(pane->viewport()->mapToGlobal(at));
    });
    const auto inspect = [this](const QModelIndex& index) {
        emit inspectRequested(index.data(ItemsModel::AttributeRole).toString());
    };
    connect(pane, &GridPane::openRequested, this, inspect);
    connect(pane, &GridPane::keyEditRefused, this, [this](const QModelIndex& index) {
        if (m_tab->isReadOnly()) return emit refused(tr("This file is open read-only: nothing in it can be edited."));
        const bool key = index.data(ItemsModel::IsKeyRole).toBool();
        emit refused(key ? tr("A stored item keeps its key. Duplicate it under another key instead.")
                         : tr("This cell cannot be edited."));
    });
    connect(pane, &GridPane::scrolledToEnd, this, &ItemGrid::fetchNext);
    connect(pane, &GridPane::fillRequested, this, [this](const QModelIndex& from, int to) {
        QList<int> rows;
        const int step = to < from.row() ? -1 : 1;
        for (int row = from.row() + step; row != to + step; row += step) rows << m_rows->sourceRow(row);
        fill(sourceRow(from), from.data(ItemsModel::AttributeRole).toString(), rows);
    });
}

void ItemGrid::syncScrolling() {
    auto* mine = m_pinned->verticalScrollBar();
    auto* theirs = m_rest->verticalScrollBar();
    connect(theirs, &QScrollBar::valueChanged, mine, &QScrollBar::setValue);
    connect(mine, &QScrollBar::valueChanged, theirs, &QScrollBar::setValue);
    connect(theirs, &QScrollBar::rangeChanged, this,
            [this, theirs](int, int maximum) { m_clamping = theirs->value() > maximum; });
    connect(theirs, &QScrollBar::valueChanged, this, [this, theirs](int value) {
        const bool asked = !std::exchange(m_clamping, false);
        if (asked && theirs->maximum() > 0 && value >= theirs->maximum() - 8 * kGridRow) fetchNext();
    });
    // The pinned pane ends where the other one ends.
    connect(m_rest->horizontalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int maximum) {
        m_pinned->setHorizontalScrollBarPolicy(maximum > 0 ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAsNeeded);
    });
}

void ItemGrid::fetchNext() {
    auto* items = m_tab->items();
    if (items->state() != ItemsModel::State::Loading && items->canFetchMore({})) items->fetchMore({});
}

// ---- rows

QModelIndex ItemGrid::gridIndex(int sourceRow, int column) const {
    return m_rows->mapFromSource(m_tab->items()->index(sourceRow, column));
}

int ItemGrid::sourceRow(const QModelIndex& index) const {
    return index.isValid() ? m_rows->sourceRow(index.row()) : -1;
}

int ItemGrid::currentRow() const {
    return sourceRow(m_pinned->currentIndex());
}

QString ItemGrid::currentAttribute() const {
    return m_pinned->currentIndex().data(ItemsModel::AttributeRole).toString();
}

QList<int> ItemGrid::selectedRows() const {
    QList<int> rows;
    for (const QItemSelectionRange& range : m_pinned->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row) rows << m_rows->sourceRow(row);
    if (rows.isEmpty() && currentRow() >= 0) rows << currentRow();
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

int ItemGrid::selectedCount() const {
    int count = 0;
    for (const QItemSelectionRange& range : m_pinned->selectionModel()->selection()) count += range.height();
    return count;
}

void ItemGrid::setCurrentRow(int row, const QString& attribute) {
    int column = attribute.isEmpty() ? m_pinned->currentIndex().column() : m_tab->items()->columnOf(attribute);
    const QModelIndex index = gridIndex(row, qMax(0, column));
    if (!index.isValid()) return;
    auto flags = QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
    m_pinned->selectionModel()->setCurrentIndex(index, flags);
    paneOf(index.column())->scrollTo(index);
}

models::RowFinder::Hit ItemGrid::currentCell() const {
    return {m_pinned->currentIndex().row(), currentAttribute()};
}

bool ItemGrid::beginEdit() {
    const QModelIndex index = m_pinned->currentIndex();
    return index.isValid() && paneOf(index.column())->beginEdit(index);
}

QString ItemGrid::openProblem() const {
    for (const GridPane* pane : {m_pinned, m_rest})
        if (const auto* editor = openEditor(pane); editor && !editor->problem().isEmpty()) return editor->problem();
    return {};
}

void ItemGrid::focusGrid() {
    const QModelIndex index = m_pinned->currentIndex();
    (index.isValid() ? paneOf(index.column()) : m_pinned)->setFocus(Qt::ShortcutFocusReason);
}

/// Items in view are kept in memory, or read again.
void ItemGrid::followView() {
    QList<int> rows;
    for (int row = m_rest->firstRowInView(); row <= m_rest->lastRowInView(); ++row) rows << m_rows->sourceRow(row);
    m_tab->items()->setInView(rows);
}

/// Another run, or other kinds of rows: the cursor stays with its item where that shows.
void ItemGrid::rowsReset() {
    arrangeColumns();
    const int row = m_rows->rowOfSource(m_tab->currentRow());
    if (row >= 0 && row < m_rows->rowCount())
        setCurrentRow(m_tab->currentRow());
    else
        describe({});
}

void ItemGrid::describe(const QModelIndex& now) {
    const int row = sourceRow(now);
    m_pinned->viewport()->update();
    m_rest->viewport()->update();
    if (row == m_lastRow && row == m_tab->currentRow()) return;
    m_lastRow = row;
    emit currentRowChanged(row);
}

void ItemGrid::fill(int fromRow, const QString& attribute, const QList<int>& rows) {
    auto* items = m_tab->items();
    if (fromRow < 0 || attribute.isEmpty() || rows.isEmpty()) return;
    if (m_tab->isReadOnly()) return emit refused(tr("This file is open read-only: nothing in it can be edited."));
    const QVariant value = items->index(fromRow, items->columnOf(attribute)).data(ItemsModel::ValueRole);
    QString why, firstWhy;
    int done = 0;
    m_tab->edits()->beginStep(tr("fill %1").arg(attribute));
    for (const int row : rows) {
        const auto path = models::ValuePath::attribute(attribute);
        const models::Value item = items->item(row);
        const auto after = value.isValid() ? item.withAt(path, value.value<models::Value>(), &why)
                           : item.has(attribute) ? item.withoutAt(path, &why)
                                                 : std::optional(item);
        if (items->isKept(row) && after && items->stageItem(row, *after, {}, &why))
            ++done;
        else if (firstWhy.isEmpty())
            firstWhy = items->isKept(row) ? why : tr("The row is not in memory.");
    }
    m_tab->edits()->endStep();
    if (done < rows.size()) emit refused(tr("%1 of %2 rows filled. %3").arg(done).arg(rows.size()).arg(firstWhy));
}

void ItemGrid::fillDown() {
    QList<int> rows;
    for (const QItemSelectionRange& range : m_pinned->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row) rows << row;
    std::sort(rows.begin(), rows.end()); // as they stand, not as they were read
    for (int& row : rows) row = m_rows->sourceRow(row);
    if (rows.size() < 2) return emit refused(tr("Select the rows to fill: the first one gives the value."));
    fill(rows.first(), currentAttribute(), rows.mid(1));
}

void ItemGrid::copy() const {
    const QList<int> rows = selectedRows();
    const QModelIndex current = m_pinned->currentIndex();
    if (!current.isValid()) return;
    if (rows.size() <= 1) {
        const QVariant value = current.data(ItemsModel::ValueRole);
        if (value.canConvert<models::Value>())
            QGuiApplication::clipboard()->setText(value.value<models::Value>().copyText());
        return;
    }
    const QList<int> columns = m_pinned->shownColumns() + m_rest->shownColumns();
    QStringList lines;
    for (const int row : rows) {
        QStringList cells;
        for (const int column : columns) {
            const QVariant value = m_tab->items()->index(row, column).data(ItemsModel::ValueRole);
            QString text = value.canConvert<models::Value>() ? value.value<models::Value>().copyText() : QString();
            cells << text.replace('\t', ' ').replace('\n', ' ');
        }
        lines << cells.join('\t');
    }
    QGuiApplication::clipboard()->setText(lines.join('\n'));
}

void ItemGrid::copyAsJson() const {
    QStringList items;
    for (const int row : selectedRows()) items << m_tab->items()->item(row).toJson(true);
    if (!items.isEmpty()) QGuiApplication::clipboard()->setText(items.join('\n'));
}

// ---- states around the rows

void ItemGrid::placeStates() {
    m_states->place(rect(), kGridHeader, m_rows->rowCount()); // first: it decides on the footer the panes leave room for
    const int below = m_states->footerHeight();
    const QRect area = rect().adjusted(0, 0, 0, -below);
    const int pinned = m_pinned->width();
    m_pinned->setGeometry(0, 0, pinned, area.height());
    m_edge->setGeometry(pinned, 0, 1, area.height());
    m_rest->setGeometry(pinned + 1, 0, qMax(0, width() - pinned - 1), area.height());
}

void ItemGrid::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placePinned();
}

void ItemGrid::placePinned() {
    const int numbers = m_pinned->numbersWidth();
    int wide = numbers;
    for (const int column : m_pinned->shownColumns()) wide += m_pinned->columnWidth(column);
    m_pinned->resize(qMin(wide, qMax(numbers + 80, width() * 6 / 10)), height());
    m_pin->setGeometry(0, 0, numbers, kGridHeader);
    placeStates();
}

void ItemGrid::showKeys() {
    QStringList hash, range;
    bool ascending = true;
    if (const auto& request = m_tab->items()->request()) {
        const auto* index = request->table.index(request->index);
        if (index) {
            for (const auto& part : index->hash) hash << part.name;
            for (const auto& part : index->range) range << part.name;
        } else {
            hash << request->table.hash.name;
            if (request->table.range) range << request->table.range->name;
        }
        ascending = !request->isQuery() || m_tab->query()->ascending();
    } else {
        hash << m_tab->table().hash.name;
        if (m_tab->table().range) range << m_tab->table().range->name;
    }
    m_pinnedHeader->setKeys(hash, range, ascending);
    m_restHeader->setKeys(hash, range, ascending);
}

} // namespace rf::ui

#include "moc_item_grid.cpp"
