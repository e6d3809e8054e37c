#pragma once
// Filter patterns of CloudWatch Logs: which messages a reader wants.
//
//     ERROR -timeout                    contains the one and not the other; "a phrase"; %a reg[ue]x%
//     ?ERROR ?WARN                      contains one of them; beside other terms such terms do not count, as on AWS
//     { $.level = "ERROR" && $.n > 3 }  messages that are JSON
//     [ip, user, ..., status = 4*]      messages of fields
//
// Everything is case-sensitive. The service's guide describes patterns by examples; where it is silent: a term is found
// inside of a word too; a condition on what a message does not have, or has as a list or an object, does not hold, `!=` among
// them; the last field of a list takes all that follows it.

#include "engine/base/result.h"

#include <memory>

namespace rf::logs {

class FilterPattern {
public:
    /// An empty pattern matches everything. Errors: Validation "Invalid filter pattern", or what is wrong with a term.
    static Result<FilterPattern> parse(std::string_view text);

    bool matches(std::string_view message) const { return !m_matcher || m_matcher->matches(message); }
    bool matchesAll() const { return !m_matcher; }

    /// One kind of pattern. Stateless once built, so threads may share it.
    class Matcher {
    public:
        virtual ~Matcher() = default;
        virtual bool matches(std::string_view message) const = 0;
    };

private:
    std::shared_ptr<const Matcher> m_matcher; ///< nullptr: everything
};

} // namespace rf::logs
