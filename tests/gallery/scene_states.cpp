// States of the Items mode that the tour does not walk through: nothing found, loading, failed, a scan that filters,
// a conflict, a file held elsewhere, a damaged file, read-only; and the jobs with their dialogs.

#include "desk.h"

#include "ui/item/conflict_dialog.h"
#include "ui/shell/file_flows.h"
#include "ui/shell/job_dialog.h"
#include "ui/transfer/export_dialog.h"

using namespace rf::gallery;
using namespace rf::models;

namespace {

void states(Stage& stage) {
    Desk desk(stage);
    ItemsTab* tab = desk.open(sampleFile());
    if (!tab) return;
    stage.shoot(&desk.window, "not-run");
    desk.queryOrders(tab, "CUSTOMER#nobody");
    stage.shoot(&desk.window, "empty");
    desk.held->failNext(rf::Error{rf::ErrorCode::ProvisionedThroughputExceeded,
                                  "The level of configured provisioned throughput for the table was exceeded. Consider "
                                  "increasing your provisioning level with the UpdateTable API."});
    desk.queryOrders(tab);
    stage.shoot(&desk.window, "failed");
    desk.held->hold();
    tab->run();
    stage.wait([] { return false; }, 2'300); // past the time after which counts and Cancel show
    stage.shoot(&desk.window, "loading");
    desk.held->release();
    stage.wait([=] { return tab->items()->state() != ItemsModel::State::Loading; });
    tab->query()->setMode(QueryMode::Scan);
    FilterChip chip;
    chip.path = QStringLiteral("status");
    chip.op = FilterOperator::Equal;
    chip.values = {QStringLiteral("CANCELLED")};
    tab->query()->filters()->add(chip);
    desk.run(tab);
    stage.shoot(&desk.window, "filtered-scan");
}

void conflict(Stage& stage) {
    QTemporaryDir folder;
    Desk desk(stage);
    ItemsTab* first = desk.open(copyOfSample(folder.path()));
    if (!first) return;
    desk.queryOrders(first);
    ItemsTab* second = desk.workspace.openTableInNewTab(first->session(), first->table().region, first->table().name);
    desk.queryOrders(second);
    desk.edit(first, 15, "status", "RETURNED");
    first->committer()->commit();
    stage.wait([=] { return first->committer()->state() == Committer::State::Done; });
    desk.edit(second, 15, "status", "DELIVERED");
    desk.edit(second, 10, "qty", "7");
    second->committer()->commit();
    stage.wait([=] { return second->committer()->state() == Committer::State::Conflict; });
    desk.shootDialog({});
}

void troubles(Stage& stage) {
    QTemporaryDir folder;
    {
        const QString path = copyOfSample(folder.path());
        auto holder = rf::openEngine(path.toStdString(), {});
        Desk desk(stage);
        desk.window.open({path});
        desk.shootDialog("held");
    }
    {
        QFile damaged(folder.filePath("damaged.rfdb"));
        QFile::copy(folder.filePath("shop.rfdb"), damaged.fileName());
        (void)damaged.open(QIODevice::ReadWrite);
        damaged.seek(8192); // the second page: whose tables these are
        damaged.write(QByteArray(4 * 8192, 'x'));
        damaged.close();
        Desk desk(stage);
        desk.window.open({damaged.fileName()});
        desk.shootDialog("damaged");
    }
    Desk desk(stage);
    auto* session = desk.workspace.openFile(folder.filePath("shop.rfdb"), FileSession::Mode::ReadOnly);
    stage.wait([=] { return session->state() == FileSession::State::Open; });
    if (session->tables().isEmpty()) return;
    ItemsTab* tab = desk.workspace.openTable(session, session->tables().first().region, session->tables().first().name);
    desk.queryOrders(tab);
    stage.shoot(&desk.window, "read-only");
}

void jobs(Stage& stage) {
    QTemporaryDir folder;
    Desk desk(stage);
    ItemsTab* tab = desk.open(copyOfSample(folder.path()));
    if (!tab) return;
    desk.queryOrders(tab);
    desk.window.commands()->trigger(QStringLiteral("file.export"));
    desk.shootDialog("export");
    for (auto* dialog : desk.window.findChildren<rf::ui::ExportDialog*>()) dialog->reject();
    const QString out = folder.filePath("shop.json.gz");
    const QPointer<Job> job = desk.workspace.exportTable(tab->session(), tab->table().region, tab->table().name, out);
    desk.window.files()->showJob(job);
    stage.wait([=] { return !job || job->state() != Job::State::Running || job->done() > 0; });
    desk.shootDialog("running");
    stage.wait([=] { return !job || job->state() != Job::State::Running; });
    stage.shoot(&desk.window, "done");
    for (auto* dialog : desk.window.findChildren<QDialog*>()) dialog->reject();
    desk.window.files()->open({out});
    desk.shootDialog("import");
}

RF_SCENE("states", states);
RF_SCENE("conflict", conflict);
RF_SCENE("troubles", troubles);
RF_SCENE("jobs", jobs);

} // namespace
