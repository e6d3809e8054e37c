// What the page does with its grid: columns chosen and found, text found in the rows, items side by side.

#include "ui/item/column_popup.h"
#include "ui/item/entity_bar.h"
#include "ui/item/find_bar.h"
#include "ui/item/inspector.h"
#include "ui/item/item_grid.h"
#include "ui/item/item_tree_view.h"
#include "ui/item/items_page.h"
#include "ui/item/transpose_dialog.h"
#include "ui/item/value_preview.h"
#include "ui/query/query_bar.h"

#include "ui/common/buttons.h"

namespace rf::ui {

void ItemsPage::wireColumns() {
    connect(m_entities, &EntityBar::columnsRequested, this,
            [this] { columnPopup()->open(m_grid->columnEntries(), m_entities->columns()); });
}

ColumnPopup* ItemsPage::columnPopup() {
    if (m_columnPopup) return m_columnPopup;
    m_columnPopup = new ColumnPopup(this);
    const auto again = [this] {
        if (m_columnPopup->isVisible()) m_columnPopup->open(m_grid->columnEntries(), m_entities->columns());
    };
    connect(m_columnPopup, &ColumnPopup::jumpRequested, m_grid, &ItemGrid::jumpToColumn);
    connect(m_columnPopup, &ColumnPopup::shownChanged, m_grid, &ItemGrid::setShown);
    connect(m_columnPopup, &ColumnPopup::pinnedChanged, m_grid, &ItemGrid::setPinned);
    connect(m_columnPopup, &ColumnPopup::fitAllRequested, m_grid, &ItemGrid::fitAllColumns);
    connect(m_columnPopup, &ColumnPopup::resetRequested, this, [=, this] {
        m_grid->resetColumns();
        again();
    });
    connect(m_columnPopup, &ColumnPopup::allShownRequested, this, [=, this](bool shown) {
        m_grid->setAllShown(shown);
        again();
    });
    return m_columnPopup;
}

void ItemsPage::answerGridCommands() {
    const auto hasCell = [this] { return m_grid->currentRow() >= 0 && !m_grid->currentAttribute().isEmpty(); };
    const auto on = [this](const char* id, std::function<void()> run, std::function<bool()> enabled = nullptr) {
        m_scope->on(QString::fromLatin1(id), std::move(run), std::move(enabled));
    };
    on("items.columns", [this] { columnPopup()->open(m_grid->columnEntries(), m_entities->columns()); });
    on("items.find", [this] { find(); });
    on(
        "items.pinColumn",
        [this] { m_grid->setPinned(m_grid->currentAttribute(), !m_grid->isPinned(m_grid->currentAttribute())); },
        hasCell);
    on(
        "items.hideColumn",
        [this] {
            const QString name = m_grid->currentAttribute();
            if (m_grid->movableAttributes().contains(name)) m_grid->setShown(name, false);
        },
        hasCell);
    on("items.fitColumns", [this] { m_grid->fitAllColumns(); });
    on(
        "items.columnLeft", [this] { m_grid->moveColumn(m_grid->currentAttribute(), -1); }, hasCell);
    on(
        "items.columnRight", [this] { m_grid->moveColumn(m_grid->currentAttribute(), 1); }, hasCell);
    on(
        "items.sortColumn", [this] { m_grid->sortByColumn(m_grid->currentAttribute()); }, hasCell);
    on(
        "items.transpose", [this] { transpose(); }, hasCell);
    on(
        "items.preview", [this] { preview(); }, hasCell);
    on(
        "items.fillDown", [this] { m_grid->fillDown(); }, [=, this] { return hasCell() && !m_tab->isReadOnly(); });
}

/// By where the keyboard is: a filter in the query, text in the rows.
void ItemsPage::find() {
    const QWidget* focus = window()->focusWidget();
    if (focus && (focus == m_query || m_query->isAncestorOf(focus))) return m_query->addFilter();
    m_find->open();
}

void ItemsPage::transpose() {
    auto* dialog = new TransposeDialog(m_tab->items(), m_grid->selectedRows(), m_grid->shownAttributes(), window());
    connect(dialog, &TransposeDialog::refused, this, &ItemsPage::say);
    dialog->present();
}

/// Beside the item where the inspector is open, else in a window of its own.
void ItemsPage::preview() {
    if (m_inspector->isPreviewShown()) return m_inspector->hidePreview();
    const QString name = m_grid->currentAttribute();
    const models::Value item = m_tab->items()->item(m_grid->currentRow());
    const bool inTree = m_inspector->treeHasFocus() && m_inspector->tree()->currentIndex().isValid();
    if (isInspectorShown())
        return m_inspector->showPreview(inTree ? m_tab->tree()->pathAt(m_inspector->tree()->currentIndex()) : models::ValuePath::attribute(name));
    if (!item.has(name)) return say(tr("%1 is absent here.").arg(name));
    (new ValuePreview(name, item.child(name), window()))->present();
}

} // namespace rf::ui
