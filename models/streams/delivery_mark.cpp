#include "models/streams/delivery_mark.h"

#include "models/value/tr.h"
#include "models/value/value.h"


namespace rf::models {

namespace {

DeliveryMark::State stateOf(const rf::triggers::Delivery& delivery) {
    using From = rf::triggers::DeliveryState;
    using To = DeliveryMark::State;
    if (!delivery.enabled && delivery.state != From::Delivered) return To::Off;
    switch (delivery.state) {
    case From::Pending: return To::Pending;
    case From::Delivered: return To::Delivered;
    case From::Failing: return To::Failing;
    case From::Filtered: return To::Filtered;
    case From::GivenUp: return To::GivenUp;
    case From::Skipped: break;
    }
    return To::BeforeItBegan;
}

} // namespace

QList<DeliveryMark> DeliveryMark::of(const std::vector<rf::triggers::Delivery>& deliveries) {
    QList<DeliveryMark> marks;
    for (const auto& each : deliveries) marks << DeliveryMark{fromUtf8(each.functionName), stateOf(each), fromUtf8(each.error)};
    return marks;
}

QString DeliveryMark::sign() const {
    if (state == State::Delivered) return QStringLiteral("✓");
    if (isBad()) return QStringLiteral("✗");
    return state == State::Pending ? QStringLiteral("…") : QStringLiteral("○");
}

QString DeliveryMark::stateText() const {
    switch (state) {
    case State::Delivered: return tr("delivered");
    case State::Failing: return tr("failing");
    case State::GivenUp: return tr("given up");
    case State::Pending: return tr("pending");
    case State::Filtered: return tr("filtered");
    case State::BeforeItBegan: return tr("before it began");
    case State::Off: return tr("off");
    }
    return {};
}

} // namespace rf::models
