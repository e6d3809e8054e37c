#pragma once
// Opening connections on a table file, and what can be said of a file before SQLite sees it.

#include "engine/storage/sqlite/sqlite.h"
#include "engine/storage/sqlite/sqlite_store.h"

namespace rf::sqlite {

/// Where a store's connections go. Plain values.
struct FileSpec {
    std::string name; ///< absolute path, or the name of a memory file
    const char* vfs = nullptr;
    bool readOnly = false;
    bool immutable = false; ///< read-only in a folder that takes no files, with no log to read
};

enum class ConnectionRole { Writer, Reader, Checkpointer };

/// Looks at the first bytes, without SQLite and without touching anything.
/// Errors: FileNotFound, FileNotOurs, FileTooNew, FileCorrupt, Io.
Status inspectFile(const std::filesystem::path& path);

/// Errors: Io when it exists with something in it, FileNotFound when its folder is missing.
Status inspectNewFile(const std::filesystem::path& path);

/// Opened and set up; the file is not read yet.
Result<Connection> openConnection(const FileSpec& spec, ConnectionRole role);

/// Gives back what of the file this connection has mapped; it maps again as it reads. Nothing may be open on it.
void unmap(Connection& connection);

/// Decides whether a read-only file needs `immutable`, by reading from it.
Result<FileSpec> readOnlySpec(std::string path);

} // namespace rf::sqlite
