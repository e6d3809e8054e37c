#pragma once
// What names, tags and batches of lines may be (spec/05 §6), in the service's words. Internal to engine/logs. Errors:
// Validation, LimitExceeded.

#include "engine/logs/log_book.h"

namespace rf::logs {

Status checkGroupName(std::string_view name);
Status checkStreamName(std::string_view name);
Status checkRetention(std::int64_t days);
Status checkTags(const Tags& tags);

/// Order, span and sizes of a batch.
Status checkBatch(std::span<const LogLine> lines);
/// Which lines of a batch in order are too old or too new.
Rejected rejectedOf(std::span<const LogLine> lines, std::int64_t nowMs, std::int64_t horizonMs);
/// [first, last) of those that are taken.
std::pair<std::size_t, std::size_t> takenOf(const Rejected& rejected, std::size_t count);

} // namespace rf::logs
