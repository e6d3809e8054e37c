// How triggers stand to a record, in marks and words.

#include "models/streams/delivery_mark.h"
#include "tests/support/program.h"

namespace tst_delivery_mark {

using rf::models::DeliveryMark;
using rf::triggers::Delivery;
using rf::triggers::DeliveryState;

class TestDeliveryMark : public QObject {
    Q_OBJECT
private slots:
    void everyStateHasItsMark() {
        const auto mark = [](DeliveryState state, bool enabled) {
            Delivery delivery;
            delivery.functionName = "order-email";
            delivery.state = state;
            delivery.enabled = enabled;
            delivery.error = "why";
            return DeliveryMark::of({delivery}).first();
        };
        QCOMPARE(mark(DeliveryState::Delivered, true).sign(), QStringLiteral("✓"));
        QCOMPARE(mark(DeliveryState::Failing, true).sign(), QStringLiteral("✗"));
        QCOMPARE(mark(DeliveryState::GivenUp, true).sign(), QStringLiteral("✗"));
        QCOMPARE(mark(DeliveryState::Pending, true).sign(), QStringLiteral("…"));
        QCOMPARE(mark(DeliveryState::Filtered, true).sign(), QStringLiteral("○"));
        QCOMPARE(mark(DeliveryState::Skipped, true).stateText(), QStringLiteral("before it began"));
        QCOMPARE(mark(DeliveryState::Pending, false).state, DeliveryMark::State::Off); // it will do nothing
        QCOMPARE(mark(DeliveryState::Delivered, false).state, DeliveryMark::State::Delivered); // it has
        QCOMPARE(mark(DeliveryState::Failing, true).name, QStringLiteral("order-email"));
        QCOMPARE(mark(DeliveryState::Failing, true).error, QStringLiteral("why"));
        QVERIFY(mark(DeliveryState::GivenUp, true).isBad() && !mark(DeliveryState::Filtered, true).isBad());
        QSet<QString> words;
        for (const auto state : {DeliveryState::Pending, DeliveryState::Delivered, DeliveryState::Failing, DeliveryState::Filtered, DeliveryState::GivenUp, DeliveryState::Skipped})
            words << mark(state, true).stateText();
        QCOMPARE(words.size(), 6);
    }
};

RF_TEST_GUILESS_MAIN(TestDeliveryMark)

} // namespace tst_delivery_mark

#include "tst_delivery_mark.moc"
