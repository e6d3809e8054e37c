// Result, RF_TRY and the table of error codes.

#include "engine/base/result.h"
#include "tests/support/program.h"

namespace tst_result {

using namespace rf;

namespace {
Result<int> half(int value) {
    if (value % 2) return validation("odd");
    return value / 2;
}
Result<int> quarter(int value) {
    RF_ASSIGN(const int first, half(value));
    return half(first);
}
Status even(int value) {
    RF_TRY(half(value));
    return {};
}
} // namespace

class TestResult : public QObject {
    Q_OBJECT
private slots:
    void valueAndError() {
        QCOMPARE(*half(4), 2);
        QVERIFY(!half(3));
        QCOMPARE(half(3).error().message, std::string("odd"));
    }
    void macrosPassTheErrorOn() {
        QCOMPARE(*quarter(8), 2);
        QVERIFY(!quarter(6));
        QVERIFY(even(2));
        QCOMPARE(even(1).error().code, ErrorCode::Validation);
    }
    void everyCodeHasAName() {
        for (int code = 0; code <= static_cast<int>(ErrorCode::Io); ++code)
            QVERIFY(!errorInfo(static_cast<ErrorCode>(code)).name.empty());
        QCOMPARE(errorInfo(ErrorCode::TransactionCanceled).messageMember, std::string_view("Message"));
    }
};

RF_TEST_APPLESS_MAIN(TestResult)

} // namespace tst_result

#include "tst_result.moc"
