#pragma once
// How rows stand in a file, and what becomes of their columns: the answers of the mapping page and of the command line.

#include "engine/catalog/schema.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace rf::transfer {

enum class Format {
    Csv,        ///< values between delimiters, one row a line or over several in quotes
    JsonLines,  ///< one JSON value a line
    JsonObjects, ///< objects one after another, over as many lines as they like
    JsonArray,  ///< [{…}, {…}]
    ScanOutput, ///< {"Items": [{…}, …], "Count": …} of `aws dynamodb scan` or `query`; pages may follow one another
};
enum class Encoding { Utf8, Utf16Le, Utf16Be, Latin1, Windows1252 };

/// What a cell becomes. Auto: what JSON says; of a CSV cell, text.
/// B and BS are base64. SS, NS and BS of CSV: a JSON array of texts, or members between separators.
/// Json: any value as plain JSON. DynamoDbJson: a value with its type code, {"SS":["a"]}.
enum class As { Auto, S, N, B, BOOL, NUL, SS, NS, BS, L, M, Json, DynamoDbJson };
/// An empty cell leaves its attribute out, or makes it NULL, or the empty string.
enum class Empty { Skip, Null, Text };

struct Layout {
    Format format = Format::Csv;
    Encoding encoding = Encoding::Utf8;
    char delimiter = ',';
    char quote = '"';        ///< '\0' = nothing quotes
    bool header = true;      ///< CSV: the first row names the columns
    bool typedJson = false;  ///< JSON: {"pk":{"S":"a"}}, wrapped in {"Item":…} or not; else plain
    bool exactQuotes = false; ///< CSV: "" in quotes is the empty string, nothing at all is an empty cell
    bool isCsv() const { return format == Format::Csv; }
    friend bool operator==(const Layout&, const Layout&) = default;
};

struct Column {
    std::string source;    ///< the header's name, or "column 3"; JSON: the member's name
    std::string attribute; ///< empty = the column is left out
    As as = As::Auto;
    Empty empty = Empty::Skip;
    std::string separator = ","; ///< of set members
    friend bool operator==(const Column&, const Column&) = default;
};

/// CSV columns stand in the file's order. JSON members are found by name; those not listed keep their name and type.
struct Mapping {
    Layout layout;
    std::vector<Column> columns;
    friend bool operator==(const Mapping&, const Mapping&) = default;
};

/// Where rows come from: a file, the folder of an export to S3 (transfer/s3_export.h), whose data files are read one after
/// another, or a text (of the clipboard) when `file` is empty.
struct Source {
    std::filesystem::path file;
    std::string text;
};

/// "csv", "utf-16le", "SS", "skip" …: for the command line and the kept state; nothing for an unknown word.
std::string_view wordOf(Format format);
std::string_view wordOf(Encoding encoding);
std::string_view wordOf(As as);
std::string_view wordOf(Empty empty);
std::optional<Format> formatOfWord(std::string_view word);
std::optional<Encoding> encodingOfWord(std::string_view word);
std::optional<As> asOfWord(std::string_view word);
std::optional<Empty> emptyOfWord(std::string_view word);

/// What keeps a mapping from filling a table: a key attribute without a column or of another type than the key's, an
/// attribute named twice (unless the columns differ in type, as a typed header writes them). Empty: nothing.
std::string problemOf(const Mapping& mapping, const KeySchema& key);

/// The mapping as JSON on one line, and back. Errors: Validation.
std::string toJson(const Mapping& mapping);
Result<Mapping> mappingFromJson(std::string_view json);

} // namespace rf::transfer
