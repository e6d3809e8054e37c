// Rows in and out: the mapping page with rows that would be refused, one for a new table, an import that stopped; the
// export page; "copy as" over the grid; pasted rows that do not name their columns.

#include "desk.h"

#include "ui/common/buttons.h"
#include "ui/item/item_grid.h"
#include "ui/transfer/copy_menu.h"
#include "ui/transfer/export_dialog.h"
#include "ui/transfer/import_dialog.h"
#include "ui/transfer/paste_dialog.h"

using namespace rf::gallery;
using namespace rf::models;
using namespace rf::ui;

namespace {

QString write(const QTemporaryDir& folder, const char* name, const QByteArray& bytes) {
    QFile file(folder.filePath(QString::fromLatin1(name)));
    (void)file.open(QIODevice::WriteOnly);
    file.write(bytes);
    return file.fileName();
}

TableChoice choiceOf(ItemsTab* tab) { return {tab->session(), tab->table().region, tab->table().name}; }

ImportDialog* shown(Stage& stage, Desk& desk, ItemsTab* tab, const QString& file) {
    auto* dialog = new ImportDialog(&desk.workspace, choiceOf(tab), file, &desk.window);
    dialog->present();
    stage.wait([=] { return dialog->draft()->state() == ImportDraft::State::Ready; });
    return dialog;
}

void importing(Stage& stage) {
    QTemporaryDir folder;
    Desk desk(stage);
    ItemsTab* tab = desk.open(copyOfSample(folder.path()));
    if (!tab) return;
    desk.queryOrders(tab);
    auto* dialog = shown(stage, desk, tab,
                         write(folder, "customers.csv",
                               "pk,sk,name,email,qty,zip,vip,tags,address,legacy id\n"
                               "CUSTOMER#c-90001,PROFILE,Ada Moreau,ada@example.com,3,01234,true,gold;eu,\"{\"\"city\"\":\"\"Lyon\"\",\"\"floor\"\":2}\",4711\n"
                               "CUSTOMER#c-90002,PROFILE,\"Okafor, Ben\",ben@example.com,12,99501,false,,\"{\"\"city\"\":\"\"Juneau\"\"}\",4712\n"
                               "CUSTOMER#c-90003,PROFILE,Chiara \"Kiki\" Russo,chiara@example.com,seven,20121,true,eu,,4713\n"
                               ",PROFILE,nobody,,1,00000,false,,,4714\n"
                               "CUSTOMER#c-90005,PROFILE,\"never closed,eve@example.com,1,10115,true,eu,,4715\n"
                               "CUSTOMER#c-90006,PROFILE,Fumiko Sato,fumiko@example.com,41,10000,true,jp,\"{\"\"city\"\":\"\"東京\"\"}\",4716\n"));
    dialog->draft()->columns()->setType(4, rf::transfer::As::N);
    dialog->draft()->columns()->setType(7, rf::transfer::As::SS);
    dialog->draft()->columns()->setData(dialog->draft()->columns()->index(7, MappingModel::SeparatorColumn), QStringLiteral(";"));
    dialog->draft()->columns()->setUsed(9, false);
    stage.settle();
    desk.shootDialog("mapping");
    dialog->reject();
    stage.settle();

    dialog = shown(stage, desk, tab, write(folder, "readings.jsonl", "{\"sensor\":\"boiler-7\",\"at\":1732851600,\"celsius\":71.25,\"ok\":true}\n"
                                                                    "{\"sensor\":\"boiler-7\",\"at\":1732851660,\"celsius\":71.5,\"ok\":true,\"alarm\":{\"code\":17,\"text\":\"pressure\"}}\n"));
    for (auto* segments : dialog->findChildren<Segments*>())
        if (segments->button(1) && segments->button(1)->text() == QLatin1String("New table")) segments->button(1)->click();
    for (auto* edit : dialog->findChildren<QLineEdit*>())
        if (edit->placeholderText() == QLatin1String("Name")) edit->setText(QStringLiteral("Readings"));
    stage.settle();
    desk.shootDialog("new-table");
    dialog->reject();
}

void stopped(Stage& stage) {
    QTemporaryDir folder;
    Desk desk(stage);
    ItemsTab* tab = desk.open(copyOfSample(folder.path()));
    if (!tab) return;
    desk.queryOrders(tab);
    QByteArray csv = "pk,sk,qty\n";
    for (int i = 0; i < 40'000; ++i) csv += "ORDER#" + QByteArray::number(i) + ",LINE#1," + QByteArray::number(i % 90) + "\n";
    const QString file = write(folder, "orders.csv", csv);
    auto* first = shown(stage, desk, tab, file);
    int asked = 0;
    (void)rf::transfer::importRows(*tab->session()->client()->service()->store(), "us-east-1", "Shop", {file.toStdString(), {}}, first->draft()->columns()->mapping(), {},
                                   [&](auto, auto) { return ++asked < 25; });
    first->reject();
    stage.settle();
    shown(stage, desk, tab, file);
    desk.shootDialog("stopped");
}

void exporting(Stage& stage) {
    QTemporaryDir folder;
    Desk desk(stage);
    ItemsTab* tab = desk.open(copyOfSample(folder.path()));
    if (!tab) return;
    desk.queryOrders(tab);
    auto* dialog = new ExportDialog(&desk.workspace, choiceOf(tab), tab->query()->build(), tab->query()->title(), &desk.window);
    dialog->present();
    dialog->findChild<QComboBox*>(QStringLiteral("exportFormat"))->setCurrentIndex(1);
    stage.wait([=] { return dialog->draft()->columns()->rowCount() > 5; });
    desk.shootDialog("export");
}

void copying(Stage& stage) {
    QTemporaryDir folder;
    Desk desk(stage);
    ItemsTab* tab = desk.open(copyOfSample(folder.path()));
    if (!tab) return;
    desk.queryOrders(tab);
    ItemsPage* page = desk.page(tab);
    page->grid()->setCurrentRow(2);
    auto* menu = page->findChild<CopyMenu*>();
    menu->popup(page->grid()->mapToGlobal(QPoint(120, 60)));
    stage.settle();
    stage.shootOver(&desk.window, menu, QStringLiteral("copy-as"));
    menu->close();
    auto* dialog = new PasteDialog(tab, QStringLiteral("customer\torder\tqty\tnote\nCUSTOMER#c-20418\tORDER#9001\t3\tgift\nCUSTOMER#c-20418\tORDER#9002\t1\t\n"), &desk.window);
    dialog->present();
    stage.wait([=] { return dialog->draft()->state() == ImportDraft::State::Ready; });
    dialog->draft()->columns()->setAttribute(0, QStringLiteral("pk"));
    stage.settle();
    desk.shootDialog("paste");
}

RF_SCENE("transfer-import", importing);
RF_SCENE("transfer-stopped", stopped);
RF_SCENE("transfer-export", exporting);
RF_SCENE("transfer-copy", copying);

} // namespace
