#pragma once
// What a file is, told by its first bytes and its name.

#include <QString>

namespace rf::models {

/// Rows: CSV or JSON to import, plain, gzip or zstd.
enum class FileKind { TableFile, DynamoDbLocal, Rows, Unknown };

/// Reads at most a few hundred bytes. A SQLite database that says it belongs to no application may be one of DynamoDB
/// Local's: converting tells. An empty file with a table file's name is a table file to be.
FileKind kindOfFile(const QString& path);

/// "shop.rfdb" beside "shop.db", with a number if that is taken.
QString suggestedTargetOf(const QString& source);

} // namespace rf::models
