#pragma once
// Writes items as rows. Internal to engine/transfer.

#include "engine/transfer/export_rows.h"

#include <set>

namespace rf::transfer {

/// What CSV has to know before its first line: attributes and their types.
class ColumnFinder {
public:
    ColumnFinder(std::vector<std::string> keys, const ExportRowsOptions& options)
        : m_keys(std::move(keys)), m_options(options) {}
    /// Errors: Validation (too many).
    Status see(const Item& item);

    struct Column {
        std::string attribute;
        Type type = Type::S; ///< only with a typed header
    };
    /// Chosen ones in their order, else the keys and then the others by name.
    std::vector<Column> columns() const;
    /// What a header without types cannot say, a line each.
    std::vector<std::string> losses() const;

private:
    std::vector<std::string> m_keys;
    const ExportRowsOptions& m_options;
    std::map<std::string, std::set<Type>, std::less<>> m_types;
};

class RowWriter {
public:
    static Result<RowWriter> create(const std::filesystem::path& target, const ExportRowsOptions& options,
                                    std::vector<ColumnFinder::Column> columns);
    Status write(const Item& item);
    /// The same of encoded bytes.
    Status writeStored(std::string_view bytes);
    /// Closes the text and the file; its size.
    Result<std::int64_t> commit();

private:
    RowWriter(ByteSink sink, const ExportRowsOptions& options, std::vector<ColumnFinder::Column> columns)
        : m_sink(std::move(sink)), m_options(options), m_columns(std::move(columns)) {}
    Status header();
    void appendCsv(const Item& item);
    Status flush();

    ByteSink m_sink;
    const ExportRowsOptions& m_options;
    std::vector<ColumnFinder::Column> m_columns;
    std::string m_line;
    bool m_first = true;
};

} // namespace rf::transfer
