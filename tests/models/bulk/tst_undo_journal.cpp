// The journal of a bulk edit outlives it: undo after a restart, after a run that was broken off, on a shelf of a few; damaged
// ones are refused.

#include "tests/models/support/bulk_store.h"
#include "tests/support/program.h"

#include "engine/api/ops/update_item.h"

#include <future>

namespace tst_undo_journal {

using namespace rf::models;
using namespace rf::models::test;
using State = BulkModel::State;

class TestUndoJournal : public QObject {
    Q_OBJECT
private slots:
    void undoAfterARestart();
    void aStoppedUndoAfterARestart();
    void closingKeepsWhatWasWritten();
    void theShelfIsBounded();
    void journalsHaveABound();
    void brokenJournals();
};

void TestUndoJournal::undoAfterARestart() {
    Store store(40);
    QVERIFY(store.check(setStatus("DONE")));
    QVERIFY(store.run());
    const QString file = QStringLiteral("/tmp/shop.rfdb");
    store.model = std::make_unique<BulkModel>(store.client.get(), &store.edits, &store.shelf, file); // as after a restart
    QCOMPARE(journals(store), 1);
    QCOMPARE(store.shelf.newest(file, store.table.region, QStringLiteral("Other")), QString());
    const QString path = store.shelf.newest(file, store.table.region, QStringLiteral("Shop"));
    QVERIFY(store.model->adopt(path));
    QCOMPARE(store.model->note(), setStatus("DONE").describe());
    QVERIFY(store.undo());
    QCOMPARE(store.model->state(), State::Undone);
    QCOMPARE(store.model->result().written, 40);
    QCOMPARE(store.statusOf(39), QStringLiteral("NEW"));
    QCOMPARE(store.shelf.newest(file, store.table.region, QStringLiteral("Shop")), QString());
}

/// What was written is counted anew, so that stopping knows what is left.
void TestUndoJournal::aStoppedUndoAfterARestart() {
    Store store(600);
    QVERIFY(store.check(setStatus("DONE")));
    QVERIFY(store.run());
    const QString file = QStringLiteral("/tmp/shop.rfdb");
    store.model = std::make_unique<BulkModel>(store.client.get(), &store.edits, &store.shelf, file);
    QVERIFY(store.model->adopt(store.shelf.newest(file, store.table.region, QStringLiteral("Shop"))));
    store.held->hold();
    store.model->undo();
    QVERIFY(waitFor([&] { return store.held->running() == 256; }));
    QCOMPARE(store.model->total(), 600);
    store.model->cancel();
    store.held->release();
    QVERIFY(waitFor([&] { return !store.model->isBusy(); }));
    QCOMPARE(store.model->state(), State::Done);
    QCOMPARE(store.model->result().written, 600 - 256);
    QCOMPARE(journals(store), 1);
    QVERIFY(store.undo());
    QCOMPARE(store.model->state(), State::Undone);
    QCOMPARE(store.model->result().written, 600 - 256);
    QCOMPARE(journals(store), 0);
    for (const int i : {0, 255, 256, 599}) QCOMPARE(store.statusOf(i), QStringLiteral("NEW"));
}

/// The dialog, its page or the file is closed in the middle of a run: what was written can be undone later.
void TestUndoJournal::closingKeepsWhatWasWritten() {
    Store store(2'000);
    QVERIFY(store.check(setStatus("DONE")));
    std::promise<void> closing;
    std::shared_future<void> closes = closing.get_future().share();
    std::atomic<int> calls{0};
    store.held->failWhen([&calls, closes](const rf::Request& request) -> std::optional<rf::Error> {
        if (request.operation() == rf::UpdateItem::kName && ++calls == 700) closes.wait();
        return {};
    });
    store.model->run();
    QVERIFY(waitFor([&] { return calls == 700; }));
    store.model->cancel();
    closing.set_value();
    store.model.reset(); // its answer never comes
    QCOMPARE(journals(store), 1);
    const QString file = QStringLiteral("/tmp/shop.rfdb");
    store.model = std::make_unique<BulkModel>(store.client.get(), &store.edits, &store.shelf, file);
    QVERIFY(store.model->adopt(store.shelf.newest(file, store.table.region, QStringLiteral("Shop"))));
    QVERIFY(store.undo());
    QCOMPARE(store.model->result().written, 700);
    for (const int i : {0, 699, 700}) QCOMPARE(store.statusOf(i), QStringLiteral("NEW"));
}

void TestUndoJournal::theShelfIsBounded() {
    Store store(2);
    for (int i = 0; i < 2 * kBatchesKept; ++i) {
        QVERIFY(store.check(setStatus(i % 2 ? "A" : "B")));
        QVERIFY(store.run());
    }
    QCOMPARE(journals(store), qsizetype(kBatchesKept));
}

void TestUndoJournal::journalsHaveABound() {
    QTemporaryDir folder;
    const auto engine = memoryEngine();
    const TableInfo table = madeShop(*engine);
    for (int i = 0; i < 50; ++i) put(*engine, "Shop", Store::itemOf(i));
    const auto journal = UndoJournal::create(folder.filePath("small"), UndoShelf::headOf("f", table, "n"), 2'000);
    QVERIFY(journal);
    BulkJob job;
    job.table = table;
    job.source = scanOf(table);
    job.transform = *compiled(setStatus("DONE"), table);
    BulkControl control;
    const auto found = dryRun(*engine, job, **journal, control);
    QVERIFY(found);
    QVERIFY(found->full);
    QVERIFY(found->changing > 0 && found->changing < 50);
    QVERIFY((*journal)->bytes() <= 2'000);
    control.total = found->changing;
    QCOMPARE(runBatch(*engine, table, **journal, control).written, found->changing);
}

void TestUndoJournal::brokenJournals() {
    QTemporaryDir folder;
    const QString path = folder.filePath("j");
    QVERIFY(!UndoJournal::open(path));
    const auto write = [&](const QByteArray& bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    for (const QByteArray& bytes : {QByteArray(), QByteArray("RFUNDO1\n"), QByteArray("RFUNDO1\n\xff\xff\xff\xff"),
                                    QByteArray("RFUNDO1\n\x02\0\0\0{}", 14), QByteArray(100, 'x')}) {
        QVERIFY(write(bytes));
        QVERIFY(!UndoJournal::open(path));
    }
    {
        const auto journal = UndoJournal::create(path, UndoShelf::headOf("f", bareShop(), "n"));
        StagedChange change;
        change.before = Store::itemOf(1);
        QVERIFY(*(*journal)->append(change));
        QVERIFY((*journal)->sync());
    }
    QFile file(path);
    QVERIFY(file.resize(file.size() - 3)); // torn off at the end
    const auto journal = UndoJournal::open(path);
    QVERIFY(journal);
    const auto record = (*journal)->next(bareShop(), {UndoJournal::State::Planned});
    QVERIFY(!record);
    QCOMPARE(record.error().code, rf::ErrorCode::FileCorrupt);
}

RF_TEST_GUILESS_MAIN(TestUndoJournal)

} // namespace tst_undo_journal

#include "tst_undo_journal.moc"
