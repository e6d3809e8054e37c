// Columns of the grid: which pane has them, how wide, in what order; kept by attribute name.

#include "ui/common/fonts.h"
#include "ui/item/attribute_delegate.h"
#include "ui/item/grid_headers.h"
#include "ui/item/item_grid.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace rf::ui {

using models::ItemsModel;

void ItemGrid::setSettings(models::SettingsStore* settings) {
    m_settings = settings;
    load();
    arrangeColumns();
}

QString ItemGrid::settingsKey() const {
    const auto table = m_tab->table();
    const QString file = m_tab->session() ? m_tab->session()->path() : QString();
    return QStringLiteral("items/columns/%1/%2/%3")
        .arg(QString::fromLatin1(file.toUtf8().toPercentEncoding()), table.region, table.name);
}

void ItemGrid::load() {
    if (m_settings)
        m_layout = models::ColumnLayout::fromJson(QJsonObject::fromVariantMap(m_settings->value(settingsKey()).toMap()));
}

void ItemGrid::save() {
    if (m_settings) m_settings->setValue(settingsKey(), m_layout.toJson().toVariantMap());
}

void ItemGrid::setColumnLayout(const models::ColumnLayout& layout) {
    m_layout = layout;
    arrangeColumns();
    save();
}

// ---- where they stand

bool ItemGrid::isPinnedColumn(int column) const {
    return m_layout.isPinned(m_tab->items()->attributes().value(column), column < keyColumns());
}

void ItemGrid::arrangeColumns() {
    if (m_arranging) return;
    m_arranging = true;
    const QStringList names = m_tab->items()->attributes();
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        const bool pinned = isPinnedColumn(column), hidden = m_layout.hidden.contains(names.value(column));
        m_pinned->setColumnHidden(column, !pinned || hidden);
        m_rest->setColumnHidden(column, pinned || hidden);
        if (const int width = widthOf(names.value(column)); width > 0) setWidth(column, width);
    }
    const QStringList order = m_layout.arranged(names, keyColumns());
    for (ColumnHeader* header : {m_pinnedHeader, m_restHeader}) arrangeHeader(header, order);
    m_arranging = false;
    sizeNewColumns();
    placePinned();
    emit columnsArranged();
}

void ItemGrid::arrangeHeader(ColumnHeader* header, const QStringList& order) {
    for (int place = 0; place < order.size() && place < header->count(); ++place) {
        const int column = m_tab->items()->columnOf(order[place]);
        if (column >= 0 && column < header->count() && header->visualIndex(column) != place)
            header->moveSection(header->visualIndex(column), place);
    }
}

void ItemGrid::columnsMoved(ColumnHeader* header) {
    if (m_arranging) return;
    const auto* pane = header == m_pinnedHeader ? m_pinned : m_rest;
    const QStringList names = m_tab->items()->attributes();
    QStringList moved;
    for (const int column : pane->shownColumns()) moved << names.value(column);
    m_layout.move(moved, names, keyColumns());
    arrangeColumns();
    save();
}

void ItemGrid::moveColumn(const QString& attribute, int step) {
    const int column = m_tab->items()->columnOf(attribute);
    if (column < 0) return;
    const QStringList names = m_tab->items()->attributes();
    QStringList moved;
    for (const int each : paneOf(column)->shownColumns()) moved << names.value(each);
    const qsizetype at = moved.indexOf(attribute), to = at + step;
    if (at < 0 || to < 0 || to >= moved.size()) return;
    moved.move(at, to);
    m_layout.move(moved, names, keyColumns());
    arrangeColumns();
    paneOf(column)->scrollTo(m_pinned->currentIndex().siblingAtColumn(column));
    save();
}

bool ItemGrid::isPinned(const QString& attribute) const {
    const int column = m_tab->items()->columnOf(attribute);
    return column >= 0 && isPinnedColumn(column);
}

void ItemGrid::setPinned(const QString& attribute, bool pinned) {
    const int column = m_tab->items()->columnOf(attribute);
    if (column < 0) return;
    m_layout.setPinned(attribute, column < keyColumns(), pinned);
    arrangeColumns();
    save();
    if (m_pinned->hasFocus() || m_rest->hasFocus()) focusGrid(); // the cursor may stand in the other pane now
}

QStringList ItemGrid::movableAttributes() const {
    return m_tab->items()->attributes().mid(keyColumns());
}

QStringList ItemGrid::shownAttributes() const {
    const QStringList names = m_tab->items()->attributes();
    QStringList shown;
    for (const int column : m_pinned->shownColumns() + m_rest->shownColumns()) shown << names.value(column);
    return shown;
}

QList<ColumnEntry> ItemGrid::columnEntries() const {
    const auto* items = m_tab->items();
    QList<ColumnEntry> entries;
    for (const QString& name : m_layout.arranged(items->attributes(), keyColumns())) {
        const int column = items->columnOf(name);
        const auto type = items->columnType(column);
        entries << ColumnEntry{name, type ? models::typeCode(*type) : QString(), isShown(name), isPinnedColumn(column),
                               column < keyColumns()};
    }
    std::stable_partition(entries.begin(), entries.end(), [](const ColumnEntry& each) { return each.pinned; });
    return entries;
}

bool ItemGrid::isShown(const QString& attribute) const {
    return !m_layout.hidden.contains(attribute);
}

void ItemGrid::setShown(const QString& attribute, bool shown) {
    if (shown)
        m_layout.hidden.remove(attribute);
    else
        m_layout.hidden.insert(attribute);
    arrangeColumns();
    save();
}

void ItemGrid::setAllShown(bool shown) {
    m_layout.hidden.clear();
    if (!shown)
        for (const QString& name : movableAttributes()) m_layout.hidden.insert(name);
    arrangeColumns();
    save();
}

void ItemGrid::resetColumns() {
    m_layout = {};
    m_found.clear();
    arrangeColumns();
    save();
}

void ItemGrid::jumpToColumn(const QString& attribute) {
    const int column = m_tab->items()->columnOf(attribute);
    if (column < 0) return;
    if (!isShown(attribute)) setShown(attribute, true);
    const QModelIndex current = m_pinned->currentIndex();
    const QModelIndex to = m_rows->index(qMax(0, current.row()), column);
    if (to.isValid()) {
        m_pinned->selectionModel()->setCurrentIndex(to, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        paneOf(column)->scrollTo(to);
    }
    paneOf(column)->setFocus(Qt::ShortcutFocusReason);
}

// ---- how wide

int ItemGrid::widthOf(const QString& attribute) const {
    return m_layout.widths.value(attribute, m_found.value(attribute));
}

/// In both panes: it keeps its width when it changes over.
void ItemGrid::setWidth(int column, int width) {
    m_pinned->setColumnWidth(column, width);
    m_rest->setColumnWidth(column, width);
}

void ItemGrid::sizeNewColumns() {
    if (m_rows->rowCount() == 0) return;
    m_arranging = true;
    const QStringList names = m_tab->items()->attributes();
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        const QString name = names.value(column);
        if (widthOf(name) > 0) continue;
        const int width = idealWidth(column);
        m_found.insert(name, width);
        setWidth(column, width);
    }
    m_arranging = false;
    placePinned();
}

/// As wide as what is seen of it asks; `whole` leaves wide texts more room.
int ItemGrid::idealWidth(int column, bool whole) const {
    const QString name = m_rows->headerData(column, Qt::Horizontal).toString();
    int width = QFontMetrics(uiFont(12, QFont::Medium)).horizontalAdvance(name) + (column < keyColumns() ? 64 : 58); // its type and its arrow
    const int first = whole ? qMax(0, m_rest->firstRowInView() - 100) : 0;
    for (int row = first; row < qMin(first + (whole ? 300 : 60), m_rows->rowCount()); ++row)
        width = qMax(width, m_delegate->sizeHint({}, m_rows->index(row, column)).width());
    if (whole) return qBound(52, width, 640);
    if (column < keyColumns()) return qBound(52, width, 240);
    const QVariant type = m_rows->headerData(column, Qt::Horizontal, ItemsModel::TypeRole);
    const bool inside = type.isValid() && type.toInt() >= 0 && models::isContainer(models::ValueType(type.toInt()));
    return qBound(52, width, inside ? 124 : 220); // a list or map is looked into elsewhere
}

void ItemGrid::columnResized(int column, int width) {
    if (m_arranging || width <= 0) return;
    m_layout.widths.insert(m_tab->items()->attributes().value(column), width);
    if (isPinnedColumn(column)) placePinned();
    save();
}

void ItemGrid::fitColumn(const QString& attribute) {
    const int column = m_tab->items()->columnOf(attribute);
    if (column >= 0) paneOf(column)->setColumnWidth(column, idealWidth(column, true));
}

void ItemGrid::fitAllColumns() {
    for (const QString& name : shownAttributes()) m_layout.widths.insert(name, idealWidth(m_tab->items()->columnOf(name), true));
    arrangeColumns();
    save();
}

// ---- in what order rows stand

void ItemGrid::sortByColumn(const QString& attribute) {
    QString why;
    const bool same = m_rows->sortedBy() == attribute, descending = m_rows->sortOrder() == Qt::DescendingOrder;
    const QString next = same && descending ? QString() : attribute;
    if (!m_rows->sortBy(next, same ? Qt::DescendingOrder : Qt::AscendingOrder, &why)) return emit refused(why);
    if (const QModelIndex current = m_pinned->currentIndex(); current.isValid()) paneOf(current.column())->scrollTo(current);
}

void ItemGrid::showOrder() {
    for (ColumnHeader* header : {m_pinnedHeader, m_restHeader}) header->setSorted(m_rows->sortedBy(), m_rows->sortOrder());
}

void ItemGrid::setFound(const models::RowFinder::Wanted& wanted) {
    m_delegate->setFound(wanted);
    m_pinned->viewport()->update();
    m_rest->viewport()->update();
}

void ItemGrid::columnMenu(GridPane* pane, const QPoint& at) {
    const int column = pane->horizontalHeader()->logicalIndexAt(at);
    if (column < 0) return;
    const QString name = m_tab->items()->attributes().value(column);
    QMenu menu(this);
    const bool pinned = isPinnedColumn(column);
    menu.addAction(pinned ? tr("Unpin column") : tr("Pin column"), this, [=, this] { setPinned(name, !pinned); });
    if (column >= keyColumns())
        menu.addAction(tr("Hide column “%1”").arg(name), this, [this, name] { setShown(name, false); });
    menu.addAction(tr("Fit to contents"), this, [this, name] { fitColumn(name); });
    menu.addAction(tr("Fit all columns"), this, &ItemGrid::fitAllColumns);
    menu.addSeparator();
    auto* sort = menu.addAction(tr("Sort by this column"), this, [this, name] { sortByColumn(name); });
    const QString why = m_rows->whyNotSortable();
    sort->setEnabled(why.isEmpty());
    if (!why.isEmpty()) menu.addAction(why)->setEnabled(false);
    menu.addSeparator();
    menu.addAction(tr("Copy name"), this, [name] { QGuiApplication::clipboard()->setText(name); });
    menu.addAction(tr("Show all, as first seen"), this, &ItemGrid::resetColumns);
    menu.exec(pane->horizontalHeader()->mapToGlobal(at));
}

} // namespace rf::ui
