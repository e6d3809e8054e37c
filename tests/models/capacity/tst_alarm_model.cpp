// Alarms as lists, made and deleted, and told when they ring.

#include "models/capacity/alarm_model.h"
#include "models/live/alarm_watch.h"
#include "models/session/settings_store.h"
#include "tests/models/capacity/scaled_file.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

namespace tst_alarm_model {

using namespace rf::models;
using namespace rf::models::test;

namespace {

struct Desk : ScaledFile {
    Desk() {
        model.setFile(&file, QStringLiteral("us-east-1"));
    }
    bool add(const AlarmDraft& draft) {
        bool done = false, good = false;
        model.add(draft, [&](const Failure& failure) { done = true, good = failure.isEmpty(); });
        return QTest::qWaitFor([&] { return done; }, 30'000) && good;
    }
    bool awaits(const std::function<bool()>& condition) {
        return QTest::qWaitFor([&] {
            model.refresh();
            return condition();
        }, 30'000);
    }
    QString state(int row = 0) { return model.alarms()->index(row, AlarmListModel::State).data().toString(); }

    AlarmModel model;
    QAbstractItemModelTester alarms{model.alarms(), QAbstractItemModelTester::FailureReportingMode::Fatal};
    QAbstractItemModelTester history{model.history(), QAbstractItemModelTester::FailureReportingMode::Fatal};
};

const AlarmDraft kBusy{"busy", "ConsumedWriteCapacityUnits", "Shop", 3'000, 1};

} // namespace

class TestAlarmModel : public QObject {
    Q_OBJECT
private slots:
    void anAlarmIsMadeRingsAndIsDeleted() {
        Desk desk;
        QVERIFY(desk.add(kBusy));
        QVERIFY(desk.awaits([&] { return desk.model.alarms()->rowCount() == 1; }));
        QCOMPARE(desk.model.alarms()->index(0, AlarmListModel::Condition).data().toString(),
                 QString("ConsumedWriteCapacityUnits of Shop, Sum > 3,000 in 1 of 1 × 60 s"));
        desk.minute(10);
        QVERIFY(desk.awaits([&] { return desk.state() == "OK"; }));
        desk.minute(80); // 4,800 a minute
        QVERIFY(desk.awaits([&] { return desk.state() == "ALARM"; }));
        QVERIFY(desk.model.alarms()->index(0, 0).data(AlarmListModel::RingsRole).toBool());
        desk.model.choose("busy");
        QVERIFY(desk.model.history()->rowCount() >= 3); // made, OK, ALARM
        desk.model.choose("another");
        QCOMPARE(desk.model.history()->rowCount(), 0);

        bool done = false;
        desk.model.remove("busy", [&](const Failure& failure) { done = failure.isEmpty(); });
        QVERIFY(QTest::qWaitFor([&] { return done; }, 30'000));
        QVERIFY(desk.awaits([&] { return desk.model.alarms()->rowCount() == 0; }));
    }

    void whatIsWrongIsSaid() {
        QVERIFY(AlarmDraft{}.problem().contains("name"));
        QVERIFY(kBusy.problem().isEmpty());
        AlarmDraft draft = kBusy;
        draft.name = QString(256, u'x');
        QVERIFY(draft.problem().contains("255"));
    }

    void everyOpenFileIsListenedTo() {
        rf::models::test::FileClock clock{rf::test::kShopOpens};
        MemorySettings settings;
        Workspace workspace([&clock](const std::filesystem::path&, rf::EngineOptions options) {
            options.mode = rf::EngineOptions::Mode::InMemory;
            options.clock = &clock;
            return rf::openEngine({}, options);
        }, &settings);
        QList<AlarmNews> news;
        auto watch = std::make_unique<AlarmWatch>(&workspace);
        connect(watch.get(), &AlarmWatch::changed, this, [&](FileSession*, const AlarmNews& each) { news << each; });
        FileSession* file = workspace.openFile("shop.rfdb", FileSession::Mode::InMemory);
        QVERIFY(QTest::qWaitFor([&] { return file->state() == FileSession::State::Open; }, 30'000));
        auto service = file->client()->service();
        rf::scaling::MetricAlarm alarm{.region = "us-east-1", .name = "mine", .metric = "ConsumedReadCapacityUnits", .metricNamespace = "AWS/DynamoDB",
                                       .statistic = "Sum", .dimensions = {{"TableName", "Shop"}}};
        QVERIFY(service->scaling()->putAlarm(alarm));
        QVERIFY(service->scaling()->setAlarmState("us-east-1", "mine", rf::scaling::AlarmState::Alarm, "because", ""));
        QVERIFY(QTest::qWaitFor([&] { return !news.isEmpty(); }, 30'000));
        QVERIFY(news.last().rings() && news.last().name == "mine" && !news.last().ofPolicy);
        const auto told = news.size();
        watch.reset(); // nobody listens any more
        QVERIFY(service->scaling()->setAlarmState("us-east-1", "mine", rf::scaling::AlarmState::Ok, "because", ""));
        QCoreApplication::processEvents();
        QCOMPARE(news.size(), told);
    }
};

RF_TEST_GUILESS_MAIN(TestAlarmModel)

} // namespace tst_alarm_model

#include "tst_alarm_model.moc"
