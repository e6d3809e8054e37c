// The review of staged edits and the view of conflicts, as trees, and the committer that leads from one to the other.

#include "models/edit/committer.h"
#include "models/edit/review_model.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

namespace tst_review_and_conflict {

using namespace rf::models;
using namespace rf::models::test;

namespace {

using Tester = QAbstractItemModelTester;
constexpr auto kFatal = Tester::FailureReportingMode::Fatal;

Value order(const char* sk, const char* status, const QByteArray& more = {}) {
    return keyed("c", sk, QByteArray("\"status\":{\"S\":\"") + status + "\"}" + (more.isEmpty() ? "" : ",") + more);
}

/// Rows with their children, "|" between columns.
QString diagram(const QAbstractItemModel& model, const QModelIndex& parent = {}, const QString& indent = {}) {
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column)
            cells << model.index(row, column, parent).data().toString();
        QString line = indent + cells.join('|');
        while (line.endsWith('|')) line.chop(1);
        lines << line;
        const QString below = diagram(model, model.index(row, 0, parent), indent + "  ");
        if (!below.isEmpty()) lines << below;
    }
    return lines.join('\n');
}

struct Desk {
    std::shared_ptr<HeldService> service = std::make_shared<HeldService>(memoryEngine());
    TableInfo table = madeShop(*service);
    EngineClient client{service};
    StagedEdits edits;
    Committer committer{&client, &edits};
    ReviewModel review{&edits};
    Tester reviewTester{&review, kFatal};
    Tester conflictTester{committer.conflicts(), kFatal};
    QString why;

    Desk() { edits.setTable(table); }
    ~Desk() { service->release(); }
    void put(const Value& item) { test::put(*service, "Shop", item); }
    bool edit(const Value& from, const Value& to) { return edits.stageEdit(from, to, "edit", &why); }
    bool commit() {
        committer.commit();
        return QTest::qWaitFor([this] { return committer.state() != Committer::State::Running; }, 30'000);
    }
    std::optional<Value> stored(const char* sk) { return test::stored(*service, table, keyed("c", sk)); }
};

using State = Committer::State;

} // namespace

class TestReviewAndConflict : public QObject {
    Q_OBJECT
private slots:
    void reviewShows();
    void reviewFollows();
    void reviewSaysTransactions();
    void commitWrites();
    void commitInParts();
    void failureKeepsWhatIsLeft();
    void editedWhileItIsWritten();
    void takenBackWhileItIsWritten();
    void conflictShows();
    void decisions_data();
    void decisions();
    void conflictFollowsTheEdits();
    void partOfAnIndex();
    void nothingToCommit();
    void closedFile();
    void throttledEditsSaySoAndTryAgain();
    void throttledEditsCanBeGivenUp();
};

void TestReviewAndConflict::reviewShows() {
    Desk d;
    QVERIFY(d.edit(order("1", "NEW", R"("x":{"N":"1"})"), order("1", "PAID", R"("y":{"BOOL":true})")));
    QVERIFY(d.edits.stageInsert(order("2", "NEW")));
    d.edits.stageDelete({order("3", "OLD")});
    QCOMPARE(diagram(d.review), QString("c · 1|||2 WCU\n  status|NEW|PAID\n  x|1\n  y||true\n"
                                        "c · 2|||2 WCU\n  pk||c\n  sk||2\n  status||NEW\n"
                                        "c · 3|||2 WCU\n  status|OLD"));
    QCOMPARE(d.review.total().total(), 6.0);
    QCOMPARE(d.review.transactionText(), "1 transaction");
    const QModelIndex first = d.review.index(0, 0), status = d.review.index(0, 0, first);
    QCOMPARE(first.data(ReviewModel::ChangeKindRole).toInt(), int(ChangeKind::Edit));
    QCOMPARE(first.data(ReviewModel::ItemIdRole).toByteArray(), d.edits.ids().first());
    QVERIFY(first.data(ReviewModel::ConditionRole).toString().contains("status = \"NEW\""));
    QCOMPARE(status.data(ReviewModel::PathRole).toString(), "status");
    QCOMPARE(status.siblingAtColumn(ReviewModel::AfterColumn).data(ReviewModel::TypeCodeRole).toString(), "S");
    QCOMPARE(d.review.headerData(ReviewModel::PriceColumn, Qt::Horizontal).toString(), "Price");
}

void TestReviewAndConflict::reviewFollows() {
    Desk d;
    for (const char* sk : {"1", "2", "3"}) QVERIFY(d.edit(order(sk, "NEW"), order(sk, "PAID")));
    const QPersistentModelIndex third = d.review.index(2, 0);
    QVERIFY(d.edit(order("2", "PAID"), order("2", "PAID", R"("n":{"N":"1"})")));
    QCOMPARE(d.review.rowCount(d.review.index(1, 0)), 2);
    d.edits.revert({d.edits.ids().first()});
    QCOMPARE(d.review.rowCount(), 2);
    QVERIFY(third.isValid());
    QCOMPARE(third.row(), 1); // it stays the one that was unfolded
    d.edits.stack()->undo();
    QCOMPARE(d.review.rowCount(), 3);
    QCOMPARE(third.row(), 2);
    QCOMPARE(d.review.index(0, 0).data().toString(), "c · 1");
    d.edits.revertAll();
    QCOMPARE(d.review.rowCount(), 0);
    QCOMPARE(d.review.total().total(), 0.0);
    QVERIFY(d.review.transactionText().isEmpty());
}

void TestReviewAndConflict::reviewSaysTransactions() {
    Desk d;
    for (int i = 0; i < 201; ++i) QVERIFY(d.edits.stageInsert(order(qPrintable(QString::number(i)), "NEW")));
    QCOMPARE(d.review.transactionCount(), 3);
    QVERIFY(d.review.transactionText().contains("3 transactions"));
    QVERIFY(d.review.transactionText().contains("together are not"));
    QCOMPARE(d.committer.actionText(), "Commit in 3 transactions");
}

void TestReviewAndConflict::commitWrites() {
    Desk d;
    d.put(order("1", "NEW"));
    d.put(order("3", "OLD"));
    QVERIFY(d.edit(order("1", "NEW"), order("1", "PAID")));
    QVERIFY(d.edits.stageInsert(order("2", "NEW")));
    d.edits.stageDelete({order("3", "OLD")});
    QCOMPARE(d.committer.actionText(), "Commit as transaction");
    const int calls = d.service->callCount();
    QVERIFY(d.commit());
    QVERIFY2(d.committer.state() == State::Done, qPrintable(d.committer.failure().detail));
    QCOMPARE(d.service->callCount(), calls + 1); // one transaction
    QCOMPARE(d.committer.written(), 3);
    QCOMPARE(d.committer.consumedUnits(), 6.0);
    QVERIFY(d.edits.isEmpty());
    QCOMPARE(d.stored("1"), order("1", "PAID"));
    QCOMPARE(d.stored("2"), order("2", "NEW"));
    QVERIFY(!d.stored("3"));
}

void TestReviewAndConflict::commitInParts() {
    Desk d;
    const int calls = d.service->callCount();
    for (int i = 0; i < 230; ++i) QVERIFY(d.edits.stageInsert(order(qPrintable(QString::number(i)), "NEW")));
    QVERIFY(d.commit());
    QVERIFY(d.committer.state() == State::Done);
    QCOMPARE(d.service->callCount(), calls + 3);
    QCOMPARE(d.committer.written(), 230);
    QVERIFY(d.stored("0") && d.stored("229"));
}

void TestReviewAndConflict::failureKeepsWhatIsLeft() {
    Desk d;
    for (int i = 0; i < 150; ++i) QVERIFY(d.edits.stageInsert(order(qPrintable(QString::number(i)), "NEW")));
    d.put(order("120", "THEIRS")); // the second transaction meets it
    QVERIFY(d.commit());
    QVERIFY(d.committer.state() == State::Conflict);
    QCOMPARE(d.committer.written(), 100);
    QCOMPARE(d.edits.count(), 50); // those of the first are written, those of the second wait
    QVERIFY(d.stored("99") && !d.stored("100"));
    d.committer.conflicts()->keepAllMine();
    d.service->failNext({rf::ErrorCode::ProvisionedThroughputExceeded, "slow down"});
    QVERIFY(d.commit());
    QVERIFY(d.committer.state() == State::Failed);
    QCOMPARE(d.committer.failure().detail, "slow down");
    QCOMPARE(d.edits.count(), 50);
    QVERIFY(d.commit());
    QVERIFY(d.committer.state() == State::Done && d.edits.isEmpty());
    QCOMPARE(d.stored("120"), order("120", "NEW"));
}

void TestReviewAndConflict::editedWhileItIsWritten() {
    Desk d;
    d.put(order("1", "NEW"));
    QVERIFY(d.edit(order("1", "NEW"), order("1", "PAID")));
    d.service->hold();
    d.committer.commit();
    QVERIFY(d.committer.state() == State::Running);
    d.committer.commit(); // not twice
    QVERIFY(d.edit(order("1", "PAID"), order("1", "SHIPPED")));
    d.service->release();
    QVERIFY(QTest::qWaitFor([&] { return d.committer.state() == State::Done; }));
    QCOMPARE(d.stored("1"), order("1", "PAID"));
    QCOMPARE(d.edits.count(), 1); // what came after stays staged, on top of what was written
    QCOMPARE(d.edits.changes().first().before, order("1", "PAID"));
    QVERIFY(d.commit());
    QCOMPARE(d.stored("1"), order("1", "SHIPPED"));
}

void TestReviewAndConflict::takenBackWhileItIsWritten() {
    Desk d;
    d.put(order("1", "NEW"));
    QVERIFY(d.edit(order("1", "NEW"), order("1", "PAID")));
    d.service->hold();
    d.committer.commit();
    d.edits.revertAll();
    d.service->release();
    QVERIFY(QTest::qWaitFor([&] { return d.committer.state() == State::Done; }));
    // It was written, so taking it back is a change now.
    QCOMPARE(d.edits.count(), 1);
    QVERIFY(d.commit());
    QCOMPARE(d.stored("1"), order("1", "NEW"));
}

void TestReviewAndConflict::conflictShows() {
    Desk d;
    d.put(order("1", "THEIRS", R"("both":{"N":"3"},"theirs":{"N":"1"})"));
    QVERIFY(d.edit(order("1", "NEW", R"("both":{"N":"1"},"mine":{"N":"1"})"),
                   order("1", "NEW", R"("both":{"N":"2"},"mine":{"N":"2"})")));
    QVERIFY(d.commit());
    QVERIFY(d.committer.state() == State::Conflict);
    ConflictModel& model = *d.committer.conflicts();
    QCOMPARE(diagram(model), QString("c · 1\n  both|1|2|3\n  mine|1|2\n  status|NEW|NEW|THEIRS\n  theirs|||1"));
    const QModelIndex row = model.index(0, 0);
    QStringList clashes;
    for (int i = 0; i < model.rowCount(row); ++i)
        if (model.index(i, 0, row).data(ConflictModel::ClashRole).toBool())
            clashes << model.index(i, 0, row).data().toString();
    QCOMPARE(clashes, QStringList({"both", "mine"}));
    QVERIFY(row.data(ConflictModel::ClashRole).toBool());
    QCOMPARE(model.undecided(), 1);
    d.committer.commit(); // not before it is decided
    QVERIFY(d.committer.state() == State::Conflict);
}

void TestReviewAndConflict::decisions_data() {
    QTest::addColumn<QByteArray>("mine"); ///< status wanted; empty = deleted
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<bool>("keep");
    QTest::addColumn<QByteArray>("end"); ///< status stored after the next commit; empty = no item
    const auto row = [](const char* mine, const char* theirs, bool keep, const char* end) {
        QTest::addRow("mine %s, theirs %s, %s", mine, theirs, keep ? "keep" : "take")
            << QByteArray(mine) << QByteArray(theirs) << keep << QByteArray(end);
    };
    row("MINE", "THEIRS", true, "MINE");
    row("MINE", "THEIRS", false, "THEIRS");
    row("MINE", "", true, "MINE");
    row("MINE", "", false, "");
    row("", "THEIRS", true, "");
    row("", "THEIRS", false, "THEIRS");
    row("", "", true, "");
    row("MINE", "MINE", true, "MINE");
}

void TestReviewAndConflict::decisions() {
    QFETCH(QByteArray, mine);
    QFETCH(QByteArray, theirs);
    QFETCH(bool, keep);
    QFETCH(QByteArray, end);
    Desk d;
    if (!theirs.isEmpty()) d.put(order("1", theirs, R"("note":{"S":"theirs"})"));
    if (mine.isEmpty())
        d.edits.stageDelete({order("1", "NEW")});
    else
        QVERIFY(d.edit(order("1", "NEW"), order("1", mine)));
    QVERIFY(d.commit());
    QVERIFY(d.committer.state() == State::Conflict);
    QSignalSpy decided(d.committer.conflicts(), &ConflictModel::decided);
    keep ? d.committer.conflicts()->keepMine(0) : d.committer.conflicts()->takeTheirs(0);
    QCOMPARE(d.committer.conflicts()->undecided(), 0);
    QVERIFY(decided.size() > 0);
    QVERIFY(d.commit());
    QVERIFY2(d.committer.state() != State::Failed, qPrintable(d.committer.failure().detail));
    QVERIFY(d.edits.isEmpty());
    const auto now = d.stored("1");
    QCOMPARE(now ? now->child("status").editText().toUtf8() : QByteArray(), end);
    // Attributes that only they changed stay theirs.
    if (now && !theirs.isEmpty()) QVERIFY(now->has("note"));
}

void TestReviewAndConflict::conflictFollowsTheEdits() {
    Desk d;
    for (const char* sk : {"1", "2"}) {
        d.put(order(sk, "THEIRS"));
        QVERIFY(d.edit(order(sk, "NEW"), order(sk, "MINE")));
    }
    QVERIFY(d.commit());
    ConflictModel& model = *d.committer.conflicts();
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(d.edit(order("1", "MINE"), order("1", "OTHER")));
    QCOMPARE(model.index(0, ConflictModel::YoursColumn, model.index(0, 0)).data().toString(), "OTHER");
    d.edits.revert({d.edits.ids().first()});
    QCOMPARE(model.rowCount(), 1);
    d.edits.revertAll();
    QVERIFY(model.isEmpty());
    QVERIFY(d.committer.state() == State::Idle); // nothing is left to decide
}

void TestReviewAndConflict::partOfAnIndex() {
    Desk d;
    d.put(order("1", "THEIRS", R"("email":{"S":"m"})"));
    const Value projected = keyed("c", "1", R"("email":{"S":"old"})");
    QVERIFY(d.edits.stageEdit(projected, keyed("c", "1", R"("email":{"S":"mine"})"), "edit", &d.why, false));
    QVERIFY(d.commit());
    QVERIFY(d.committer.state() == State::Conflict);
    // The status was not loaded: it is not said to have changed.
    QCOMPARE(diagram(*d.committer.conflicts()), QString("c · 1\n  email|old|mine|m"));
    d.committer.conflicts()->keepMine(0);
    QVERIFY(d.commit());
    QCOMPARE(d.stored("1"), order("1", "THEIRS", R"("email":{"S":"mine"})"));
}

void TestReviewAndConflict::nothingToCommit() {
    Desk d;
    const int calls = d.service->callCount();
    d.committer.commit();
    QVERIFY(d.committer.state() == State::Idle);
    QCOMPARE(d.service->callCount(), calls);
    QCOMPARE(d.committer.transactionCount(), 0);
}

void TestReviewAndConflict::closedFile() {
    auto service = std::make_shared<HeldService>(memoryEngine());
    auto client = std::make_unique<EngineClient>(service);
    StagedEdits edits;
    edits.setTable(madeShop(*service));
    Committer committer(client.get(), &edits);
    QVERIFY(edits.stageInsert(order("1", "NEW")));
    client.reset();
    committer.commit();
    QVERIFY(committer.state() == State::Failed);
    QVERIFY(!committer.failure().headline.isEmpty());
    QCOMPARE(edits.count(), 1);
}

/// One write unit a second, and far more than its burst used up.
struct Thirsty : Desk {
    Thirsty() {
        provision(1);
        meter().use(rf::capacity::Side::Write, {schema(), nullptr, {}}, 1e6);
    }
    void provision(qint64 units) {
        rf::UpdateTable::Input input{.tableName = "Shop"};
        input.billingMode = "PROVISIONED";
        input.provisionedThroughput = rf::ProvisionedThroughputIn{units, units};
        std::vector<rf::GlobalSecondaryIndexUpdateIn> indexes;
        for (const char* name : {"GSI1", "GSI2"})
            indexes.push_back({.update = rf::GlobalSecondaryIndexUpdateIn::Update{name, rf::ProvisionedThroughputIn{units, units}}});
        input.globalSecondaryIndexUpdates = indexes;
        const auto done = rf::call<rf::UpdateTable>(*service, input);
        if (!done) qFatal("%s", done.error().message.c_str());
    }
    rf::capacity::Meter& meter() { return *service->meter(); }
    rf::TablePtr schema() { return service->catalog()->find("us-east-1", "Shop"); }
};

void TestReviewAndConflict::throttledEditsSaySoAndTryAgain() {
    Thirsty d;
    QVERIFY(d.edits.stageInsert(order("1", "NEW")));
    d.committer.commit();
    QVERIFY(QTest::qWaitFor([&] { return !d.committer.throttled().isEmpty(); }));
    QVERIFY(d.committer.throttled().contains("provisioned throughput"));
    QVERIFY(d.committer.state() == State::Running);
    QVERIFY(!d.stored("1"));
    d.service->meter()->setEnforcement(rf::capacity::Enforcement::Observe); // room again
    QVERIFY(QTest::qWaitFor([&] { return d.committer.state() == State::Done; }, 30'000));
    QVERIFY(d.committer.throttled().isEmpty());
    QVERIFY(d.stored("1"));
}

void TestReviewAndConflict::throttledEditsCanBeGivenUp() {
    Thirsty d;
    QVERIFY(d.edits.stageInsert(order("1", "NEW")));
    d.committer.commit();
    QVERIFY(QTest::qWaitFor([&] { return !d.committer.throttled().isEmpty(); }));
    d.committer.giveUp();
    QVERIFY(d.committer.state() == State::Failed);
    QVERIFY(!d.committer.failure().headline.isEmpty());
    QCOMPARE(d.edits.count(), 1);
    QVERIFY(!d.stored("1"));
}

RF_TEST_GUILESS_MAIN(TestReviewAndConflict)

} // namespace tst_review_and_conflict

#include "tst_review_and_conflict.moc"
