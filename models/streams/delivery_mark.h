#pragma once
// How the triggers of a stream stand to one of its records.

#include "engine/triggers/triggers.h"

#include <QList>
#include <QString>

namespace rf::models {

struct DeliveryMark {
    enum class State { Delivered, Failing, GivenUp, Pending, Filtered, BeforeItBegan, Off };

    QString name; ///< of the function
    State state = State::Pending;
    QString error; ///< what it said; empty: nothing

    /// In their order. A trigger that is off has delivered, or will do nothing.
    static QList<DeliveryMark> of(const std::vector<rf::triggers::Delivery>& deliveries);
    bool isBad() const { return state == State::Failing || state == State::GivenUp; }
    /// "✓", "✗", "…", "○"
    QString sign() const;
    QString stateText() const; ///< "delivered"
    friend bool operator==(const DeliveryMark&, const DeliveryMark&) = default;
};

} // namespace rf::models
