// The Items grid beyond its first page: rows still to come, a column pinned, text found, columns chosen, items side by
// side, a selection summed, a value previewed.

#include "desk.h"

#include "ui/common/buttons.h"
#include "ui/item/column_popup.h"
#include "ui/item/entity_bar.h"
#include "ui/item/find_bar.h"
#include "ui/item/item_grid.h"

#include <QtWidgets>

using namespace rf::models;
using namespace rf::gallery;

namespace {

void grid(Stage& stage) {
    Desk desk(stage);
    auto* tab = desk.open(sampleFile());
    if (!tab) return;
    auto* page = desk.page(tab);
    auto* rows = page->grid();
    tab->query()->setMode(QueryMode::Scan);
    desk.run(tab);
    stage.settle();
    stage.shoot(&desk.window, QStringLiteral("pages"));

    // More rows than are in memory: those in view are being read again.
    tab->items()->setMemory(2 << 20);
    tab->items()->readOn();
    stage.wait([&] { return tab->items()->state() == ItemsModel::State::End; });
    QElapsedTimer sinceEnd;
    sinceEnd.start();
    stage.wait([&] { return sinceEnd.elapsed() > 250; }); // the counts of kinds follow by then
    desk.held->hold();
    auto* bar = rows->rest()->verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    stage.settle();
    stage.shoot(&desk.window, QStringLiteral("awaited"));
    desk.held->release();
    tab->items()->setMemory(64 << 20);

    desk.queryOrders(tab);
    tab->query()->setMode(QueryMode::Query);
    desk.run(tab);
    rows->setPinned(QStringLiteral("total"), true);
    rows->sortByColumn(QStringLiteral("total"));
    page->findBar()->open(QStringLiteral("order#9"));
    stage.wait([&] { return !page->findBar()->finder()->isRunning(); });
    stage.settle();
    stage.shoot(&desk.window, QStringLiteral("found"));
    page->findBar()->close();
    rows->sortByColumn(QStringLiteral("total"));
    rows->sortByColumn(QStringLiteral("total"));

    rows->setCurrentRow(0, QStringLiteral("total"));
    rows->pinned()->selectAll();
    stage.wait([&] { return page->findChild<QWidget*>(QStringLiteral("selectionBar"))->isVisible(); }, 2'000);
    stage.settle();
    stage.shoot(&desk.window, QStringLiteral("selection"));

    page->columnPopup()->open(rows->columnEntries(), page->entityBar()->columns());
    stage.settle();
    stage.shoot(page->columnPopup(), QStringLiteral("columns"));
    page->columnPopup()->hide();

    rows->rest()->selectionModel()->clear();
    for (const int row : {0, 3, 5})
        rows->rest()->selectionModel()->select(rows->rest()->model()->index(row, 0),
                                               QItemSelectionModel::Select | QItemSelectionModel::Rows);
    rows->rest()->selectionModel()->setCurrentIndex(rows->rest()->model()->index(0, 1), QItemSelectionModel::NoUpdate);
    desk.window.commands()->trigger(QStringLiteral("items.transpose"));
    desk.shootDialog(QStringLiteral("side-by-side"));
}

RF_SCENE("grid", grid);

} // namespace
