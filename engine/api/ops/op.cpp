#include "engine/api/ops/op.h"

#include "engine/catalog/messages.h"

namespace rf {

std::string_view tableNameOf(std::string_view nameOrArn) {
    if (!nameOrArn.starts_with("arn:")) return nameOrArn;
    const std::size_t slash = nameOrArn.find('/');
    return slash == std::string_view::npos ? nameOrArn : nameOrArn.substr(slash + 1);
}

Result<TablePtr> findTable(const OpEnv& env, std::string_view nameOrArn) {
    TablePtr table = env.catalog.find(env.context.region, tableNameOf(nameOrArn));
    if (!table || table->status == TableStatus::Creating || table->status == TableStatus::Deleting)
        return Error{ErrorCode::ResourceNotFound, std::string(msg::kTableNotFound)};
    return table;
}

bool isCurrent(const Catalog& catalog, const TablePtr& table) {
    return catalog.find(table->region, table->name) == table;
}

} // namespace rf
