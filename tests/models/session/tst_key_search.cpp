// Finding one's way: keys of items, places visited, files by a path that is typed.

#include "models/session/key_search.h"
#include "models/session/path_finder.h"
#include "models/session/place_trail.h"
#include "models/session/workspace.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QDir>
#include <QTemporaryDir>

namespace tst_key_search {

using namespace rf::models;
using namespace rf::models::test;

namespace {

constexpr int kPatience = 30'000;

struct Fixture {
    Fixture() : workspace(rf::openEngine, &settings) {
        const QString path = dir.filePath("a.rfdb");
        {
            auto engine = rf::openEngine(path.toStdString(), {.mode = rf::EngineOptions::Mode::Create});
            if (!engine) qFatal("no engine");
            madeShop(**engine);
            madeShop(**engine, "Other");
            for (int c = 0; c < 30; ++c)
                for (int o = 0; o < 10; ++o)
                    put(**engine, "Shop",
                        keyed(qPrintable(QStringLiteral("CUSTOMER#%1").arg(c)),
                              qPrintable(QStringLiteral("ORDER#%1").arg(c * 10 + o)), R"("type":{"S":"Order"})"));
            put(**engine, "Shop", keyed("ORDER#77", "meta"));
            put(**engine, "Other", keyed("CUSTOMER#3", "ORDER#30"));
            rf::CreateTable::Input numbers = shopInput("Numbers");
            numbers.attributeDefinitions = {{{"pk", "S"}, {"n", "N"}}};
            numbers.keySchema = {{{"pk", "HASH"}, {"n", "RANGE"}}};
            numbers.globalSecondaryIndexes = {};
            made(**engine, numbers);
            for (const char* n : {"1750", "-2.5", "12345678901234567890123456789012345678"})
                put(**engine, "Numbers", item(std::string(R"({"pk":{"S":"sensor"},"n":{"N":")") + n + "\"}}"));
            (void)(*engine)->close();
        }
        file = workspace.openFile(path);
        if (!QTest::qWaitFor([this] { return file->state() == FileSession::State::Open; }, kPatience)) qFatal("not open");
    }
    QList<KeySearch::Table> tables() {
        QList<KeySearch::Table> all;
        for (const char* name : {"Shop", "Other", "Numbers"}) all << KeySearch::Table{file, "us-east-1", name};
        return all;
    }
    QStringList found(const QString& text) {
        KeySearch search;
        search.search(text, tables());
        if (!QTest::qWaitFor([&] { return !search.isSearching(); }, kPatience)) qFatal("still searching");
        QStringList texts;
        for (const KeyHit& hit : search.hits()) texts << hit.table + ": " + hit.text();
        cut = search.isCut();
        return texts;
    }
    QTemporaryDir dir;
    MemorySettings settings;
    Workspace workspace;
    FileSession* file;
    bool cut = false;
};

Place place(const char* table, const char* key, const char* mode = "") {
    return {mode, "/a.rfdb", "us-east-1", table, {{"fields", key}}, {}, {}, table};
}

} // namespace

class TestKeySearch : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_fixture = std::make_unique<Fixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void theBestComeFirst() {
        const QStringList found = m_fixture->found("order#77");
        QVERIFY2(found.size() == 2, qPrintable(found.join('|')));
        QVERIFY(found.contains("Shop: CUSTOMER#7 / ORDER#77"));
        QVERIFY(found.contains("Shop: ORDER#77 / meta"));
        const QStringList begins = m_fixture->found("ORDER#7");
        QCOMPARE(begins.first(), "Shop: CUSTOMER#0 / ORDER#7"); // the text itself
        QCOMPARE(begins.size(), 12);                            // 7, 70 … 79, and the partition ORDER#77
        QVERIFY(m_fixture->found("no such key").isEmpty());
        QVERIFY(m_fixture->found("").isEmpty());
    }

    void aWholePartitionKeyIsFoundInEveryTable() {
        const QStringList found = m_fixture->found("CUSTOMER#3");
        QVERIFY(found.contains("Other: CUSTOMER#3 / ORDER#30"));
        int exact = 0;
        for (const QString& each : found) exact += each.contains("CUSTOMER#3 /") ? 1 : 0;
        QCOMPARE(exact, 11);
        QVERIFY(found.first().contains("CUSTOMER#3 /")); // before CUSTOMER#3 anything
        for (int i = 0; i < 11; ++i) QVERIFY2(found[i].contains("CUSTOMER#3 /"), qPrintable(found[i]));
    }

    void bothHalves() {
        QCOMPARE(m_fixture->found("CUSTOMER#12 / ORDER#12"), QStringList() << "Shop: CUSTOMER#12 / ORDER#120"
                                                                            << "Shop: CUSTOMER#12 / ORDER#121"
                                                                            << "Shop: CUSTOMER#12 / ORDER#122"
                                                                            << "Shop: CUSTOMER#12 / ORDER#123"
                                                                            << "Shop: CUSTOMER#12 / ORDER#124"
                                                                            << "Shop: CUSTOMER#12 / ORDER#125"
                                                                            << "Shop: CUSTOMER#12 / ORDER#126"
                                                                            << "Shop: CUSTOMER#12 / ORDER#127"
                                                                            << "Shop: CUSTOMER#12 / ORDER#128"
                                                                            << "Shop: CUSTOMER#12 / ORDER#129");
        QCOMPARE(m_fixture->found("CUSTOMER#12 / ").size(), 10);
        QCOMPARE(m_fixture->found("CUSTOMER#12 / x").size(), 0);
    }

    void numbersAreFoundByTheirText() {
        QCOMPARE(m_fixture->found("1750"), QStringList{"Numbers: sensor / 1750"});
        QCOMPARE(m_fixture->found("-2.5"), QStringList{"Numbers: sensor / -2.5"});
        QCOMPARE(m_fixture->found("12345678901234567890123456789012345678").size(), 1);
    }

    void manyAreCut() {
        QCOMPARE(m_fixture->found("ORDER#").size(), KeySearch::kMostHits);
        QVERIFY(m_fixture->cut);
        QCOMPARE(m_fixture->found("meta").size(), 1);
        QVERIFY(!m_fixture->cut);
    }

    void aHitCarriesWhatItIs() {
        KeySearch search;
        search.search("ORDER#77", m_fixture->tables());
        QVERIFY(QTest::qWaitFor([&] { return !search.isSearching(); }, kPatience));
        const auto hit = std::find_if(search.hits().begin(), search.hits().end(),
                                      [](const KeyHit& each) { return each.range == "ORDER#77"; });
        QVERIFY(hit != search.hits().end());
        QCOMPARE(hit->entity, "Order");
        QVERIFY(hit->bytes > 20);
        QCOMPARE(hit->key, keyed("CUSTOMER#7", "ORDER#77"));
        QCOMPARE(hit->file.data(), m_fixture->file);
    }

    void aNewSearchForgetsTheOld() {
        KeySearch search;
        QSignalSpy changed(&search, &KeySearch::changed);
        search.search("ORDER#1", m_fixture->tables());
        search.search("meta", m_fixture->tables());
        QVERIFY(QTest::qWaitFor([&] { return !search.isSearching(); }, kPatience));
        QCOMPARE(search.hits().size(), 1);
        search.cancel();
        QVERIFY(search.hits().isEmpty() && !search.isSearching());
    }

    void placesGoBackAndForward() {
        PlaceTrail trail;
        QVERIFY(!trail.canGoBack() && !trail.back().isValid());
        trail.visit({});
        QCOMPARE(trail.at(), -1);
        for (const char* key : {"a", "b", "c"}) trail.visit(place("Shop", key));
        trail.visit(place("Shop", "c")); // the same again
        QCOMPARE(trail.places().size(), 3);
        QCOMPARE(trail.back().query, place("Shop", "b").query);
        QCOMPARE(trail.back().query, place("Shop", "a").query);
        QVERIFY(!trail.canGoBack() && trail.canGoForward());
        QCOMPARE(trail.forward().query, place("Shop", "b").query);
        trail.visit(place("Shop", "", "mode.streams")); // elsewhere: c is gone
        QVERIFY(!trail.canGoForward());
        QCOMPARE(trail.places().size(), 3);
    }

    void aPlaceIsLeftAsItLooks() {
        PlaceTrail trail;
        trail.visit(place("Shop", "a"));
        Place left = place("Shop", "a");
        left.view = {{"pages", 2}};
        trail.update(left);
        Place other = place("Shop", "z");
        other.view = {{"pages", 9}};
        trail.update(other); // not the current one: ignored
        trail.visit(place("Shop", "b"));
        QCOMPARE(trail.back().view["pages"].toInt(), 2);
    }

    void theTrailIsBounded() {
        PlaceTrail trail;
        for (int i = 0; i < PlaceTrail::kMost + 20; ++i) trail.visit(place("Shop", qPrintable(QString::number(i))));
        QCOMPARE(trail.places().size(), PlaceTrail::kMost);
        QCOMPARE(trail.at(), PlaceTrail::kMost - 1);
        QCOMPARE(trail.places().last().query["fields"].toString(), QString::number(PlaceTrail::kMost + 19));
    }

    void filesByPath() {
        QTemporaryDir dir;
        const auto make = [&dir](const QString& name, const QByteArray& content) {
            QFile file(dir.filePath(name));
            if (!file.open(QIODevice::WriteOnly)) qFatal("not made");
            file.write(content);
        };
        QDir(dir.path()).mkdir("shelf");
        make("shop.rfdb", {});
        make("scan.json", "{\"Items\":[]}");
        make("sheep.txt", "wool");
        const auto names = [&](const QString& typed) {
            QStringList all;
            for (const FoundFile& file : filesFor(dir.path() + '/' + typed)) all << QFileInfo(file.path).fileName();
            return all;
        };
        QCOMPARE(names("sh"), QStringList({"shelf", "shop.rfdb"}));
        QCOMPARE(names("S"), QStringList({"shelf", "scan.json", "shop.rfdb"}));
        QCOMPARE(names("none"), QStringList());
        QVERIFY(looksLikePath("~/x") && looksLikePath("/x") && looksLikePath("./x") && !looksLikePath("ORDER#/"));
        QCOMPARE(expandedPath("~/x"), QDir::homePath() + "/x");
    }

private:
    std::unique_ptr<Fixture> m_fixture;
};

RF_TEST_GUILESS_MAIN(TestKeySearch)

} // namespace tst_key_search

#include "tst_key_search.moc"
