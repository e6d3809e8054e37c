// Links to items and places: what is written is read back, whatever names and keys hold; damaged ones are told.

#include "models/session/place_link.h"
#include "models/session/session_store.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

namespace tst_place_link {

using namespace rf::models;
using namespace rf::models::test;

class TestPlaceLink : public QObject {
    Q_OBJECT
private slots:
    void whatIsWrittenIsReadBack_data() {
        QTest::addColumn<PlaceLink>("link");
        QTest::newRow("item") << PlaceLink{.path = "/data/shop.rfdb", .region = "us-east-1", .table = "Shop", .hash = "CUSTOMER#c-1", .range = "ORDER#9/08 81?&=%"};
        QTest::newRow("no range") << PlaceLink{.path = "/data/ü b/shop.rfdb", .region = "eu-west-1", .table = "a.b-c_d", .hash = QString::fromUtf8("Zoë\n\"x\" 🎉")};
        QTest::newRow("query") << PlaceLink{.path = "/a.rfdb", .region = "r", .table = "Tab", .form = {{"index", "GSI1"}, {"fields", QJsonArray{QJsonObject{{"value", "ä/?"}}}}}};
        QTest::newRow("page") << PlaceLink{.path = "/a.rfdb", .region = "r", .table = "Tab", .page = "mode.streams"};
        QTest::newRow("file") << PlaceLink{.path = "/a.rfdb", .region = {}, .table = {}, .page = "mode.traffic"};
    }
    void whatIsWrittenIsReadBack() {
        QFETCH(PlaceLink, link);
        const QString text = linkText(link);
        QVERIFY2(text.startsWith("rangefinder://") && !text.contains(u' ') && !text.contains(u'\n'), qPrintable(text));
        QVERIFY(looksLikeLink(text));
        const auto back = linkOfText("  " + text + "\n");
        QVERIFY2(back && *back == link, qPrintable(text));
    }
    void itReadsForPeople() {
        const PlaceLink link{.path = "/data/shop.rfdb", .region = "us-east-1", .table = "Shop", .hash = "CUSTOMER#c-1", .range = "ORDER#1"};
        QCOMPARE(linkText(link), "rangefinder://shop.rfdb/us-east-1/Shop/CUSTOMER%23c-1/ORDER%231?file=%2Fdata%2Fshop.rfdb");
        QCOMPARE(link.title(), "CUSTOMER#c-1 / ORDER#1");
        QVERIFY((PlaceLink{.table = "Shop", .form = statementToForm({.text = "SELECT 1"})}).title().startsWith("PartiQL · "));
    }
    void keysHaveTheTablesTypes() {
        const auto engine = memoryEngine();
        const TableInfo shop = madeShop(*engine);
        const Value item = keyed("c/1", "1");
        const PlaceLink link = linkTo("/a.rfdb", shop, item);
        QVERIFY(link.isItem());
        QVERIFY(link.keyFor(shop) == shop.keyOf(item));
        PlaceLink without = link;
        without.range.clear();
        QVERIFY(!without.keyFor(shop)); // another key than the table's
        TableInfo numbers = shop;
        numbers.range->type = ValueType::N;
        QCOMPARE(link.keyFor(numbers)->child(numbers.range->name).type(), ValueType::N);
        PlaceLink words = link;
        words.range = "one";
        QVERIFY(!words.keyFor(numbers));
    }
    void damagedOnesAreNone_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "http://x", "rangefinder:/x", "rangefinder://", "rangefinder://a/b/c", "rangefinder://a/b/c?file=relative.rfdb",
                                 "rangefinder://a/b/c/d/e/f?file=%2Fa", "rangefinder://a/b/c?file=%2Fa&form=%%%", "rangefinder://a/b/c?file=%2Fa&form=W10"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void damagedOnesAreNone() {
        QFETCH(QString, text);
        QVERIFY(!linkOfText(text));
    }
};

RF_TEST_GUILESS_MAIN(TestPlaceLink)

} // namespace tst_place_link

#include "tst_place_link.moc"
