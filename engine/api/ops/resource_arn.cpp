#include "engine/api/ops/resource_arn.h"

#include "engine/catalog/messages.h"

#include <algorithm>

namespace rf {
namespace {

constexpr std::size_t kNameMin = 3;
constexpr std::size_t kNameMax = 255;

/// Takes what stands before the next `separator` off the text.
std::string_view next(std::string_view& text, char separator) {
    const std::size_t at = text.find(separator);
    const std::string_view piece = text.substr(0, at);
    text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    return piece;
}

bool names(const IndexSchema& index, std::string_view rest) {
    return rest.starts_with("index/") && rest.substr(6) == index.name;
}

/// The table itself, one of its indexes, or the newest stream.
bool hasPart(const TableSchema& table, std::string_view rest) {
    if (rest.empty()) return true;
    if (rest.starts_with("stream/")) return rest.substr(7) == table.streamLabel;
    return std::any_of(table.indexes.begin(), table.indexes.end(),
                       [&](const IndexSchema& index) { return names(index, rest); });
}

} // namespace

std::optional<ResourceArn> ResourceArn::parse(std::string_view text) {
    if (next(text, ':') != "arn") return {};
    if (!next(text, ':').starts_with("aws") || next(text, ':') != "dynamodb") return {};
    ResourceArn arn;
    arn.region = next(text, ':');
    arn.account = next(text, ':');
    if (next(text, '/') != "table") return {};
    arn.table = next(text, '/');
    arn.rest = text;
    if (arn.region.empty() || arn.table.size() < kNameMin || arn.table.size() > kNameMax) return {};
    return arn;
}

Error accessDenied(std::string_view action, std::string_view resource) {
    return {ErrorCode::AccessDenied, msg::notAuthorized(kUserArn, "dynamodb:" + std::string(action), resource)};
}

Result<TablePtr> findByArn(const OpEnv& env, std::string_view action, const std::string& text, UnknownTable unknown,
                           bool parts) {
    const auto arn = ResourceArn::parse(text);
    if (!arn || (!parts && !arn->rest.empty())) return validation(msg::badResourceArn(text));
    if (arn->account != kAccount) return accessDenied(action, text);
    TablePtr table = arn->region == env.context.region ? env.catalog.find(arn->region, arn->table) : nullptr;
    if (table && hasPart(*table, arn->rest)) return table;
    if (unknown == UnknownTable::Denied) return accessDenied(action, text);
    return Error{ErrorCode::ResourceNotFound, msg::resourceNotFound(text)};
}

} // namespace rf
