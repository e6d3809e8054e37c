#pragma once
// A look at the beginning of a source: how its rows seem to stand, what its columns seem to hold.

#include "engine/transfer/rows.h"
#include "engine/transfer/s3_export.h"

namespace rf::transfer {

struct Look {
    Mapping mapping;         ///< as guessed; columns that name a key attribute of the table have its type
    std::vector<Row> rows;   ///< the first ones, without the header
    bool whole = false;      ///< the source has no more
    Coding coding = Coding::Plain;
    std::int64_t fileBytes = 0;
    std::optional<S3Export> exported; ///< the source is an export to S3
};

/// Reads at most the first 200 rows (and 1 MB or the first row, whatever is more).
/// `layout`: taken instead of a guess; `key` and `attributes`: of the table the rows are for.
/// Guesses are careful: a column is N only when every cell seen is a number as DynamoDB would write it back, so that
/// "007", "1e5", "+1", 39 digits, and "1.10" beside "1.1" stay text. Errors: as RowReader, when not
/// even one row can be read.
Result<Look> look(const Source& source, const TableSchema* table, const std::optional<Layout>& layout = {});

/// What the cells of a column all are; As::S when in doubt or when there are none.
As guessType(const std::vector<std::string_view>& cells);

} // namespace rf::transfer
