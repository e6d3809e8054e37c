#include "engine/maintenance/new_file.h"

#include "engine/base/uuid.h"
#include "engine/maintenance/line_file.h"
#include "engine/storage/sqlite/sqlite_store.h"

namespace rf {

namespace fs = std::filesystem;

namespace {

void removeWithCompanions(const fs::path& file) {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-lock", "-journal"}) {
        fs::path each = file;
        each += suffix;
        fs::remove(each, ignored);
    }
}

Status fillAndClose(const fs::path& part, FunctionRef<Status(Store&)> fill) {
    RF_ASSIGN(auto store, openSqliteStore(part, {.mode = OpenMode::Create}));
    RF_TRY(fill(*store));
    return store->close();
}

} // namespace

Status makeTableFile(const fs::path& target, FunctionRef<Status(Store&)> fill) {
    RF_TRY(refuseExisting(target, false));
    const fs::path part = partName(target);
    removeWithCompanions(part);
    Status made = fillAndClose(part, fill);
    if (made) made = moveIntoPlace(part, target);
    removeWithCompanions(part);
    return made;
}

Result<TablePtr> addTable(Store& store, TableSchema schema) {
    TablePtr added;
    RF_TRY(store.write([&](WriteTxn& txn) -> Status {
        if (txn.catalog().find(schema.region, schema.name))
            return Error{ErrorCode::ResourceInUse, "Table already exists: " + schema.name};
        RF_ASSIGN(schema.tree, txn.createTree());
        for (IndexSchema& index : schema.indexes) {
            RF_ASSIGN(index.tree, txn.createTree());
        }
        if (schema.id.empty()) schema.id = randomUuid();
        schema.status = TableStatus::Active;
        added = std::make_shared<const TableSchema>(std::move(schema));
        return txn.putTable(added);
    }));
    return added;
}

} // namespace rf
