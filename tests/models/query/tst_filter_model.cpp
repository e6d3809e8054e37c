// The filter chips as a list.

#include "models/query/filter_model.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

namespace tst_filter_model {

using namespace rf::models;

class TestFilterModel : public QObject {
    Q_OBJECT
private slots:
    void aList();
    void operators();
};

void TestFilterModel::aList() {
    FilterModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy changed(&model, &FilterModel::changed);
    const FilterChip status{"status", FilterOperator::Equal, ValueType::S, {"PAID"}, true};
    const FilterChip broken{"n", FilterOperator::Less, ValueType::N, {"x"}, true};
    QCOMPARE(model.add(status), 0);
    QCOMPARE(model.add(broken), 1);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(model.index(0).data().toString(), "status = PAID");
    QCOMPARE(model.index(0).data(FilterModel::ProblemRole).toString(), "");
    QVERIFY(!model.index(1).data(FilterModel::ProblemRole).toString().isEmpty());
    QCOMPARE(model.index(1).data(Qt::ToolTipRole), model.index(1).data(FilterModel::ProblemRole));
    QCOMPARE(model.index(1).data(FilterModel::PathRole).toString(), "n");
    model.replace(1, broken); // nothing new
    model.replace(7, status);
    model.remove(-1);
    QCOMPARE(changed.size(), 2);
    FilterChip off = broken;
    off.enabled = false;
    model.replace(1, off);
    QVERIFY(!model.index(1).data(FilterModel::EnabledRole).toBool());
    QCOMPARE(model.index(1).data(FilterModel::ProblemRole).toString(), "");
    model.remove(0);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.chip(0), off);
    model.setChips({status, status});
    QCOMPARE(model.rowCount(), 2);
    model.setChips({status, status});
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(changed.size(), 6);
}

void TestFilterModel::operators() {
    QSet<QString> texts;
    for (const FilterOperator op : allFilterOperators()) {
        texts << filterOperatorText(op);
        FilterChip chip{"a", op, ValueType::S, {"1", "2"}, true};
        const auto types = filterOperandTypes(op);
        if (!types.isEmpty()) chip.type = types.first();
        if (op == FilterOperator::TypeIs) chip.values = {"S"};
        if (chip.type == ValueType::N && op != FilterOperator::Between && op != FilterOperator::SizeBetween) chip.values = {"1"};
        QVERIFY2(FilterModel::problemOf(chip).isEmpty(), qPrintable(FilterModel::problemOf(chip)));
        QVERIFY(chip.text().contains("a"));
    }
    QCOMPARE(texts.size(), allFilterOperators().size());
    QVERIFY(!texts.contains(""));
}

RF_TEST_GUILESS_MAIN(TestFilterModel)

} // namespace tst_filter_model

#include "tst_filter_model.moc"
