// One tab from query to commit: what is edited in grid, tree and JSON is what the engine stores; two tabs that meet.

#include "models/session/items_tab.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>

namespace tst_items_tab {

using namespace rf::models;
using namespace rf::models::test;

namespace {

rf::Result<std::unique_ptr<rf::Service>> open(const std::filesystem::path& path, const rf::EngineOptions& options) {
    return rf::openEngine(path, options);
}

const char* kOrder =
    R"("type":{"S":"Order"},"status":{"S":"SHIPPED"},"shipTo":{"M":{"city":{"S":"Lyon"}}},"tags":{"SS":["eu","vip"]})";

struct Fixture {
    FileSession session{{}, FileSession::Mode::InMemory, open};
    TableInfo table;
    std::unique_ptr<ItemsTab> tab;

    Fixture() {
        session.open();
        if (!QTest::qWaitFor([this] { return session.state() == FileSession::State::Open; }, 30'000))
            qFatal("not open");
        table = madeShop(service());
        for (int i = 0; i < 5; ++i) put(service(), "Shop", keyed("c", qPrintable(QString("ORDER#%1").arg(i)), kOrder));
        session.refresh();
        if (!QTest::qWaitFor([this] { return session.table("us-east-1", "Shop").isValid(); }, 30'000))
            qFatal("no Shop");
        table = session.table("us-east-1", "Shop");
        tab = opened();
    }
    rf::Service& service() { return *session.client()->service(); }
    std::unique_ptr<ItemsTab> opened() { return std::make_unique<ItemsTab>(&session, table, QString()); }
    bool run(ItemsTab& tab) {
        tab.query()->setKeyValue("pk", "c");
        tab.run();
        return QTest::qWaitFor([&tab] { return tab.items()->state() != ItemsModel::State::Loading; }, 30'000);
    }
    bool commit(ItemsTab& tab) {
        tab.committer()->commit();
        return QTest::qWaitFor([&tab] { return tab.committer()->state() != Committer::State::Running; }, 30'000);
    }
    std::optional<Value> stored(const char* sk) { return test::stored(service(), table, keyed("c", sk)); }
    static QString text(const Value& item, const char* path) { return item.at(*ValuePath::parse(path))->displayText(); }
    static QModelIndex cell(ItemsTab& tab, int row, const char* name) {
        return tab.items()->index(row, tab.items()->columnOf(name));
    }
};

} // namespace

class TestItemsTab : public QObject {
    Q_OBJECT
private slots:
    void gridTreeAndJsonAreOneItem();
    void oneTransaction();
    void everyTypeThroughTreeAndJson();
    void refusedInTheTree();
    void keyOfAnInsertInTheTree();
    void followsTheCurrentItem();
    void twoTabsMeet();
    void twoTabsMergeWhatDoesNotClash();
    void insertMeetsAnItem();
    void failedCommitKeepsEdits();
    void changedTable();
    void titles();
    void readOnlyFile();
    void cost();
};

void TestItemsTab::gridTreeAndJsonAreOneItem() {
    Fixture f;
    QVERIFY(f.run(*f.tab));
    QAbstractItemModelTester tester(f.tab->tree(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy current(f.tab.get(), &ItemsTab::currentChanged);
    f.tab->setCurrentRow(1);
    QCOMPARE(current.size(), 1);
    QVERIFY(f.tab->json()->text().contains("SHIPPED"));
    // In the grid …
    QVERIFY(f.tab->items()->setData(f.cell(*f.tab, 1, "status"), "DELIVERED"));
    QCOMPARE(f.tab->tree()->indexOf(*ValuePath::parse("status")).data(ItemTreeModel::OriginalTextRole).toString(),
             "SHIPPED");
    QVERIFY(f.tab->json()->text().contains("DELIVERED"));
    // … in the tree …
    QVERIFY(f.tab->tree()->setText(f.tab->tree()->indexOf(*ValuePath::parse("shipTo.city")), "Nice"));
    QVERIFY(f.tab->json()->text().contains("Nice"));
    QCOMPARE(f.text(f.tab->items()->item(1), "shipTo.city"), "Nice");
    // … and as JSON.
    QString text = f.tab->json()->text();
    f.tab->json()->setText(text.replace("\"vip\"", "\"gold\""));
    QCOMPARE(f.tab->items()->item(1).child("tags").displayText(), "{ \"eu\", \"gold\" }");
    QCOMPARE(f.tab->tree()->item(), f.tab->items()->item(1));
    QCOMPARE(f.tab->json()->text(), text);
    QCOMPARE(f.tab->edits()->count(), 1);
    // Undo takes them back one after the other, everywhere.
    f.tab->edits()->stack()->undo();
    QVERIFY(f.tab->json()->text().contains("vip"));
    f.tab->edits()->stack()->undo();
    QCOMPARE(f.text(f.tab->tree()->item(), "shipTo.city"), "Lyon");
    f.tab->edits()->stack()->undo();
    QVERIFY(f.tab->edits()->isEmpty());
    QVERIFY(f.tab->json()->text().contains("SHIPPED"));
}

void TestItemsTab::oneTransaction() {
    Fixture f;
    QVERIFY(f.run(*f.tab));
    QVERIFY(f.tab->items()->setData(f.cell(*f.tab, 0, "status"), "DELIVERED"));
    f.tab->items()->deleteRows({1});
    QVERIFY(f.tab->items()->insertItem(keyed("c", "ORDER#9", kOrder)));
    QSignalSpy notices(f.tab.get(), &ItemsTab::notice);
    QVERIFY(f.commit(*f.tab));
    QVERIFY2(f.tab->committer()->state() == Committer::State::Done, qPrintable(f.tab->committer()->failure().detail));
    QCOMPARE(f.text(*f.stored("ORDER#0"), "status"), "DELIVERED");
    QVERIFY(!f.stored("ORDER#1"));
    QCOMPARE(*f.stored("ORDER#9"), keyed("c", "ORDER#9", kOrder));
    QVERIFY(f.tab->edits()->isEmpty());
    QCOMPARE(notices.size(), 1);
    QVERIFY(notices.first().first().toString().startsWith("3 changes committed, "));
    // The grid shows what is stored now, and the counters follow.
    QCOMPARE(f.tab->items()->rowCount(), 5);
    QVERIFY(f.run(*f.tab));
    QCOMPARE(f.tab->items()->rowCount(), 5);
    QVERIFY(QTest::qWaitFor([&] { return f.session.table("us-east-1", "Shop").itemCount == 5; }));
}

void TestItemsTab::everyTypeThroughTreeAndJson() {
    Fixture f;
    const Value whole = everyType("c", "ORDER#5", 31);
    put(f.service(), "Shop", whole);
    QVERIFY(f.run(*f.tab));
    f.tab->setCurrentRow(5);
    QCOMPARE(f.tab->tree()->item(), whole);
    // Rewritten as JSON without a change, then one change in the tree.
    f.tab->json()->setText(f.tab->json()->text() + " ");
    QVERIFY(f.tab->json()->isValid());
    QVERIFY(f.tab->edits()->isEmpty());
    QVERIFY(f.tab->tree()->setText(f.tab->tree()->indexOf(*ValuePath::parse("t")), "false"));
    QVERIFY(f.commit(*f.tab));
    QVERIFY2(f.tab->committer()->state() == Committer::State::Done, qPrintable(f.tab->committer()->failure().detail));
    const Value after = *f.stored("ORDER#5");
    QCOMPARE(after, *whole.withAt(*ValuePath::parse("t"), Value::boolean(false)));
    QCOMPARE(after.toJson(true), whole.withAt(*ValuePath::parse("t"), Value::boolean(false))->toJson(true));
}

void TestItemsTab::refusedInTheTree() {
    Fixture f;
    QVERIFY(f.run(*f.tab));
    f.tab->setCurrentRow(0);
    QSignalSpy refused(f.tab.get(), &ItemsTab::refused);
    QVERIFY(f.tab->tree()->addChild({}, "huge", Value::string(QString(500'000, 'x'))).isValid() || true);
    QCOMPARE(refused.size(), 1);
    QVERIFY(!f.tab->tree()->item().has("huge")); // the tree shows what is staged
    QVERIFY(f.tab->edits()->isEmpty());
}

void TestItemsTab::keyOfAnInsertInTheTree() {
    Fixture f;
    QVERIFY(f.run(*f.tab));
    QVERIFY(f.tab->items()->insertItem(keyed("c", "new")));
    f.tab->setCurrentRow(0);
    QVERIFY(f.tab->tree()->setText(f.tab->tree()->indexOf(*ValuePath::parse("sk")), "renamed"));
    QCOMPARE(f.tab->currentRow(), 0);
    QCOMPARE(f.text(f.tab->items()->item(0), "sk"), "renamed");
    QVERIFY(f.tab->tree()->setText(f.tab->tree()->indexOf(*ValuePath::parse("sk")), "again"));
    f.tab->edits()->stack()->undo();
    QCOMPARE(f.text(f.tab->tree()->item(), "sk"), "renamed");
    QVERIFY(f.tab->json()->text().contains("renamed"));
}

void TestItemsTab::followsTheCurrentItem() {
    Fixture f;
    QVERIFY(f.run(*f.tab));
    f.tab->setCurrentRow(2);
    const ItemId id = f.tab->currentId();
    QVERIFY(f.tab->items()->insertItem(keyed("c", "new")));
    QCOMPARE(f.tab->currentRow(), 3);
    QCOMPARE(f.tab->currentId(), id);
    f.tab->items()->deleteRows({3});
    QVERIFY(!f.tab->tree()->setText(f.tab->tree()->indexOf(*ValuePath::parse("status")), "x")); // deleted: read-only
    QVERIFY(!f.tab->json()->isEditable());
    f.tab->items()->revertRows({3});
    QVERIFY(f.tab->json()->isEditable());
    QVERIFY(f.run(*f.tab)); // found again
    QCOMPARE(f.tab->currentId(), id);
    QCOMPARE(f.text(f.tab->tree()->item(), "sk"), "ORDER#2");
    f.tab->query()->setKeyValue("pk", "nobody");
    f.tab->run();
    QVERIFY(QTest::qWaitFor([&] { return f.tab->items()->state() == ItemsModel::State::End; }));
    QVERIFY(f.tab->tree()->isEmpty() && f.tab->json()->text().isEmpty());
    f.tab->setCurrentRow(-1);
    QCOMPARE(f.tab->currentRow(), -1);
}

void TestItemsTab::twoTabsMeet() {
    Fixture f;
    auto other = f.opened();
    QVERIFY(f.run(*f.tab) && f.run(*other));
    QVERIFY(f.tab->items()->setData(f.cell(*f.tab, 0, "status"), "MINE"));
    QVERIFY(f.tab->items()->setData(f.cell(*f.tab, 1, "status"), "MINE TOO"));
    QVERIFY(other->items()->setData(f.cell(*other, 0, "status"), "THEIRS"));
    QVERIFY(f.commit(*other));
    QVERIFY(f.commit(*f.tab));
    QVERIFY(f.tab->committer()->state() == Committer::State::Conflict);
    QCOMPARE(f.text(*f.stored("ORDER#0"), "status"), "THEIRS"); // nothing was written
    QCOMPARE(f.text(*f.stored("ORDER#1"), "status"), "SHIPPED");
    QCOMPARE(f.tab->edits()->count(), 2); // nothing was lost
    ConflictModel* conflicts = f.tab->committer()->conflicts();
    QCOMPARE(conflicts->rowCount(), 1);
    conflicts->keepMine(0);
    QCOMPARE(f.cell(*f.tab, 0, "status").data(ItemsModel::OriginalTextRole).toString(), "THEIRS");
    QVERIFY(f.commit(*f.tab));
    QVERIFY(f.tab->committer()->state() == Committer::State::Done);
    QCOMPARE(f.text(*f.stored("ORDER#0"), "status"), "MINE");
    QCOMPARE(f.text(*f.stored("ORDER#1"), "status"), "MINE TOO");
}

void TestItemsTab::twoTabsMergeWhatDoesNotClash() {
    Fixture f;
    auto other = f.opened();
    QVERIFY(f.run(*f.tab) && f.run(*other));
    QVERIFY(f.tab->items()->setData(f.cell(*f.tab, 0, "status"), "MINE"));
    f.tab->items()->deleteRows({1, 2});
    QVERIFY(other->items()->stageValue(0, *ValuePath::parse("type"), Value::string("theirs")));
    QVERIFY(other->items()->stageValue(1, *ValuePath::parse("type"), Value::string("theirs")));
    other->items()->deleteRows({2});
    QVERIFY(f.commit(*other) && other->committer()->state() == Committer::State::Done);
    QVERIFY(f.commit(*f.tab) && f.tab->committer()->state() == Committer::State::Conflict);
    ConflictModel* conflicts = f.tab->committer()->conflicts();
    QCOMPARE(conflicts->rowCount(), 3);
    for (int row = 0; row < conflicts->rowCount(); ++row) {
        const auto id = conflicts->index(row, 0).data(ConflictModel::ItemIdRole).toByteArray();
        if (id == f.tab->edits()->idOf(keyed("c", "ORDER#0")))
            conflicts->keepMine(row);
        else
            conflicts->takeTheirs(row);
    }
    QVERIFY(f.commit(*f.tab) && f.tab->committer()->state() == Committer::State::Done);
    const Value merged = *f.stored("ORDER#0");
    QCOMPARE(f.text(merged, "status"), "MINE");
    QCOMPARE(f.text(merged, "type"), "theirs");
    QCOMPARE(f.text(*f.stored("ORDER#1"), "type"), "theirs");
    QVERIFY(!f.stored("ORDER#2"));
    QCOMPARE(f.tab->items()->rowOf(f.tab->edits()->idOf(keyed("c", "ORDER#2"))), -1); // it is gone, and shown so
}

void TestItemsTab::insertMeetsAnItem() {
    Fixture f;
    QVERIFY(f.run(*f.tab));
    QVERIFY(f.tab->items()->insertItem(keyed("c", "ORDER#7", R"("status":{"S":"MINE"})")));
    put(f.service(), "Shop", keyed("c", "ORDER#7", R"("status":{"S":"THEIRS"})"));
    QVERIFY(f.commit(*f.tab));
    QVERIFY(f.tab->committer()->state() == Committer::State::Conflict);
    f.tab->committer()->conflicts()->keepAllMine();
    QCOMPARE(f.tab->items()->rowCount(), 6);
    QVERIFY(f.tab->items()->rowState(0) == RowState::Edited);
    QVERIFY(f.commit(*f.tab));
    QVERIFY2(f.tab->committer()->state() == Committer::State::Done, qPrintable(f.tab->committer()->failure().detail));
    QCOMPARE(f.text(*f.stored("ORDER#7"), "status"), "MINE");
}

void TestItemsTab::failedCommitKeepsEdits() {
    Fixture f;
    QVERIFY(f.run(*f.tab));
    QVERIFY(f.tab->items()->setData(f.cell(*f.tab, 0, "status"), "MINE"));
    auto gone = rf::call<rf::DeleteTable>(f.service(), {.tableName = "Shop"});
    QVERIFY(gone);
    QVERIFY(f.commit(*f.tab));
    QVERIFY(f.tab->committer()->state() == Committer::State::Failed);
    QCOMPARE(f.tab->edits()->count(), 1);
    QCOMPARE(f.cell(*f.tab, 0, "status").data().toString(), "MINE");
}

void TestItemsTab::changedTable() {
    Fixture f;
    QVERIFY(f.run(*f.tab));
    f.tab->query()->setIndex("GSI1");
    f.tab->query()->setKeyValue("gsi1pk", "x");
    QVERIFY(f.tab->items()->setData(f.cell(*f.tab, 0, "status"), "MINE"));
    rf::UpdateTable::Input drop;
    drop.tableName = "Shop";
    rf::GlobalSecondaryIndexUpdateIn update;
    update.del = rf::GlobalSecondaryIndexUpdateIn::Delete{"GSI2"};
    drop.globalSecondaryIndexUpdates = {{update}};
    std::optional<Failure> answer;
    f.session.updateTable("us-east-1", drop, [&](const Failure& failure) { answer = failure; });
    QVERIFY(QTest::qWaitFor([&] { return answer && f.tab->table().indexes.size() == 1; }));
    QVERIFY(answer->isEmpty());
    QCOMPARE(f.tab->query()->index(), "GSI1"); // the form is as it was
    QCOMPARE(f.tab->query()->keyFields().first().value, "x");
    QCOMPARE(f.tab->edits()->count(), 1);
    QCOMPARE(f.tab->edits()->table().indexes.size(), 1);
}

void TestItemsTab::titles() {
    Fixture f;
    QSignalSpy titles(f.tab.get(), &ItemsTab::titleChanged);
    f.tab->query()->setKeyValue("pk", "c");
    QCOMPARE(f.tab->title(), f.tab->query()->title());
    QCOMPARE(titles.size(), 1);
    f.tab->query()->setLimit(5);
    QCOMPARE(titles.size(), 1);
}

void TestItemsTab::readOnlyFile() {
    QTemporaryDir dir;
    const QString path = dir.filePath("a.rfdb");
    auto holder = rf::openEngine(path.toStdString(), {.mode = rf::EngineOptions::Mode::Create});
    QVERIFY(holder);
    madeShop(**holder);
    put(**holder, "Shop", keyed("c", "1", kOrder));
    FileSession session(path, FileSession::Mode::ReadOnly, open);
    session.open();
    QVERIFY(QTest::qWaitFor([&] { return session.state() == FileSession::State::Open; }));
    ItemsTab tab(&session, session.table("us-east-1", "Shop"), {});
    QVERIFY(tab.isReadOnly());
    tab.query()->setKeyValue("pk", "c");
    tab.run();
    QVERIFY(QTest::qWaitFor([&] { return tab.items()->state() == ItemsModel::State::End; }));
    QCOMPARE(tab.items()->rowCount(), 1);
    tab.setCurrentRow(0);
    QString why;
    QVERIFY(!tab.items()->setData(tab.items()->index(0, tab.items()->columnOf("status")), "x"));
    QVERIFY(!tab.tree()->setText(tab.tree()->indexOf(*ValuePath::parse("status")), "x", &why) && !why.isEmpty());
    QVERIFY(!tab.json()->isEditable());
    QVERIFY(!tab.items()->insertItem(keyed("c", "2"), &why));
    QVERIFY(tab.edits()->isEmpty());
    // Whatever is staged all the same (kept from another day) is refused by the engine and stays.
    QVERIFY(tab.edits()->stageInsert(keyed("c", "3")));
    tab.committer()->commit();
    QVERIFY(QTest::qWaitFor([&] { return tab.committer()->state() == Committer::State::Failed; }));
    QCOMPARE(tab.edits()->count(), 1);
}

void TestItemsTab::cost() {
    Fixture f;
    QVERIFY(f.run(*f.tab));
    QCOMPARE(f.tab->currentCost().bytes, 0);
    f.tab->setCurrentRow(0);
    QCOMPARE(f.tab->currentCost().bytes, f.tab->items()->item(0).itemSizeBytes());
}

RF_TEST_GUILESS_MAIN(TestItemsTab)

} // namespace tst_items_tab

#include "tst_items_tab.moc"
