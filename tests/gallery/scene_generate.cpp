// Rows that come from nowhere and from far: data made up after a table, and an export to S3 as it lies in a folder.

#include "desk.h"

#include "engine/transfer/export_rows.h"
#include "ui/transfer/generate_dialog.h"
#include "ui/transfer/import_dialog.h"
#include "ui/transfer/transfer_tables.h"

using namespace rf::gallery;
using namespace rf::models;
using namespace rf::ui;

namespace {

void generate(Stage& stage) {
    QTemporaryDir folder;
    Desk desk(stage);
    ItemsTab* tab = desk.open(copyOfSample(folder.path()));
    if (!tab) return;
    desk.queryOrders(tab);
    auto* dialog = new GenerateDialog(&desk.workspace, {tab->session(), tab->table().region, tab->table().name}, &desk.window);
    dialog->present();
    stage.wait([=] { return dialog->findChild<PreviewTable*>()->model()->rowCount() > 0; });
    desk.shootDialog({});
}

void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    (void)file.open(QIODevice::WriteOnly);
    file.write(bytes);
}

void exported(Stage& stage) {
    QTemporaryDir folder;
    Desk desk(stage);
    ItemsTab* tab = desk.open(copyOfSample(folder.path()));
    if (!tab) return;
    desk.queryOrders(tab);
    const QString place = folder.filePath(QStringLiteral("AWSDynamoDB/01693685827463-2d8752fd"));
    QDir().mkpath(place + QStringLiteral("/data"));
    const QString data = place + QStringLiteral("/data/asfd4uplyrzldnolfbgc2fyvgq.json.gz");
    (void)rf::transfer::exportRows(*tab->session()->client()->service()->store(), "us-east-1", "Shop", data.toStdString(), {.coding = rf::Coding::Gzip});
    write(place + QStringLiteral("/manifest-summary.json"),
          "{\"version\":\"2020-06-30\",\"tableArn\":\"arn:aws:dynamodb:us-east-1:123456789012:table/Shop\",\"itemCount\":25000,\"outputFormat\":\"DYNAMODB_JSON\"}");
    write(place + QStringLiteral("/manifest-files.json"), "{\"itemCount\":25000,\"dataFileS3Key\":\"AWSDynamoDB/01693685827463-2d8752fd/data/asfd4uplyrzldnolfbgc2fyvgq.json.gz\"}\n");
    const auto show = [&](const QString& part) {
        auto* dialog = new ImportDialog(&desk.workspace, {tab->session(), tab->table().region, tab->table().name}, place, &desk.window);
        dialog->present();
        stage.wait([=] { return dialog->draft()->state() == ImportDraft::State::Ready || dialog->draft()->state() == ImportDraft::State::Failed; });
        stage.settle();
        desk.shootDialog(part);
        delete dialog;
    };
    show({});
    write(place + QStringLiteral("/manifest-summary.json"), "{\"outputFormat\":\"ION\"}");
    show(QStringLiteral("ion"));
}

RF_SCENE("generate", generate);
RF_SCENE("s3-export", exported);

} // namespace
