// Settings of a table, read and changed; what its time to live deleted, by the clock of the file.

#include "engine/api/ops/time_to_live.h"
#include "models/session/table_admin.h"
#include "tests/models/support/file_clock.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

namespace tst_table_admin {

using namespace rf::models;
using rf::models::test::keyed;

namespace {

constexpr int kPatience = 30'000;

struct Shop {
    Shop() : session({}, FileSession::Mode::InMemory, [this](const std::filesystem::path&, const rf::EngineOptions&) {
                 return rf::openEngine({}, {.mode = rf::EngineOptions::Mode::InMemory, .clock = &clock});
             }) {
        session.open();
        if (!QTest::qWaitFor([this] { return session.state() == FileSession::State::Open; }, kPatience)) qFatal("not open");
        test::madeShop(service());
        admin.setTable(&session, "us-east-1", "Shop");
    }
    ~Shop() { session.close(); }
    rf::Service& service() { return *session.client()->service(); }
    bool known() { return QTest::qWaitFor([this] { return admin.isKnown(); }, kPatience); }

    rf::models::test::FileClock clock;
    FileSession session;
    TableAdmin admin;
};

} // namespace

class TestTableAdmin : public QObject {
    Q_OBJECT
private slots:
    void deletionsAreCountedByTheClockOfTheFile() {
        Shop shop;
        QVERIFY(shop.known());
        QVERIFY((rf::call<rf::UpdateTimeToLive>(shop.service(), {.tableName = "Shop", .timeToLiveSpecification = rf::TimeToLiveSpecificationIn{true, "until"}})));
        const QByteArray past = QByteArray::number(qlonglong(shop.clock.nowMs() / 1000 - 3'600));
        test::put(shop.service(), "Shop", keyed("c", "1", "\"until\":{\"N\":\"" + past + "\"}"));
        test::put(shop.service(), "Shop", keyed("c", "2"));
        const TableInfo table = test::described(shop.service(), "Shop");
        QVERIFY(QTest::qWaitFor([&] {
            shop.clock.advance(61'000); // a walk is due
            QTest::qWait(200);
            return !test::stored(shop.service(), table, keyed("c", "1"));
        }, kPatience));
        QVERIFY(QTest::qWaitFor([&] {
            shop.admin.refresh();
            QTest::qWait(50);
            return shop.admin.expiredToday() == 1;
        }, kPatience));
        QCOMPARE(shop.admin.expired().size(), 24);
        QCOMPARE(shop.admin.timeToLiveStatus(), "ENABLED");
        shop.clock.advance(25 * 3'600'000); // of the last day only
        QVERIFY(QTest::qWaitFor([&] {
            shop.admin.refresh();
            QTest::qWait(50);
            return shop.admin.expiredToday() == 0;
        }, kPatience));
    }

    void whatDiffersIsChanged() {
        Shop shop;
        QVERIFY(shop.known());
        TableSettings wanted = shop.admin.settings();
        wanted.deletionProtection = true;
        wanted.tags = {{"team", "orders"}};
        std::optional<Failure> failure;
        shop.admin.apply(wanted, [&](const Failure& why) { failure = why; });
        QTRY_VERIFY(failure);
        QVERIFY(failure->isEmpty());
        QTRY_VERIFY(shop.admin.settings() == wanted);
        wanted.tags = {{"a", "1"}, {"a", "2"}};
        QVERIFY(wanted.problem().contains("Two tags"));
    }
};

RF_TEST_GUILESS_MAIN(TestTableAdmin)

} // namespace tst_table_admin

#include "tst_table_admin.moc"
