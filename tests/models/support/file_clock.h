#pragma once
// A held clock for an engine that a FileSession opened: the session closes it on a worker and does not wait, so the clock
// goes only when no closing runs any more.

#include "tests/support/held_clock.h"

#include <QThreadPool>

namespace rf::models::test {

class FileClock final : public rf::test::HeldClock {
public:
    using HeldClock::HeldClock;
    ~FileClock() override { QThreadPool::globalInstance()->waitForDone(); }
};

} // namespace rf::models::test
