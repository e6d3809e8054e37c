// A bulk edit from its form to its undo, against the engine: what is read, shown, written, refused and brought back.

#include "tests/models/support/bulk_store.h"
#include "tests/support/program.h"

#include "engine/api/ops/delete_item.h"

#include <QAbstractItemModelTester>

namespace tst_bulk_model {

using namespace rf::models;
using namespace rf::models::test;
using Kind = BulkAction::Kind;
using State = BulkModel::State;

class TestBulkModel : public QObject {
    Q_OBJECT
private slots:
    void changesAllPagesAndTakesThemBack();
    void deletesAndBringsBack();
    void aSelectionIsReadAgain();
    void aKeysOnlyIndexGivesWholeItems();
    void movingTheIndexKeyVisitsEachOnce();
    void stagedItemsAreLeftAlone();
    void whatChangedSinceStays();
    void undoKeepsOthersChanges();
    void cancelSaysWhatRemains();
    void throttledWritesAreTriedAgain();
    void aClosedFileStopsTheRun();
    void theFormDropsTheCheck();
    void failedReadsAreSaid();
};

void TestBulkModel::changesAllPagesAndTakesThemBack() {
    Store store(1'500);
    QAbstractItemModelTester sample(store.model->sample()), refusals(store.model->refusals());
    auto request = scanOf(store.edits.table(), 10); // the grid's page size does not matter
    store.model->setSources({}, request);
    put(*store.held, "Shop", keyed("c", "o00007", "\"status\":{\"S\":\"DONE\"}"));
    put(*store.held, "Shop", keyed("c", "o00009", "\"status\":{\"N\":\"9\"},\"gsi1pk\":{\"S\":\"g\"}"));
    QVERIFY(store.check(setStatus("DONE")));
    const DryRun& found = store.model->found();
    QCOMPARE(found.matched, 1'500);
    QCOMPARE(found.changing, 1'499);
    QCOMPARE(found.same, 1);
    QCOMPARE(found.refused, 0);
    QVERIFY(found.readUnits > 0);
    QCOMPARE(found.price.table, 1'499.0);
    QCOMPARE(store.model->sample()->rowCount(), kSamplesKept);
    QCOMPARE(store.statusOf(3), QStringLiteral("NEW")); // nothing is written yet
    QSignalSpy written(store.model.get(), &BulkModel::written);
    QVERIFY(store.run());
    QCOMPARE(written.size(), 1);
    QCOMPARE(store.model->result().written, 1'499);
    QCOMPARE(store.model->result().remaining, 0);
    QCOMPARE(store.model->result().units, 1'499.0);
    for (const int i : {0, 7, 9, 1'499}) QCOMPARE(store.statusOf(i), QStringLiteral("DONE"));
    QCOMPARE(store.at(3)->child("qty").displayText(), QStringLiteral("3"));
    QVERIFY(store.undo());
    QCOMPARE(store.model->state(), State::Undone);
    QCOMPARE(store.model->result().written, 1'499);
    QCOMPARE(*store.at(3), Store::itemOf(3));
    QCOMPARE(store.at(9)->child("status").typeCode(), QStringLiteral("N"));
    QCOMPARE(store.statusOf(7), QStringLiteral("DONE"));
    QCOMPARE(journals(store), 0);
}

void TestBulkModel::deletesAndBringsBack() {
    Store store(60);
    const Value odd = everyType("c", "odd");
    put(*store.held, "Shop", odd);
    QVERIFY(store.check({Kind::Delete}));
    QCOMPARE(store.model->found().changing, 61);
    QVERIFY(store.run());
    QCOMPARE(store.model->result().written, 61);
    QVERIFY(!store.at(3));
    put(*store.held, "Shop", keyed("c", "o00005", "\"mine\":{\"BOOL\":true}"));
    QVERIFY(store.undo());
    QCOMPARE(store.model->result().written, 60);
    QCOMPARE(store.model->result().refused, 1); // somebody made that one meanwhile
    QVERIFY(store.at(5)->has("mine"));
    QCOMPARE(*store.at(3), Store::itemOf(3));
    QCOMPARE(stored(*store.held, store.table, odd)->toJson(true), odd.toJson(true));
}

void TestBulkModel::aSelectionIsReadAgain() {
    Store store(300);
    QList<Value> chosen;
    for (int i = 0; i < 250; ++i) chosen << Store::itemOf(i);
    chosen << Store::itemOf(1) << keyed("c", "never");
    put(*store.held, "Shop", keyed("c", "o00001", "\"status\":{\"S\":\"OTHER\"}"));
    store.model->setSources(chosen, scanOf(store.edits.table()));
    QCOMPARE(store.model->scope(), BulkModel::Scope::Selection);
    QVERIFY(store.check(setStatus("DONE")));
    QCOMPARE(store.model->found().matched, 250);
    QVERIFY(store.run());
    QCOMPARE(store.model->result().written, 250);
    QCOMPARE(store.statusOf(1), QStringLiteral("DONE"));
    QVERIFY(!store.at(1)->has("qty")); // what is stored is changed, not what was selected
    QCOMPARE(store.statusOf(250), QStringLiteral("NEW"));
    QVERIFY(!stored(*store.held, store.table, keyed("c", "never")));
}

void TestBulkModel::aKeysOnlyIndexGivesWholeItems() {
    Store store(5);
    for (int i = 0; i < 120; ++i)
        put(*store.held, "Shop", keyed("e", qPrintable(Store::keyOf(i)), "\"email\":{\"S\":\"x\"},\"big\":{\"S\":\"whole\"}"));
    store.model->setSources({}, scanOf(store.edits.table(), 0, QStringLiteral("GSI2")));
    QVERIFY(store.check({Kind::Delete}));
    QCOMPARE(store.model->found().changing, 120);
    QVERIFY(store.model->found().samples.first().before->has("big"));
    QVERIFY(store.run());
    QVERIFY(store.undo());
    QCOMPARE(store.model->result().written, 120);
    QCOMPARE(stored(*store.held, store.table, keyed("e", "o00003"))->child("big").displayText(), QStringLiteral("whole"));
}

void TestBulkModel::movingTheIndexKeyVisitsEachOnce() {
    Store store(0);
    for (int i = 0; i < 400; ++i)
        put(*store.held, "Shop",
            keyed("m", qPrintable(Store::keyOf(i)),
                  "\"gsi1pk\":{\"S\":\"g\"},\"gsi1sk\":{\"S\":\"" + QByteArray::number(1'000 + i) + "\"},\"fat\":{\"S\":\"" +
                      QByteArray(8'000, 'x') + "\"}"));
    store.model->setSources({}, scanOf(store.edits.table(), 0, QStringLiteral("GSI1")));
    QVERIFY(store.check({Kind::SetText, QStringLiteral("gsi1sk"), ValueType::S, QStringLiteral("9{gsi1sk}"), {}}));
    QCOMPARE(store.model->found().changing, 400);
    QVERIFY(store.run());
    QCOMPARE(store.model->result().written, 400);
    const auto one = stored(*store.held, store.table, keyed("m", "o00003"));
    QCOMPARE(one->child("gsi1sk").displayText(), QStringLiteral("91003"));
}

void TestBulkModel::stagedItemsAreLeftAlone() {
    Store store(10);
    store.edits.stageDelete({Store::itemOf(4)});
    QVERIFY(store.check(setStatus("DONE")));
    QCOMPARE(store.model->found().changing, 9);
    QCOMPARE(store.model->found().refused, 1);
    QCOMPARE(store.model->refusals()->rowCount(), 1);
    QVERIFY(store.model->refusals()->index(0, RefusalsModel::KeyColumn).data().toString().contains("o00004"));
    QVERIFY(store.run());
    QCOMPARE(store.statusOf(4), QStringLiteral("NEW"));
}

void TestBulkModel::whatChangedSinceStays() {
    Store store(30);
    QVERIFY(store.check(setStatus("DONE")));
    put(*store.held, "Shop", keyed("c", "o00011", "\"status\":{\"S\":\"THEIRS\"}"));
    QVERIFY(store.run());
    QCOMPARE(store.model->result().written, 29);
    QCOMPARE(store.model->result().refused, 1);
    QCOMPARE(store.statusOf(11), QStringLiteral("THEIRS"));
    QVERIFY(store.model->refusals()->index(0, RefusalsModel::KeyColumn).data().toString().contains("o00011"));
    QVERIFY(store.undo()); // what was refused is not undone either
    QCOMPARE(store.model->result().written, 29);
    QCOMPARE(store.model->result().refused, 0);
    QCOMPARE(store.statusOf(11), QStringLiteral("THEIRS"));
}

void TestBulkModel::undoKeepsOthersChanges() {
    Store store(30);
    QVERIFY(store.check(setStatus("DONE")));
    QVERIFY(store.run());
    put(*store.held, "Shop", keyed("c", "o00002", "\"status\":{\"S\":\"LATER\"}"));
    QVERIFY(store.undo());
    QCOMPARE(store.model->state(), State::Undone);
    QCOMPARE(store.model->result().written, 29);
    QCOMPARE(store.model->result().refused, 1);
    QCOMPARE(store.statusOf(2), QStringLiteral("LATER"));
    QCOMPARE(store.statusOf(3), QStringLiteral("NEW"));
}

void TestBulkModel::cancelSaysWhatRemains() {
    Store store(400);
    QVERIFY(store.check(setStatus("DONE")));
    store.held->hold();
    store.model->run();
    store.model->cancel();
    QVERIFY(store.model->isStopping()); // said at once, whatever is in flight
    store.held->release();
    QVERIFY(waitFor([&] { return !store.model->isBusy(); }));
    const BulkRun stopped = store.model->result();
    QVERIFY(stopped.cancelled);
    QVERIFY(stopped.remaining > 0);
    QCOMPARE(stopped.written + stopped.remaining, 400);
    int done = 0;
    for (int i = 0; i < 400; ++i) done += store.statusOf(i) == QLatin1String("DONE");
    QCOMPARE(done, stopped.written);
    store.model->resume();
    QVERIFY(waitFor([&] { return !store.model->isBusy(); }));
    QCOMPARE(store.model->result().written, 400);
    QCOMPARE(store.model->result().remaining, 0);
    QVERIFY(store.undo());
    QCOMPARE(store.model->result().written, 400);
}

void TestBulkModel::throttledWritesAreTriedAgain() {
    Store store(20);
    QVERIFY(store.check(setStatus("DONE")));
    store.held->failNext({rf::ErrorCode::ProvisionedThroughputExceeded, "too fast"});
    QVERIFY(store.run());
    QCOMPARE(store.model->result().written, 20);
    QVERIFY(store.model->refusals()->rowCount() == 0);
}

void TestBulkModel::aClosedFileStopsTheRun() {
    Store store(20);
    QVERIFY(store.check(setStatus("DONE")));
    store.held->failNext({rf::ErrorCode::DiskFull, "no room"});
    QVERIFY(store.run());
    QVERIFY(store.model->result().fatal);
    QVERIFY(!store.model->failure().isEmpty());
    QVERIFY(store.model->result().remaining > 0);
    store.model->resume();
    QVERIFY(waitFor([&] { return !store.model->isBusy(); }));
    QCOMPARE(store.model->result().written, 20);
}

void TestBulkModel::theFormDropsTheCheck() {
    Store store(5);
    QVERIFY(store.check(setStatus("DONE")));
    QCOMPARE(journals(store), 1);
    store.model->setAction(setStatus("OTHER"));
    QCOMPARE(store.model->state(), State::Form);
    QCOMPARE(journals(store), 0);
    store.model->run();
    QCOMPARE(store.model->state(), State::Form);
    store.model->setAction({Kind::SetValue, QStringLiteral("pk"), ValueType::S, {}, {}});
    QCOMPARE(store.model->problem()->field, QStringLiteral("path"));
    store.model->check();
    QCOMPARE(store.model->state(), State::Form);
    QVERIFY(store.check(setStatus("NEW"))); // nothing to do
    QCOMPARE(store.model->found().changing, 0);
    store.model->run();
    QCOMPARE(store.model->state(), State::Checked);
}

void TestBulkModel::failedReadsAreSaid() {
    Store store(5);
    store.model->setAction(setStatus("DONE"));
    store.held->failNext({rf::ErrorCode::InternalServerError, "broken"});
    store.model->check();
    QVERIFY(waitFor([&] { return !store.model->isBusy(); }));
    QCOMPARE(store.model->state(), State::Form);
    QVERIFY(store.model->failure().detail.contains("broken"));
    QCOMPARE(journals(store), 0);
}

RF_TEST_GUILESS_MAIN(TestBulkModel)

} // namespace tst_bulk_model

#include "tst_bulk_model.moc"
