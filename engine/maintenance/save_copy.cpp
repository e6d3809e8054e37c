#include "engine/maintenance/save_copy.h"

#include "engine/maintenance/line_file.h"
#include "engine/storage/sqlite/reader.h"

namespace rf {

namespace {

/// SQLite's backup, from inside the reader's snapshot: one step copies all of it.
Status copyInto(sqlite::Connection& from, const std::filesystem::path& part) {
    RF_ASSIGN(auto to, sqlite::Connection::open(sqlite::fileUri(part.string()),
                                                SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI, nullptr));
    sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!backup) return sqlite::errorOf(to.handle(), sqlite3_errcode(to.handle()));
    const int copied = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (copied != SQLITE_DONE) return sqlite::errorOf(to.handle(), copied);
    if (finished != SQLITE_OK) return sqlite::errorOf(to.handle(), finished);
    return {};
}

} // namespace

Status saveCopy(Store& store, const std::filesystem::path& target) {
    RF_TRY(refuseExisting(target, false));
    const std::filesystem::path part = partName(target);
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    Status made = store.read([&](ReadTxn& txn) -> Status {
        auto* reader = dynamic_cast<sqlite::Reader*>(&txn);
        if (!reader) return Error{ErrorCode::Io, "This file has no copy: it is not one of this computer's."};
        return copyInto(reader->connection(), part);
    });
    if (made) made = moveIntoPlace(part, target);
    std::filesystem::remove(part, ignored);
    return made;
}

} // namespace rf
