// Find and replace over a result; two items side by side.

#include "bulk_desk.h"
#include "desk.h"

#include "ui/bulk/bulk_dialog.h"
#include "ui/bulk/edit_commands.h"
#include "ui/common/buttons.h"
#include "ui/item/compare_dialog.h"
#include "ui/item/compare_view.h"

#include <QCheckBox>
#include <QLineEdit>

using namespace rf::models;
using namespace rf::gallery;
using rf::ui::BulkDialog;

namespace {

void fill(BulkDialog* dialog, const char* field, const QString& text) {
    dialog->findChild<QLineEdit*>(QString::fromLatin1(field))->setText(text);
}

/// Form, what would change, what cannot, and a wrong expression.
void replace(Stage& stage) {
    const QTemporaryDir folder;
    Desk desk(stage);
    ItemsTab* tab = desk.open(copyOfSample(folder.path()));
    if (!tab) return;
    desk.queryOrders(tab);
    auto* commands = desk.page(tab)->findChild<rf::ui::EditCommands*>();
    BulkDialog* dialog = commands->replace();
    stage.shootOver(&desk.window, dialog, QStringLiteral("form"));
    fill(dialog, "replaceFind", QStringLiteral("Lyon, FR"));
    fill(dialog, "replaceWith", QStringLiteral("Grenoble, FR"));
    dialog->model()->check();
    if (!ended(stage, dialog)) return;
    stage.shootOver(&desk.window, dialog, QStringLiteral("checked"));
    fill(dialog, "replaceFind", QStringLiteral("90881"));
    dialog->model()->check();
    if (!ended(stage, dialog)) return;
    stage.shootOver(&desk.window, dialog, QStringLiteral("keys"));
    dialog->findChild<QToolButton*>(QStringLiteral("replaceExpression"))->setChecked(true);
    dialog->findChild<rf::ui::Segments*>(QStringLiteral("replaceWhere"))->button(2)->click();
    fill(dialog, "replacePaths", QStringLiteral("total, lines"));
    fill(dialog, "replaceFind", QStringLiteral("(\\d+"));
    stage.shootOver(&desk.window, dialog, QStringLiteral("wrong"));
    delete dialog;
}

/// Two orders; only what differs; two that are equal.
void compare(Stage& stage) {
    const QTemporaryDir folder;
    Desk desk(stage);
    ItemsTab* tab = desk.open(copyOfSample(folder.path()));
    if (!tab) return;
    desk.queryOrders(tab);
    rf::ui::CompareDialog dialog(rf::ui::CompareSide::ofRow(tab, 15), rf::ui::CompareSide::ofRow(tab, 20), &desk.window);
    dialog.show();
    dialog.view()->goToDifference(3);
    stage.shootOver(&desk.window, &dialog);
    dialog.copyRight();
    stage.settle();
    dialog.findChild<QCheckBox*>(QStringLiteral("compareOnly"))->setChecked(true);
    stage.shootOver(&desk.window, &dialog, QStringLiteral("differences"));
    rf::ui::CompareDialog equal(rf::ui::CompareSide::ofRow(tab, 15), rf::ui::CompareSide::ofRow(tab, 15), &desk.window);
    equal.show();
    equal.findChild<QCheckBox*>(QStringLiteral("compareOnly"))->setChecked(true);
    stage.shootOver(&desk.window, &equal, QStringLiteral("equal"));
}

RF_SCENE("replace", replace);
RF_SCENE("compare", compare);

} // namespace
