// Auto scaling and alarms, with clicks and keys.

#include "tests/models/capacity/scaled_file.h"
#include "tests/support/program.h"
#include "ui/capacity/alarms_dialog.h"
#include "ui/capacity/scaling_dialog.h"
#include "ui/common/buttons.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPointer>
#include <QSpinBox>
#include <QTableView>

namespace tst_scaling_dialogs {

using namespace rf::models;
using namespace rf::models::test;
using namespace rf::ui;

namespace {

constexpr int kPatience = 30'000;

void type(QSpinBox* box, const char* text) {
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, QString::fromLatin1(text));
    QTest::keyClick(box, Qt::Key_Tab);
}

struct Scaled : ScaledShop {
    using ScaledShop::ScaledShop;
    ~Scaled() { delete dialog; }
    ScalingDialog* open() {
        dialog = new ScalingDialog(&capacity, &scalingModel);
        dialog->present();
        (void)QTest::qWaitForWindowExposed(dialog);
        return dialog;
    }
    QPointer<ScalingDialog> dialog;
};

} // namespace

class TestScalingDialogs : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().install(*qApp); }

    void aSideIsSwitchedOnAndOff() {
        Scaled shop;
        ScalingDialog* dialog = shop.open();
        QVERIFY(!dialog->applyButton()->isEnabled());
        ScalingDialog::Row row = dialog->row({}, UnitSide::Write);
        QVERIFY(!row.least->isEnabled());
        QTest::mouseClick(row.on, Qt::LeftButton);
        QVERIFY(row.least->isEnabled());
        type(row.least, "20");
        type(row.most, "300");
        type(row.target, "60");
        QVERIFY(dialog->applyButton()->isEnabled());
        QTest::mouseClick(dialog->applyButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return !shop.dialog || !shop.dialog->isVisible(); }, kPatience));
        const auto targets = shop.scaling().targets("us-east-1");
        QCOMPARE(targets.size(), std::size_t{1});
        QCOMPARE(targets[0].minCapacity, std::int64_t{20});
        QCOMPARE(targets[0].maxCapacity, std::int64_t{300});
        QCOMPARE(shop.scaling().policies("us-east-1").at(0).target, 60.0);

        QVERIFY(shop.awaits([&] { return shop.scalingModel.isOn(); }));
        dialog = shop.open();
        row = dialog->row({}, UnitSide::Write);
        QVERIFY(row.on->isChecked());
        QCOMPARE(row.most->value(), 300);
        QTest::mouseClick(row.on, Qt::LeftButton);
        QTest::mouseClick(dialog->applyButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return shop.scaling().targets("us-east-1").empty(); }, kPatience));
    }

    void whatCannotBeIsSaidAndNotApplied() {
        Scaled shop;
        ScalingDialog* dialog = shop.open();
        const ScalingDialog::Row row = dialog->row("GSI1", UnitSide::Read);
        QTest::mouseClick(row.on, Qt::LeftButton);
        type(row.least, "900");
        QVERIFY(dialog->problem().contains("GSI1 RCU"));
        QVERIFY(!dialog->applyButton()->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(dialog->isVisible());
    }

    void whatTheLastDayWouldHaveBeenIsShown() {
        Scaled shop;
        for (int minute = 0; minute < 20; ++minute) shop.minute(60);
        ScalingDialog* dialog = shop.open();
        QTest::mouseClick(dialog->row({}, UnitSide::Write).on, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return dialog->previewText().contains("would have been throttled"); }, kPatience));
    }

    void onDemandHasNothingToScale() {
        Scaled shop("PAY_PER_REQUEST");
        QVERIFY(!shop.open()->row({}, UnitSide::Write).on->isEnabled());
    }

    void anAlarmIsAddedAndDeleted() {
        ScaledFile file;
        AlarmModel model;
        model.setFile(&file.file, QStringLiteral("us-east-1"));
        QPointer<AlarmsDialog> dialog = new AlarmsDialog(&model, QStringLiteral("Shop"));
        dialog->present();
        (void)QTest::qWaitForWindowExposed(dialog);
        QVERIFY(!dialog->addButton()->isEnabled());
        QTest::keyClicks(dialog->name(), "too many");
        dialog->metric()->setCurrentText("ConsumedWriteCapacityUnits");
        dialog->threshold()->setValue(3'000);
        QTest::mouseClick(dialog->addButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return model.alarms()->rowCount() == 1; }, kPatience));
        QVERIFY(dialog->name()->text().isEmpty());
        QCOMPARE(file.scaling().alarms("us-east-1").at(0).name, std::string("too many"));
        file.minute(80);
        QVERIFY(QTest::qWaitFor([&] {
            model.refresh();
            return model.alarms()->index(0, 0).data().toString() == QLatin1String("ALARM");
        }, kPatience));
        QVERIFY(QTest::qWaitFor([&] { return model.history()->rowCount() > 0; }, kPatience)); // the only one is chosen
        QVERIFY(dialog->isVisible());
        QTest::mouseClick(dialog->deleteButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return file.scaling().alarms("us-east-1").empty(); }, kPatience));
        delete dialog;
    }
};

RF_TEST_MAIN(TestScalingDialogs)

} // namespace tst_scaling_dialogs

#include "tst_scaling_dialogs.moc"
