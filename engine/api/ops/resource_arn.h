#pragma once
// ARNs that tags and policies name tables with (spec/02 §6.6, spec/10 §9).

#include "engine/api/ops/op.h"

namespace rf {

/// arn:aws:dynamodb:REGION:ACCOUNT:table/NAME[/index/… or /stream/…], taken apart. Views into the text.
struct ResourceArn {
    std::string_view region;
    std::string_view account;
    std::string_view table;
    std::string_view rest; ///< "index/byDate", "stream/2026-…" or empty

    /// Nothing for a text that is no ARN of a table.
    static std::optional<ResourceArn> parse(std::string_view text);
};

/// Who the service says is asking, in its refusals.
inline constexpr std::string_view kUserArn = "arn:aws:iam::000000000000:root";

/// AccessDeniedException in the service's words. `action`: "ListTagsOfResource".
Error accessDenied(std::string_view action, std::string_view resource);

/// What an operation does with an ARN of a table that does not exist.
enum class UnknownTable { NotFound, Denied };

/// The table an ARN names, whatever its status. Errors: ValidationException for a text that is no table's ARN (or has a
/// `rest`, unless `parts`), AccessDeniedException for one of another account, ResourceNotFoundException.
Result<TablePtr> findByArn(const OpEnv& env, std::string_view action, const std::string& arn, UnknownTable unknown,
                           bool parts = false);

} // namespace rf
