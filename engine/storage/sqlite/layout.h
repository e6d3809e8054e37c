#pragma once
// The SQLite tables of a table file and the versions of their layout (engine/storage/FORMAT.md).

#include "engine/catalog/schema.h"
#include "engine/storage/sqlite/sqlite.h"

namespace rf::sqlite {

inline constexpr std::int64_t kApplicationId = 0x52464442; ///< "RFDB"
inline constexpr std::int64_t kFormatVersion = 2;          ///< user_version
inline constexpr int kPageBytes = 8192;
/// Key and value bytes up to which a record stays whole in its B-tree cell; a larger value goes to the side table.
inline constexpr std::size_t kInlineBytes = 2000;
/// The tree behind getMeta and putMeta.
inline constexpr TreeId kMetaTree = 0;

std::string treeTable(TreeId tree);  ///< "tree_7"
std::string largeTable(TreeId tree); ///< "large_7"
/// The two CREATE TABLE statements of one tree.
std::string treeSchema(TreeId tree);
std::string largeSchema(TreeId tree);

/// Makes a new, empty file what we call ours, and puts it in WAL mode. All or nothing.
Status createLayout(Connection& connection);

/// Brings an older file forward, one version at a time, each in its own transaction.
Status migrateLayout(Connection& connection);

/// Every table is there with the very columns we expect, and nothing else. Errors: FileCorrupt.
Status checkLayout(Connection& connection);

/// What `PRAGMA user_version` says is a version this program knows. Errors: FileTooNew, FileCorrupt.
Status checkVersion(std::int64_t version, const std::string& name);

/// Closes a row of `catalog`.
std::int64_t catalogSum(std::string_view region, std::string_view name, std::string_view schema);

/// Every table of the file, in the snapshot the connection reads. Errors: FileCorrupt.
Result<CatalogPtr> loadCatalog(Connection& connection);

} // namespace rf::sqlite
