// Auto scaling as the Capacity screen sees it and sets it.

#include "tests/models/capacity/scaled_file.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

namespace tst_scaling_model {

using namespace rf::models;
using namespace rf::models::test;

namespace {

QString line(const ScalingChoice& choice) {
    return QStringLiteral("%1 %2 %3 %4–%5 %6%")
        .arg(armText(choice.index), unitName(choice.side), choice.on ? "on" : "off")
        .arg(choice.least)
        .arg(choice.most)
        .arg(choice.target);
}

QList<ScalingChoice> with(QList<ScalingChoice> choices, int at, int least, int most, int target) {
    choices[at].on = true;
    choices[at].least = least;
    choices[at].most = most;
    choices[at].target = target;
    return choices;
}

} // namespace

class TestScalingModel : public QObject {
    Q_OBJECT
private slots:
    void everySideOfTheTableAndItsGlobalIndexesCanBeScaled() {
        ScaledShop shop;
        QStringList lines;
        for (const ScalingChoice& each : shop.scalingModel.choices()) lines << line(each);
        QCOMPARE(lines, QStringList({"Table RCU off 5–1000 70%", "Table WCU off 5–1000 70%", "GSI1 RCU off 5–500 70%", "GSI1 WCU off 5–500 70%",
                                     "GSI2 RCU off 5–500 70%", "GSI2 WCU off 5–500 70%"}));
        QVERIFY(!shop.scalingModel.isOn());
        QVERIFY(shop.scalingModel.text().isEmpty());
    }

    void whatIsChosenIsTheEngines() {
        ScaledShop shop;
        const QAbstractItemModelTester tester(shop.scalingModel.events(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QVERIFY(shop.apply(with(shop.scalingModel.choices(), 1, 150, 400, 60)));
        const auto targets = shop.scaling().targets("us-east-1");
        QCOMPARE(targets.size(), std::size_t{1});
        QCOMPARE(targets[0].id.resource, std::string("table/Shop"));
        QCOMPARE(targets[0].maxCapacity, std::int64_t{400});
        QCOMPARE(shop.scaling().policies("us-east-1").at(0).target, 60.0);
        // 100 units are below the least: raised at once.
        QVERIFY(shop.awaits([&] { return shop.scalingModel.events()->rowCount() > 0; }));
        QCOMPARE(shop.schema()->throughput.writeUnits, std::int64_t{150});
        QVERIFY(shop.awaits([&] { return shop.scalingModel.text() == QLatin1String("Auto scaling 60%"); }));
        QVERIFY(std::isnan(shop.scalingModel.target(UnitSide::Read)));
        QCOMPARE(shop.scalingModel.target(UnitSide::Write), 60.0);

        QList<ScalingChoice> off = shop.scalingModel.choices();
        off[1].on = false;
        QVERIFY(shop.apply(off));
        QVERIFY(shop.scaling().targets("us-east-1").empty());
        QVERIFY(shop.awaits([&] { return !shop.scalingModel.isOn(); }));
    }

    void theBandIsThatOfTheArmThatIsShown() {
        ScaledShop shop;
        QVERIFY(shop.apply(with(shop.scalingModel.choices(), 3, 5, 400, 50)));
        QVERIFY(shop.awaits([&] { return shop.scalingModel.isOn(); }));
        QVERIFY(std::isnan(shop.scalingModel.target(UnitSide::Write))); // of the table
        shop.capacity.setArm({ArmChoice::Index, "GSI1"});
        QCOMPARE(shop.scalingModel.target(UnitSide::Write), 50.0);
        QVERIFY(shop.awaits([&] { return shop.capacity.snapshot().asked.target[1] == 50; }));
    }

    void limitsThatCannotBeAreSaid() {
        ScalingChoice choice{{}, UnitSide::Write, true, 10, 5, 70};
        QVERIFY(problemOf(choice).contains("larger"));
        choice.most = 10;
        QVERIFY(problemOf(choice).isEmpty());
        choice.target = 91;
        QVERIFY(problemOf(choice).contains("20"));
        choice.on = false;
        QVERIFY(problemOf(choice).isEmpty());
    }

    void theEngineHasTheLastWord() {
        ScaledShop shop;
        Failure why;
        QVERIFY(!shop.apply(with(shop.scalingModel.choices(), 1, 10, 5, 70), &why));
        QVERIFY(!why.detail.isEmpty());
        QVERIFY(shop.scaling().targets("us-east-1").empty());
    }

    void thePreviewFollowsTheLimits() {
        ScaledShop shop;
        for (int minute = 0; minute < 30; ++minute) shop.minute(60);
        CapacityPreview preview;
        bool done = false;
        const auto ask = [&](int most) {
            done = false;
            shop.scalingModel.preview(with(shop.scalingModel.choices(), 1, 5, most, 60), [&](const CapacityPreview& made) {
                preview = made;
                done = true;
            });
            return QTest::qWaitFor([&] { return done; }, 30'000);
        };
        QVERIFY(ask(1'000));
        QVERIFY(preview.known);
        const double roomy = preview.throttled[1];
        QVERIFY(ask(10)); // 60 units a second do not fit
        QVERIFY(preview.throttled[1] > roomy);
        QCOMPARE(preview.throttled[0], 0.0);
        QVERIFY(sentenceOf(preview).contains("would have been throttled"));
    }
};

RF_TEST_GUILESS_MAIN(TestScalingModel)

} // namespace tst_scaling_model

#include "tst_scaling_model.moc"
