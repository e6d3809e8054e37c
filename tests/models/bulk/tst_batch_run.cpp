// A batch on its way from the journal into the table and back: many writes under way, the journal ahead of them, and every
// one counted, whatever comes between.

#include "models/bulk/batch_writer.h"
#include "models/bulk/bulk_work.h"
#include "models/bulk/record_feed.h"
#include "models/bulk/undo_shelf.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include "engine/api/ops/batch_write_item.h"
#include "engine/api/ops/update_item.h"

#include <QTemporaryDir>
#include <QtConcurrent>

#include <atomic>
#include <dlfcn.h>
#include <future>

namespace tst_batch_run {
std::atomic<int> g_syncs{0}; ///< of this process: the engine beside it is in memory
}

/// Before the C library's own.
extern "C" int fdatasync(int file) {
    ++tst_batch_run::g_syncs;
    using Sync = int (*)(int);
    return reinterpret_cast<Sync>(::dlsym(RTLD_NEXT, "fdatasync"))(file);
}

namespace tst_batch_run {

using namespace rf::models;
using namespace rf::models::test;
using State = UndoJournal::State;

namespace {

const rf::Error kThrottled{rf::ErrorCode::ProvisionedThroughputExceeded, "too fast"};

QString keyOf(int i) {
    return QStringLiteral("o%1").arg(i, 5, 10, QLatin1Char('0'));
}

Value itemOf(int i, const char* status = "NEW", const QByteArray& more = {}) {
    return keyed("c", qPrintable(keyOf(i)), QByteArray("\"status\":{\"S\":\"") + status + "\"}" + more);
}

/// The sort key of an update; empty: it is none.
QString keyOf(const rf::Request& request) {
    if (request.operation() != rf::UpdateItem::kName) return {};
    const auto& key = *request.as<rf::UpdateItem>().key;
    return fromUtf8(key.find("sk")->asString());
}

/// Items of customer c in a table that streams, so that every commit tells itself, and a journal that sets status to DONE.
struct Batch {
    explicit Batch(int count, const QByteArray& more = {}) : service(memoryEngine()) {
        auto input = shopInput();
        input.streamSpecification = rf::StreamSpecificationIn{.streamEnabled = true, .streamViewType = "KEYS_ONLY"};
        table = made(service, input);
        for (int i = 0; i < count; ++i) put(service, QStringLiteral("Shop"), itemOf(i, "NEW", more));
        BulkJob job;
        job.table = table;
        job.source = scanOf(table);
        job.transform = *compiled({BulkAction::Kind::SetValue, QStringLiteral("status"), ValueType::S, QStringLiteral("DONE"), {}}, table);
        BulkControl reading;
        auto made = UndoJournal::create(path(), UndoShelf::headOf(QStringLiteral("f"), table, QStringLiteral("n")));
        const auto found = dryRun(service, job, **made, reading);
        if (!found || found->changing != count) qFatal("no batch");
    }
    QString path() const { return folder.filePath(QStringLiteral("journal")); }
    std::unique_ptr<UndoJournal> journal() const { return std::move(*UndoJournal::open(path())); }
    qint64 countOf(const UndoJournal::States& states) const { return *journal()->countOf(states); }
    BulkRun run() { return runBatch(service, table, *journal(), control); }
    BulkRun undo() { return undoBatch(service, table, *journal(), control); }
    /// The same on a thread of its own, so that the test can look on.
    QFuture<BulkRun> running() {
        return QtConcurrent::run([this] { return run(); });
    }
    int stored(const char* status) {
        int count = 0;
        const auto answer = rf::call<rf::Scan>(service, {.tableName = "Shop", .consistentRead = true});
        if (!answer || answer->lastEvaluatedKey) qFatal("not one page");
        for (const auto& item : *answer->items) count += item.find("status")->asString() == status;
        return count;
    }

    HeldService service;
    TableInfo table;
    QTemporaryDir folder;
    BulkControl control;
};

template <class Condition>
bool comes(Condition condition) {
    return QTest::qWaitFor(condition, 60'000);
}

} // namespace

class TestBatchRun : public QObject {
    Q_OBJECT
private slots:
    void manyShareOneCommit();
    void aWindowIsUnderWay();
    void largeItemsNarrowTheWindow();
    void theJournalIsAhead();
    void aGroupIsOnTheDiskBeforeItIsSent();
    void throttledOnesWaitAndCome();
    void stopInTheMiddle();
    void stopWhileThrottled();
    void stopWhileTakingBack();
    void aFullDiskInTheMiddle();
    void refusalsKeepTheirOrder();
    void writesOfAKeyComeInOrder();
    void aKeyTwiceIsReadOnce();
};

/// All of them are queued while somebody else writes: the next commit takes them together.
void TestBatchRun::manyShareOneCommit() {
    Batch batch(200);
    std::atomic<int> commits{0};
    batch.service.store()->onTicks([&](rf::Tick) { ++commits; });
    std::atomic<bool> writing{false};
    std::promise<void> queued;
    auto other = QtConcurrent::run([&] {
        return bool(batch.service.store()->write([&](rf::WriteTxn&) -> rf::Status {
            writing = true;
            queued.get_future().wait();
            return {};
        }));
    });
    QVERIFY(comes([&] { return writing.load(); }));
    auto run = batch.running();
    const bool all = comes([&] { return batch.service.running() == 200; });
    queued.set_value();
    QVERIFY(all);
    QVERIFY(other.result());
    QCOMPARE(run.result().written, 200);
    QCOMPARE(commits, 1);
    QCOMPARE(batch.stored("DONE"), 200);
    batch.service.store()->onTicks({});
}

void TestBatchRun::aWindowIsUnderWay() {
    Batch batch(1'500);
    batch.service.hold();
    auto run = batch.running();
    QVERIFY(comes([&] { return batch.service.running() >= 256; }));
    batch.service.release();
    QCOMPARE(run.result().written, 1'500);
    QCOMPARE(batch.service.mostAtOnce(), 256);
    QCOMPARE(batch.countOf({State::Written}), 1'500);
    batch.control.total = 0;
    QCOMPARE(batch.undo().written, 1'500); // and back by the same road
    QCOMPARE(batch.control.total, 1'500);
    QCOMPARE(batch.service.mostAtOnce(), 256);
    QCOMPARE(batch.stored("NEW"), 1'500);
    QCOMPARE(batch.countOf({State::Undone}), 1'500);
}

void TestBatchRun::largeItemsNarrowTheWindow() {
    Batch batch(60, ",\"fat\":{\"S\":\"" + QByteArray(390'000, 'x') + "\"}");
    batch.service.hold();
    auto run = batch.running();
    QVERIFY(comes([&] { return batch.service.running() >= 40; }));
    batch.service.release();
    QCOMPARE(run.result().written, 60);
    QVERIFY2(batch.service.mostAtOnce() <= (16 << 20) / 390'000, qPrintable(QString::number(batch.service.mostAtOnce())));
}

void TestBatchRun::theJournalIsAhead() {
    Batch batch(2'100);
    int calls = 0, behind = 0;
    batch.service.failWhen([&](const rf::Request&) -> std::optional<rf::Error> {
        ++calls;
        if (calls % 300 == 1 && batch.countOf({State::Sent, State::Written}) < calls) ++behind;
        return {};
    });
    QCOMPARE(batch.run().written, 2'100);
    QCOMPARE(calls, 2'100);
    QCOMPARE(behind, 0);
}

void TestBatchRun::aGroupIsOnTheDiskBeforeItIsSent() {
    Batch batch(1'100);
    const auto journal = batch.journal();
    RecordFeed feed(*journal, batch.table, {State::Planned}, true);
    const int before = g_syncs;
    QVERIFY(*feed.peek());
    QCOMPARE(g_syncs - before, 1);
    QCOMPARE(batch.countOf({State::Sent}), 1'024);
    for (int i = 0; i < 1'024; ++i) QVERIFY(feed.take());
    QCOMPARE(g_syncs - before, 1); // read ahead, not given out
    QVERIFY(*feed.peek());
    QCOMPARE(g_syncs - before, 2);
    QCOMPARE(batch.countOf({State::Sent}), 1'100);
    QCOMPARE(feed.rest().size(), 76u);
    QVERIFY(!*feed.peek());
}

void TestBatchRun::throttledOnesWaitAndCome() {
    Batch batch(700);
    QSet<QString> met;
    bool said = false;
    batch.service.failWhen([&](const rf::Request& request) -> std::optional<rf::Error> {
        const QString key = keyOf(request);
        said = said || batch.control.throttled;
        if (!key.endsWith(u'7') || met.contains(key)) return {};
        met << key;
        return kThrottled;
    });
    const BulkRun run = batch.run();
    QCOMPARE(met.size(), 70);
    QCOMPARE(run.written, 700);
    QCOMPARE(run.refused, 0);
    QCOMPARE(run.remaining, 0);
    QCOMPARE(batch.control.done, 700);
    QVERIFY(said);
    QVERIFY(!batch.control.throttled);
    QCOMPARE(batch.stored("DONE"), 700);
}

void TestBatchRun::stopInTheMiddle() {
    Batch batch(3'000);
    batch.service.failWhen([&, calls = 0](const rf::Request&) mutable -> std::optional<rf::Error> {
        if (++calls == 1'400) batch.control.stop.request_stop();
        return {};
    });
    const BulkRun run = batch.run();
    QVERIFY(run.cancelled);
    QCOMPARE(run.written, 1'400); // what was sent is waited for, and nothing more is sent
    QCOMPARE(run.planned, 3'000);
    QCOMPARE(run.remaining, 1'600);
    QCOMPARE(batch.countOf({State::Written}), 1'400);
    QCOMPARE(batch.countOf({State::Planned}), 1'600);
    QCOMPARE(batch.stored("DONE"), 1'400);
    BulkControl rest;
    QCOMPARE(runBatch(batch.service, batch.table, *batch.journal(), rest).written, 1'600);
    QCOMPARE(batch.countOf({State::Written}), 3'000);
}

/// Nothing is under way and nothing due for a while: stopping waits for neither.
void TestBatchRun::stopWhileThrottled() {
    Batch batch(50);
    batch.service.failWhen([&](const rf::Request& request) { return keyOf(request) > keyOf(9) ? std::optional(kThrottled) : std::nullopt; });
    auto run = batch.running();
    QVERIFY(comes([&] { return batch.control.throttled.load() && batch.control.done == 10; }));
    batch.control.stop.request_stop();
    QCOMPARE(run.result().written, 10);
    QCOMPARE(run.result().remaining, 40);
    QVERIFY(!run.result().fatal);
    QCOMPARE(batch.countOf({State::Planned}), 40);
}

void TestBatchRun::stopWhileTakingBack() {
    Batch batch(2'000);
    QCOMPARE(batch.run().written, 2'000);
    BulkControl back;
    batch.service.failWhen([&, calls = 0](const rf::Request&) mutable -> std::optional<rf::Error> {
        if (++calls == 600) back.stop.request_stop();
        return {};
    });
    const BulkRun stopped = undoBatch(batch.service, batch.table, *batch.journal(), back);
    QCOMPARE(stopped.written, 600);
    QCOMPARE(stopped.remaining, 1'400);
    QVERIFY(stopped.cancelled);
    QCOMPARE(batch.countOf({State::Undone}), 600);
    QCOMPARE(batch.countOf({State::Written}), 1'400);
    BulkControl rest;
    QCOMPARE(undoBatch(batch.service, batch.table, *batch.journal(), rest).written, 1'400);
    QCOMPARE(batch.stored("NEW"), 2'000);
}

void TestBatchRun::aFullDiskInTheMiddle() {
    Batch batch(1'000);
    batch.service.failWhen([&, calls = 0](const rf::Request&) mutable -> std::optional<rf::Error> {
        return ++calls == 500 ? std::optional(rf::Error{rf::ErrorCode::DiskFull, "no room"}) : std::nullopt;
    });
    const BulkRun run = batch.run();
    QVERIFY(run.fatal);
    QVERIFY(run.written >= 499 && run.written < 1'000);
    QCOMPARE(run.written + run.remaining, 1'000);
    QCOMPARE(batch.countOf({State::Written}), run.written);
    QCOMPARE(batch.countOf({State::Planned}), run.remaining);
    QCOMPARE(batch.stored("DONE"), run.written);
}

/// The first one is throttled and refused long after the others.
void TestBatchRun::refusalsKeepTheirOrder() {
    Batch batch(1'200);
    const QList<int> changed{3, 140, 141, 700, 1'199};
    for (const int i : changed) put(batch.service, QStringLiteral("Shop"), itemOf(i, "THEIRS"));
    batch.service.failWhen([&, met = false](const rf::Request& request) mutable -> std::optional<rf::Error> {
        if (keyOf(request) != keyOf(3) || std::exchange(met, true)) return {};
        return kThrottled;
    });
    const BulkRun run = batch.run();
    QCOMPARE(run.written, 1'195);
    QCOMPARE(run.refused, 5);
    QCOMPARE(run.remaining, 0);
    QStringList keys, expected;
    for (const BulkRefusal& refusal : run.refusals) keys << refusal.key;
    for (const int i : changed) expected << QStringLiteral("c · ") + keyOf(i);
    QCOMPARE(keys, expected);
    QCOMPARE(batch.stored("THEIRS"), 5);
    QCOMPARE(batch.countOf({State::Failed}), 5);
}

/// The first of two is throttled: the second, which needs it, waits.
void TestBatchRun::writesOfAKeyComeInOrder() {
    Batch batch(3);
    const auto change = [&](int i, const char* before, const char* after) {
        StagedChange change;
        change.before = itemOf(i, before);
        change.after = itemOf(i, after);
        return change;
    };
    {
        const auto made = UndoJournal::create(batch.path(), UndoShelf::headOf(QStringLiteral("f"), batch.table, QStringLiteral("n")));
        for (const StagedChange& each : {change(0, "NEW", "ONE"), change(1, "NEW", "DONE"), change(0, "ONE", "TWO"), change(2, "NEW", "DONE")})
            QVERIFY(*(*made)->append(each));
        QVERIFY((*made)->sync());
    }
    batch.service.failWhen([&, met = false](const rf::Request& request) mutable -> std::optional<rf::Error> {
        if (keyOf(request) != keyOf(0) || std::exchange(met, true)) return {};
        return kThrottled;
    });
    const BulkRun run = batch.run();
    QCOMPARE(run.written, 4);
    QCOMPARE(batch.stored("TWO"), 1);
    QCOMPARE(batch.stored("DONE"), 2);
}

void TestBatchRun::aKeyTwiceIsReadOnce() {
    Batch batch(4);
    BulkJob job;
    job.table = batch.table;
    job.source = QList<Value>{itemOf(2), itemOf(1), itemOf(2), itemOf(2), itemOf(1)};
    job.transform = [](const Value&) { return BulkOutcome::changed(std::nullopt); };
    auto journal = UndoJournal::create(batch.path(), UndoShelf::headOf(QStringLiteral("f"), batch.table, QStringLiteral("n")));
    const auto found = dryRun(batch.service, job, **journal, batch.control);
    QVERIFY(found);
    QCOMPARE(found->changing, 2);
    BulkControl control;
    QCOMPARE(runBatch(batch.service, batch.table, **journal, control).written, 2);
}

RF_TEST_GUILESS_MAIN(TestBatchRun)

} // namespace tst_batch_run

#include "tst_batch_run.moc"
