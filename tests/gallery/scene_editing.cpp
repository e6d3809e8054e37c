// Editing: bulk edit and delete from the form to the undo, the item editor, the size of an item.

#include "bulk_desk.h"
#include "desk.h"

#include "ui/bulk/bulk_dialog.h"
#include "ui/bulk/bulk_form.h"
#include "ui/bulk/edit_commands.h"
#include "ui/common/buttons.h"
#include "ui/item/item_editor_dialog.h"
#include "ui/item/item_grid.h"
#include "ui/item/size_dialog.h"

#include <QLineEdit>

using namespace rf::models;
using namespace rf::gallery;
using rf::ui::BulkDialog;

namespace {

const QString kOrder = QStringLiteral("ORDER#90881");

int rowOf(ItemsTab* tab, const QString& sk) {
    for (int row = 0; row < tab->items()->rowCount(); ++row)
        if (tab->items()->item(row).child("sk").editText() == sk) return row;
    return 0;
}

/// Form, check, run, and what a stop leaves.
void bulk(Stage& stage) {
    const QTemporaryDir folder;
    Desk desk(stage);
    ItemsTab* tab = desk.open(copyOfSample(folder.path()));
    if (!tab) return;
    tab->query()->setMode(QueryMode::Scan); // the whole table: enough for a stop to leave something
    desk.run(tab);
    auto* commands = desk.page(tab)->findChild<rf::ui::EditCommands*>();
    BulkDialog* dialog = commands->bulkEdit();
    stage.shootOver(&desk.window, dialog, QStringLiteral("form"));
    dialog->form()->setKind(BulkAction::Kind::AddNumber);
    dialog->form()->setPath(QStringLiteral("total"));
    auto* text = dialog->findChild<QLineEdit*>(QStringLiteral("bulkText"));
    text->setText(QStringLiteral("two"));
    emit text->textEdited(text->text());
    stage.shootOver(&desk.window, dialog, QStringLiteral("wrong"));
    text->setText(QStringLiteral("-0.5"));
    emit text->textEdited(text->text());
    dialog->model()->check();
    if (!ended(stage, dialog)) return;
    stage.shootOver(&desk.window, dialog, QStringLiteral("checked"));
    dialog->model()->run();
    stage.wait([dialog] { return dialog->model()->done() > 4'000 || !dialog->model()->isBusy(); });
    desk.held->hold();
    stage.settle();
    stage.shootOver(&desk.window, dialog, QStringLiteral("running"));
    dialog->model()->cancel();
    desk.held->release();
    if (!ended(stage, dialog)) return;
    stage.shootOver(&desk.window, dialog, QStringLiteral("stopped"));
    dialog->model()->resume();
    if (!ended(stage, dialog)) return;
    stage.shootOver(&desk.window, dialog, QStringLiteral("done"));
    delete dialog;
    dialog = commands->bulkDelete();
    dialog->model()->check();
    if (!ended(stage, dialog)) return;
    stage.shootOver(&desk.window, dialog, QStringLiteral("delete"));
}

/// 06b: an order with three changed attributes, an index key that lags behind, and a condition.
void editor(Stage& stage) {
    const QTemporaryDir folder;
    Desk desk(stage);
    ItemsTab* tab = desk.open(copyOfSample(folder.path()));
    if (!tab) return;
    desk.queryOrders(tab);
    const int row = rowOf(tab, kOrder);
    const Value loaded = tab->items()->item(row);
    const auto with = [](const Value& item, const char* name, const Value& value) {
        return *item.withAt(ValuePath::attribute(QString::fromLatin1(name)), value);
    };
    Value now = with(loaded, "status", Value::string(QStringLiteral("DELIVERED")));
    now = with(now, "deliveredAt", Value::string(QStringLiteral("2026-06-30T12:31:00Z")));
    rf::ui::ItemEditorDialog dialog(tab->table(), now, loaded, [](const Value&, QString*) { return true; }, &desk.window);
    dialog.setOnlyIf(QStringLiteral("status = :loaded"), nullptr);
    dialog.show();
    stage.shootOver(&desk.window, &dialog);
}

void sizes(Stage& stage) {
    Desk desk(stage);
    ItemsTab* tab = desk.open(sampleFile());
    if (!tab) return;
    desk.queryOrders(tab);
    const Value item = tab->items()->item(rowOf(tab, kOrder));
    rf::ui::SizeDialog dialog(tab->table(), item, QStringLiteral("Order 90881"), &desk.window);
    dialog.show();
    stage.shootOver(&desk.window, &dialog);
    dialog.findChild<rf::ui::Segments*>(QStringLiteral("sizeSides"))->button(1)->click();
    stage.shootOver(&desk.window, &dialog, QStringLiteral("table"));
}

RF_SCENE("bulk", bulk);
RF_SCENE("editor", editor);
RF_SCENE("sizes", sizes);

} // namespace
