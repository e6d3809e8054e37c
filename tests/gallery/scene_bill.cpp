// The monthly bill of a file and the prices it is made with.

#include "capacity_desk.h"

#include "ui/pricing/bill_dialog.h"
#include "ui/pricing/prices_dialog.h"

#include <QTableView>

using rf::gallery::CapacityDesk;
using rf::gallery::Stage;

namespace {

void bill(Stage& stage) {
    CapacityDesk desk(stage);
    if (!desk.play()) return;
    desk.window.bill()->showBill();
    if (auto* dialog = desk.window.findChild<rf::ui::BillDialog*>()) {
        stage.shootOver(&desk.window, dialog);
        delete dialog;
    }
    desk.window.bill()->editPrices();
    if (auto* dialog = desk.window.findChild<rf::ui::PricesDialog*>()) {
        const auto changed = dialog->model()->index(0, rf::models::PriceTableModel::Standard);
        dialog->model()->setData(changed, QStringLiteral("0.5"));
        stage.shootOver(&desk.window, dialog, QStringLiteral("prices"));
        dialog->model()->setData(changed, QStringLiteral("plenty"));
        stage.shootOver(&desk.window, dialog, QStringLiteral("wrong"));
        delete dialog;
    }
}

RF_SCENE("bill", bill);

} // namespace
