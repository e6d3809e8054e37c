#pragma once
// Errors that changing targets and changing alarms have in common. Internal to engine/scaling.

#include "engine/base/result.h"

namespace rf::scaling {

inline Error limitExceeded(std::string message) { return {ErrorCode::LimitExceeded, std::move(message)}; }

} // namespace rf::scaling
