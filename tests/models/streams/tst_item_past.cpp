// What a stream still knows of one item: its records counted, its states before each of them, by every view type.

#include "models/streams/item_past.h"
#include "tests/models/support/file_clock.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QSignalSpy>

namespace tst_item_past {

using namespace rf::models;
using rf::models::test::keyed;

namespace {

QByteArray status(const char* text) { return "\"status\":{\"S\":\"" + QByteArray(text) + "\"}"; }

struct Shop {
    explicit Shop(const char* viewType)
        : session({}, FileSession::Mode::InMemory, [this](const std::filesystem::path&, const rf::EngineOptions&) {
              return rf::openEngine({}, {.mode = rf::EngineOptions::Mode::InMemory, .clock = &clock});
          }) {
        session.open();
        if (!QTest::qWaitFor([this] { return session.state() == FileSession::State::Open; })) qFatal("not open");
        auto input = test::shopInput();
        if (viewType) input.streamSpecification = rf::StreamSpecificationIn{.streamEnabled = true, .streamViewType = std::string(viewType)};
        test::made(service(), input);
    }
    ~Shop() { session.close(); }
    rf::Service& service() { return *session.client()->service(); }
    void put(const char* sk, const char* text) {
        clock.advance(1'000);
        test::put(service(), "Shop", keyed("P", sk, status(text)));
    }
    bool looks(const char* sk) {
        QSignalSpy changed(&past, &ItemPast::changed);
        past.look(&session, "us-east-1", "Shop", keyed("P", sk));
        return QTest::qWaitFor([&] { return !changed.isEmpty(); }, 30'000);
    }
    QStringList versions() {
        QStringList all;
        for (const ItemVersion& each : past.versions()) all << each.item.child("status").displayText() + " until " + each.what;
        return all;
    }

    rf::models::test::FileClock clock;
    FileSession session;
    ItemPast past;
};

} // namespace

class TestItemPast : public QObject {
    Q_OBJECT
private slots:
    void itsStatesAreFound_data() {
        QTest::addColumn<QByteArray>("viewType");
        QTest::addColumn<QStringList>("versions");
        QTest::newRow("both") << QByteArray("NEW_AND_OLD_IMAGES") << QStringList{"SHIPPED until status", "NEW until status"};
        QTest::newRow("old") << QByteArray("OLD_IMAGE") << QStringList{"SHIPPED until (keys only)", "NEW until (keys only)"};
        QTest::newRow("new") << QByteArray("NEW_IMAGE") << QStringList{"SHIPPED until (keys only)", "NEW until (keys only)"};
        QTest::newRow("keys") << QByteArray("KEYS_ONLY") << QStringList{};
    }
    void itsStatesAreFound() {
        QFETCH(QByteArray, viewType);
        QFETCH(QStringList, versions);
        Shop shop(viewType.constData());
        shop.put("A", "NEW");
        shop.put("B", "OTHER");
        shop.put("A", "SHIPPED");
        shop.put("A", "DONE");
        QVERIFY(shop.looks("A"));
        QCOMPARE(shop.past.records(), 3);
        QVERIFY(!shop.past.isCut());
        QStringList found = shop.versions();
        if (viewType != "NEW_AND_OLD_IMAGES") // what the record says of its change is the record's business
            for (QStringList* each : {&found, &versions})
                for (QString& text : *each) text = text.section(' ', 0, 0);
        QCOMPARE(found, versions);
        QSignalSpy changed(&shop.past, &ItemPast::changed);
        shop.past.look(&shop.session, "us-east-1", "Shop", keyed("P", "A")); // the same: nothing is read
        QTest::qWait(50);
        QVERIFY(changed.isEmpty());
    }
    void aDayIsRemembered() {
        Shop shop("NEW_AND_OLD_IMAGES");
        shop.put("A", "NEW");
        shop.put("A", "SHIPPED");
        shop.clock.advance(25 * 3'600'000);
        shop.put("A", "DONE");
        QVERIFY(shop.looks("A"));
        QCOMPARE(shop.past.records(), 1);
        QCOMPARE(shop.versions(), QStringList{"SHIPPED until status"});
    }
    void pagesAreReadToTheEnd() {
        Shop shop("NEW_AND_OLD_IMAGES");
        shop.put("A", "NEW");
        for (int i = 0; i < 2'500; ++i) test::put(shop.service(), "Shop", keyed("P", QByteArray::number(i).constData()));
        shop.put("A", "DONE");
        QVERIFY(shop.looks("A"));
        QCOMPARE(shop.past.records(), 2);
        QCOMPARE(shop.versions(), QStringList{"NEW until status"});
    }
    void withoutAStreamThereIsNothing() {
        Shop shop(nullptr);
        shop.put("A", "NEW");
        QVERIFY(shop.looks("A"));
        QCOMPARE(shop.past.records(), 0);
        QVERIFY(shop.past.versions().isEmpty());
        shop.past.look(nullptr, {}, {}, keyed("P", "A"));
        QCOMPARE(shop.past.records(), 0);
    }
};

RF_TEST_GUILESS_MAIN(TestItemPast)

} // namespace tst_item_past

#include "tst_item_past.moc"
