#include "ui/item/compare_commands.h"

#include "ui/common/toast.h"
#include "ui/item/item_grid.h"
#include "ui/item/items_page.h"
#include "ui/transfer/copy_menu.h"

#include <QMenu>

namespace rf::ui {

CompareShelf* CompareShelf::of(CommandRegistry* commands) {
    auto* shelf = commands->findChild<CompareShelf*>(QString(), Qt::FindDirectChildrenOnly);
    return shelf ? shelf : new CompareShelf(commands);
}

CompareCommands::CompareCommands(ItemsPage* page, CommandRegistry* commands, QObject* parent)
    : QObject(parent), m_page(page), m_shelf(CompareShelf::of(commands)) {
    auto* scope = new CommandScope(commands, page);
    scope->on(QStringLiteral("items.compare"), [this] { compare(); }, [page] { return page->grid()->currentRow() >= 0; });
    scope->on(QStringLiteral("items.compareMark"), [this] { remember(); }, [page] { return page->grid()->currentRow() >= 0; });
    connect(page->grid(), &ItemGrid::currentRowChanged, scope, &CommandScope::refresh);
    connect(page->tab()->items(), &models::ItemsModel::stateChanged, scope, &CommandScope::refresh);
    scope->refresh();
}

void CompareCommands::compare() {
    auto* tab = m_page->tab();
    const QList<int> rows = m_page->grid()->selectedRows();
    const bool kept = std::all_of(rows.begin(), rows.end(), [tab](int row) { return tab->items()->isKept(row); });
    if (rows.size() > 2) return (void)Toast::show(m_page, tr("Two items can be compared: select one or two rows."));
    if (rows.isEmpty() || !kept) return (void)Toast::show(m_page, tr("These rows are not in memory: scroll to them first."));
    if (rows.size() == 2) return open(CompareSide::ofRow(tab, rows[0]), CompareSide::ofRow(tab, rows[1]));
    offer(CompareSide::ofRow(tab, rows[0]));
}

void CompareCommands::remember() {
    const int row = m_page->grid()->currentRow();
    if (row < 0 || !m_page->tab()->items()->isKept(row)) return;
    m_shelf->side = CompareSide::ofRow(m_page->tab(), row);
    Toast::show(m_page, tr("%1 is remembered: choose “Compare items…” at another one").arg(m_shelf->side->title()));
}

/// With what one row can be compared.
void CompareCommands::offer(const CompareSide& right) {
    auto* menu = new QMenu(m_page);
    menu->setObjectName(QStringLiteral("compareMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Compare %1 with").arg(right.title()));
    if (const auto& left = m_shelf->side; left && !(left->tab == right.tab && left->id == right.id))
        menu->addAction(tr("%1, remembered from %2").arg(left->title(), left->place), this,
                        [this, left = *left, right] { open(left, right); });
    const auto pasted = ofClipboard();
    QAction* clip = menu->addAction(tr("The item on the clipboard"), this, [this, pasted, right] { open(*pasted, right); });
    clip->setEnabled(pasted.has_value());
    QAction* hint = menu->addAction(tr("Or select two rows, or remember one here or in another tab first"));
    hint->setEnabled(false);
    menu->popup(m_page->grid()->mapToGlobal(QPoint(40, 60)));
}

std::optional<CompareSide> CompareCommands::ofClipboard() const {
    auto* tab = m_page->tab();
    const models::Pasted pasted = readClipboard(tab, m_page->grid()->shownAttributes());
    if (pasted.needsMapping || pasted.items.isEmpty()) return std::nullopt;
    return CompareSide{tab->table(), pasted.items.front(), tr("Clipboard"), nullptr, {}};
}

void CompareCommands::open(const CompareSide& left, const CompareSide& right) {
    (new CompareDialog(left, right, m_page->window()))->open();
}

} // namespace rf::ui

#include "moc_compare_commands.cpp"
