// Saved queries and history of a file: kept beside the program's settings, in order, bounded, for files that are only read too.

#include "models/session/preferences.h"
#include "models/session/query_shelf.h"
#include "models/session/session_store.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QTemporaryDir>

namespace tst_query_shelf {

using namespace rf::models;
using namespace rf::models::test;

namespace {

constexpr int kPatience = 30'000;

// Not inside the class: moc loses raw strings there.
const char kDamaged[] = R"({"queries":[5,{"name":""},{"name":"a","table":"T"},{"name":"A"},"x"]})";

SavedQuery query(const char* name, const QJsonObject& form = {}) {
    return {name, "us-east-1", "Shop", form};
}
QStringList names(const SavedQueries& queries) {
    QStringList all;
    for (const SavedQuery& each : queries.queries()) all << each.name;
    return all;
}
HistoryEntry run(const QString& key, qint64 items = 1) {
    return {QDateTime::currentDateTime(), "us-east-1", "Shop", "Shop · " + key, {{"fields", key}}, items, 0.5, {}};
}

} // namespace

class TestQueryShelf : public QObject {
    Q_OBJECT
private slots:
    void savedQueriesComeBack() {
        MemorySettings settings;
        {
            SavedQueries saved("/data/a.rfdb", &settings);
            QAbstractItemModelTester tester(&saved);
            QVERIFY(saved.save(query(" Orders ", {{"index", "GSI1"}})));
            QVERIFY(saved.save(query("Low stock", {{"scan", true}})));
            QVERIFY(saved.save(query("Plain")));
            QVERIFY(!saved.save(query("  ")));
            saved.move(2, 0);
            QCOMPARE(names(saved), QStringList({"Plain", "Orders", "Low stock"}));
            QCOMPARE(saved.at(1).hint(), "GSI1");
            QCOMPARE(saved.at(2).hint(), "Scan");
        }
        SavedQueries again("/data/a.rfdb", &settings);
        QCOMPARE(names(again), QStringList({"Plain", "Orders", "Low stock"}));
        QCOMPARE(again.at(1).form["index"].toString(), "GSI1");
        QVERIFY(names(SavedQueries("/data/b.rfdb", &settings)).isEmpty()); // each file has its own
        QVERIFY(names(SavedQueries({}, &settings)).isEmpty());
    }

    void namesStayTheirOwn() {
        MemorySettings settings;
        SavedQueries saved("/a.rfdb", &settings);
        QAbstractItemModelTester tester(&saved);
        saved.save(query("Orders"));
        saved.save(query("Other"));
        QVERIFY(saved.save(query("ORDERS", {{"index", "GSI2"}}))); // replaced in its place
        QCOMPARE(names(saved), QStringList({"ORDERS", "Other"}));
        QVERIFY(!saved.rename(1, "orders"));
        QVERIFY(!saved.rename(1, " "));
        QVERIFY(!saved.problemOf("orders", 1).isEmpty());
        QVERIFY(saved.problemOf("orders", 0).isEmpty());
        QVERIFY(saved.setData(saved.index(1), "Third"));
        QVERIFY(!saved.setData(saved.index(1), "orders"));
        QCOMPARE(names(saved), QStringList({"ORDERS", "Third"}));
    }

    void removedOnesCanComeBack() {
        MemorySettings settings;
        SavedQueries saved("/a.rfdb", &settings);
        QAbstractItemModelTester tester(&saved);
        for (const char* name : {"a", "b", "c"}) saved.save(query(name));
        const SavedQuery gone = saved.at(1);
        saved.remove(1);
        QCOMPARE(names(SavedQueries("/a.rfdb", &settings)), QStringList({"a", "c"}));
        saved.insert(1, gone);
        QCOMPARE(names(saved), QStringList({"a", "b", "c"}));
        saved.insert(0, gone); // it is there
        QCOMPARE(saved.rowCount(), 3);
    }

    void draggedInOrder() {
        MemorySettings settings;
        SavedQueries saved("/a.rfdb", &settings);
        QAbstractItemModelTester tester(&saved);
        for (const char* name : {"a", "b", "c"}) saved.save(query(name));
        const std::unique_ptr<QMimeData> first(saved.mimeData({saved.index(0)}));
        saved.dropMimeData(first.get(), Qt::MoveAction, 3, 0, {});
        QCOMPARE(names(saved), QStringList({"b", "c", "a"}));
        const std::unique_ptr<QMimeData> last(saved.mimeData({saved.index(2)}));
        saved.dropMimeData(last.get(), Qt::MoveAction, 0, 0, {});
        QCOMPARE(names(saved), QStringList({"a", "b", "c"}));
    }

    void damagedOnesAreLeftOut() {
        MemorySettings settings;
        settings.setValue("queries/" + fileKey("/a.rfdb"),
                          kDamaged);
        QCOMPARE(names(SavedQueries("/a.rfdb", &settings)), QStringList{"a"});
        settings.setValue("queries/" + fileKey("/a.rfdb"), "[");
        QVERIFY(names(SavedQueries("/a.rfdb", &settings)).isEmpty());
    }

    void historyIsBoundedAndSearched() {
        MemorySettings settings;
        {
            QueryHistory history("/a.rfdb", &settings);
            QAbstractItemModelTester tester(&history);
            for (int i = 0; i < QueryHistory::kMost + 5; ++i) history.add(run(QString::number(i)));
            QCOMPARE(history.rowCount(), QueryHistory::kMost);
            history.add(run(QString::number(QueryHistory::kMost + 4), 7)); // the same once more
            QCOMPARE(history.rowCount(), QueryHistory::kMost);
            QCOMPARE(history.at(0).items, 7);
        }
        QueryHistory again("/a.rfdb", &settings);
        QCOMPARE(again.rowCount(), QueryHistory::kMost);
        QCOMPARE(again.at(0).items, 7);
        HistoryFilter filter;
        QAbstractItemModelTester tester(&filter);
        filter.setSourceModel(&again);
        filter.setText("shop 30");
        QVERIFY(filter.rowCount() > 0 && filter.rowCount() < 20);
        for (int row = 0; row < filter.rowCount(); ++row) QVERIFY(filter.index(row, 0).data().toString().contains("30"));
        again.clear();
        QCOMPARE(filter.rowCount(), 0);
    }

    void runsAreNoted() {
        QTemporaryDir dir;
        const QString path = dir.filePath("a.rfdb");
        {
            auto engine = rf::openEngine(path.toStdString(), {.mode = rf::EngineOptions::Mode::Create});
            QVERIFY(engine);
            madeShop(**engine);
            for (const char* sk : {"1", "2", "3"}) put(**engine, "Shop", keyed("c", sk));
            (void)(*engine)->close();
        }
        MemorySettings settings;
        {
            Workspace workspace(rf::openEngine, &settings);
            QueryShelf shelf(&workspace, &settings);
            FileSession* file = workspace.openFile(path, FileSession::Mode::ReadOnly);
            QVERIFY(QTest::qWaitFor([&] { return file->state() == FileSession::State::Open; }, kPatience));
            ItemsTab* tab = workspace.openTable(file, "us-east-1", "Shop");
            tab->query()->setKeyValue("pk", "c");
            tab->query()->setLimit(2);
            const auto rests = [tab] {
                return QTest::qWaitFor([=] { return tab->items()->state() != ItemsModel::State::Loading; }, kPatience);
            };
            tab->run();
            tab->query()->setKeyValue("pk", "typed meanwhile");
            QVERIFY(rests());
            QueryHistory* history = shelf.history(file);
            QCOMPARE(history->rowCount(), 1);
            QCOMPARE(history->at(0).items, 2);
            QVERIFY(history->at(0).units > 0);
            QCOMPARE(history->at(0).form["fields"][0]["value"].toString(), "c");
            tab->items()->fetchMore({});
            QVERIFY(rests());
            QCOMPARE(history->rowCount(), 1);
            QCOMPARE(history->at(0).items, 3);
            shelf.saved(file)->save({"Mine", "us-east-1", "Shop", history->at(0).form});
            QCOMPARE(shelf.saved(file), shelf.saved(file));
        }
        Workspace workspace(rf::openEngine, &settings);
        QueryShelf shelf(&workspace, &settings);
        FileSession* file = workspace.openFile(path);
        QCOMPARE(shelf.history(file)->rowCount(), 1);
        QCOMPARE(names(*shelf.saved(file)), QStringList{"Mine"});
        QVERIFY(QTest::qWaitFor([&] { return file->state() == FileSession::State::Open; }, kPatience));
    }

    void statementsAreNotedAndSaved() {
        QTemporaryDir dir;
        const QString path = dir.filePath("a.rfdb");
        {
            auto engine = rf::openEngine(path.toStdString(), {.mode = rf::EngineOptions::Mode::Create});
            QVERIFY(engine);
            madeShop(**engine);
            for (const char* sk : {"1", "2", "3"}) put(**engine, "Shop", keyed("c", sk));
            (void)(*engine)->close();
        }
        MemorySettings settings;
        {
            Workspace workspace(rf::openEngine, &settings);
            QueryShelf shelf(&workspace, &settings);
            FileSession* file = workspace.openFile(path);
            QVERIFY(QTest::qWaitFor([&] { return file->state() == FileSession::State::Open; }, kPatience));
            ItemsTab* tab = workspace.openTable(file, "us-east-1", "Shop");
            StatementModel* statement = tab->statement();
            const auto runs = [&](const Statement& what) {
                statement->setStatement(what);
                statement->run();
                statement->setText("typed meanwhile");
                return QTest::qWaitFor([&] { return statement->state() != StatementModel::State::Running; }, kPatience);
            };
            const Statement read{.text = "SELECT * FROM \"Shop\" WHERE pk = ?", .parameters = {{ValueType::S, "c"}}, .limit = 2};
            QVERIFY(runs(read));
            QueryHistory* history = shelf.history(file);
            QAbstractItemModelTester tester(history);
            QCOMPARE(history->rowCount(), 1);
            QCOMPARE(history->at(0).items, 2);
            QVERIFY(history->at(0).unitsText().endsWith(" RCU"));
            QVERIFY(statementOfForm(history->at(0).form) == read);
            statement->more();
            QVERIFY(QTest::qWaitFor([&] { return statement->state() != StatementModel::State::Running; }, kPatience));
            QCOMPARE(history->rowCount(), 1); // the same run
            QCOMPARE(history->at(0).items, 3);
            QVERIFY(runs({.text = "DELETE FROM \"Shop\" WHERE pk = 'c' AND sk = '3'"}));
            QCOMPARE(history->rowCount(), 2);
            QCOMPARE(history->at(0).unitsText(), "1 WCU");
            QVERIFY(runs({.text = "SELECT * FROM \"None\""}));
            QVERIFY(!history->at(0).failure.isEmpty());
            shelf.saved(file)->save({"By customer", "us-east-1", "Shop", history->at(2).form});
            QCOMPARE(shelf.saved(file)->at(0).hint(), "PartiQL");
        }
        QueryHistory again(path, &settings);
        QCOMPARE(again.rowCount(), 3);
        QCOMPARE(again.at(1).unitsText(), "1 WCU");
        HistoryFilter filter;
        filter.setSourceModel(&again);
        filter.setText("where pk"); // text of statements is searched
        QCOMPARE(filter.rowCount(), 2);
    }

    void preferencesHaveDefaultsAndBounds() {
        MemorySettings settings;
        Preferences preferences(&settings);
        QSignalSpy changed(&preferences, &Preferences::changed);
        QCOMPARE(preferences.number(pref::kPort), 8000);
        preferences.set(pref::kPort, 9000);
        preferences.set(pref::kPort, 9000);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(settings.value(pref::kPort).toInt(), 9000);
        preferences.set(pref::kPort, 8000);
        QVERIFY(!settings.value(pref::kPort).isValid());
        settings.setValue(pref::kPort, "123456");
        QCOMPARE(preferences.number(pref::kPort), 8000);
        settings.setValue(pref::kPageSize, "many");
        QCOMPARE(preferences.number(pref::kPageSize), 100);
        settings.setValue(pref::kConsistent, "true"); // as ini files give it back
        QVERIFY(preferences.isOn(pref::kConsistent));
        preferences.set("no/such", 1);
        QVERIFY(!settings.value("no/such").isValid());
    }
};

RF_TEST_GUILESS_MAIN(TestQueryShelf)

} // namespace tst_query_shelf

#include "tst_query_shelf.moc"
