#pragma once
// Export of items as rows of a file: CSV, JSON lines, DynamoDB JSON, a JSON array; streamed, in constant memory.
//
// Invariants: those of ByteSink for the target. A whole table is written from one snapshot, in Scan order; CSV looks at
// the items twice, to know its columns, and sees the same ones.

#include "engine/maintenance/byte_stream.h"
#include "engine/maintenance/jobs.h"

#include <map>

namespace rf::transfer {

enum class OutFormat {
    Csv,
    JsonLines,    ///< one plain object a line
    DynamoDbJson, ///< {"Item":{…}} a line, as exports to S3 write it
    JsonArray,    ///< [ plain objects ]
};

struct ExportRowsOptions {
    OutFormat format = OutFormat::DynamoDbJson;
    Coding coding = Coding::Plain;
    std::vector<std::string> columns; ///< attributes, in this order; empty = every one, keys first
    /// CSV: names with types, "qty:N", a column for every type an attribute has. Such a file comes back as it was, whatever
    /// the types; without, the importer has to guess.
    bool typedHeader = true;
    char delimiter = ',';
    bool overwrite = false;
    std::string index; ///< its entries in its own order, as far as its projection keeps them, instead of the table's items
};

/// Every item of a table, or every entry of an index. Errors: as exportTable; Validation (over 10,000 columns of CSV; there is no
/// such index, or it is still being filled).
Result<ExportReport> exportRows(Store& store, std::string_view region, std::string_view table,
                                const std::filesystem::path& target, const ExportRowsOptions& options,
                                const Progress& progress = {});

/// Hands the items of one page to `take` and says whether there are more.
using NextPage = std::function<Result<bool>(FunctionRef<Status(const Item&)> take)>;
/// Items that come in pages (a query's, a filtered scan's). `keys` lead the columns of CSV. Each page is asked for once.
Result<ExportReport> exportPages(const NextPage& next, const std::vector<std::string>& keys,
                                 const std::filesystem::path& target, const ExportRowsOptions& options,
                                 const Progress& progress = {});

/// A value as a cell of CSV holds it, not quoted: `typed` as a typed header demands, else as people read it.
std::string csvText(const AttributeValue& value, bool typed);
/// In quotes when the text needs them; the empty text always has them.
void appendCsvCell(std::string_view text, char delimiter, std::string& out);

} // namespace rf::transfer
