#pragma once
// The end of every replay: sums over its arms, and what they cost a month. Within whatif only.

#include "engine/whatif/replay.h"

namespace rf::whatif {

inline constexpr capacity::Side kSides[] = {capacity::Side::Read, capacity::Side::Write};

void addUp(Outcome& outcome);
/// `last`: units of each arm by Side, as they are set at the end; nothing is meant by an arm without one.
void price(Outcome& outcome, const std::vector<ArmTrace>& traces, bool onDemand, const std::vector<ArmSettings>& last,
           pricing::TableUse table, const pricing::PriceTable* prices);

} // namespace rf::whatif
