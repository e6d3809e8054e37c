#pragma once
// Filter patterns of event source mappings (spec/05 §5 "Filter patterns"): which records are worth a function's time.

#include "engine/base/result.h"

#include <simdjson.h>

#include <memory>
#include <string_view>
#include <vector>

namespace rf::triggers {

/// One pattern. Immutable, cheap to copy, thread-safe.
class FilterPattern {
public:
    /// Errors: ValidationException in Lambda's words, with what is wrong where.
    static Result<FilterPattern> parse(std::string_view json);
    /// Whether a record's JSON matches: every member of the pattern does.
    bool matches(simdjson::dom::element record) const;

    struct Node;

private:
    explicit FilterPattern(std::shared_ptr<const Node> root) : m_root(std::move(root)) {}
    std::shared_ptr<const Node> m_root;
};

/// Several patterns: one that matches is enough; none at all match everything.
bool anyMatches(const std::vector<FilterPattern>& patterns, simdjson::dom::element record);

} // namespace rf::triggers
