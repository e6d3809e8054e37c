#include "engine/transfer/export_rows.h"

#include "engine/catalog/messages.h"
#include "engine/maintenance/line_file.h"
#include "engine/transfer/row_writer.h"
#include "engine/value/item_codec.h"
#include "engine/value/json.h"

#include <algorithm>
#include <chrono>

namespace rf::transfer {

namespace {

constexpr std::int64_t kReportEvery = 1'000;

Error cancelled() { return {ErrorCode::Cancelled, "The export was cancelled; no file was left."}; }

/// Those of the index first; the table's own tell its entries apart.
std::vector<std::string> keysOf(const TableSchema& table, const IndexSchema* index) {
    std::vector<std::string> keys;
    if (index)
        for (const KeyAttribute& part : index->key.all()) keys.push_back(part.name);
    for (const KeyAttribute& part : table.key.all())
        if (std::ranges::find(keys, part.name) == keys.end()) keys.push_back(part.name);
    return keys;
}

Result<const IndexSchema*> indexOf(const TableSchema& table, const std::string& name) {
    if (name.empty()) return nullptr;
    const IndexSchema* index = table.findIndex(name);
    if (!index) return validation(msg::noSuchIndex(name));
    if (index->status == TableStatus::Creating) return validation(msg::backfillingIndex(name));
    return index;
}

class Timed {
public:
    void stop(ExportReport& report) const {
        report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begun).count();
    }

private:
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

/// Walks every item of the tree; `body` gives the status that goes on or stops.
Status eachStored(ReadTxn& txn, TreeId tree, FunctionRef<Status(std::string_view bytes)> body) {
    Status status;
    const Status scanned = txn.scan(tree, {}, [&](std::string_view, std::string_view bytes, std::size_t) {
        status = body(bytes);
        return status.has_value();
    });
    RF_TRY(status);
    return scanned;
}

Status writeTable(ReadTxn& txn, const TableSchema& table, const std::filesystem::path& target,
                  const ExportRowsOptions& options, const Progress& progress, ExportReport& report) {
    RF_ASSIGN(const IndexSchema* const index, indexOf(table, options.index));
    const TreeId tree = index ? index->tree : table.tree;
    RF_ASSIGN(const TreeCounters counters, txn.counters(tree));
    const bool csv = options.format == OutFormat::Csv;
    const std::int64_t total = counters.items * (csv ? 2 : 1);
    std::int64_t done = 0;
    const auto step = [&] { return ++done % kReportEvery == 0 && progress && !progress(done, total) ? Status(cancelled()) : Status(); };
    ColumnFinder finder(keysOf(table, index), options);
    if (csv)
        RF_TRY(eachStored(txn, tree, [&](std::string_view bytes) -> Status {
            RF_ASSIGN(const Item item, decodeItem(bytes));
            RF_TRY(finder.see(item));
            return step();
        }));
    RF_ASSIGN(RowWriter writer, RowWriter::create(target, options, finder.columns()));
    RF_TRY(eachStored(txn, tree, [&](std::string_view bytes) -> Status {
        RF_TRY(writer.writeStored(bytes));
        ++report.items;
        return step();
    }));
    RF_ASSIGN(report.fileBytes, writer.commit());
    report.details = finder.losses();
    return {};
}

/// Items kept in a file of their own until the columns are known. It is gone when this is.
class Spool {
public:
    static Result<Spool> create(const std::filesystem::path& target) {
        std::filesystem::path path = partName(target);
        path += "-rows";
        RF_ASSIGN(LineWriter file, LineWriter::create(path, Coding::Zstd, true));
        return Spool(std::move(path), std::move(file));
    }
    Spool(Spool&& other) noexcept : m_path(std::exchange(other.m_path, {})), m_file(std::move(other.m_file)) {}
    ~Spool() {
        std::error_code ignored;
        if (!m_path.empty()) std::filesystem::remove(m_path, ignored);
    }

    Status add(const Item& item) { return m_file.write(toJson(item)); }
    Status each(FunctionRef<Status(const Item&)> body) {
        RF_TRY(m_file.commit());
        RF_ASSIGN(LineReader reader, LineReader::open(m_path));
        std::string line;
        for (;;) {
            RF_ASSIGN(const bool more, reader.next(line));
            if (!more) return {};
            RF_ASSIGN(const Item item, itemFromJson(line));
            RF_TRY(body(item));
        }
    }

private:
    Spool(std::filesystem::path path, LineWriter file) : m_path(std::move(path)), m_file(std::move(file)) {}
    std::filesystem::path m_path;
    LineWriter m_file;
};

/// Every page's items, counted and cancellable between them.
Status eachOf(const NextPage& next, const Progress& progress, std::int64_t& items, FunctionRef<Status(const Item&)> body) {
    for (bool more = true; more;) {
        RF_ASSIGN(more, next([&](const Item& item) -> Status {
            ++items;
            return body(item);
        }));
        if (progress && !progress(items, 0)) return cancelled();
    }
    return {};
}

} // namespace

Result<ExportReport> exportRows(Store& store, std::string_view region, std::string_view table,
                                const std::filesystem::path& target, const ExportRowsOptions& options,
                                const Progress& progress) {
    const Timed timed;
    ExportReport report;
    RF_TRY(refuseExisting(target, options.overwrite));
    RF_TRY(store.read([&](ReadTxn& txn) -> Status {
        const TablePtr schema = txn.catalog().find(region, table);
        if (!schema)
            return Error{ErrorCode::ResourceNotFound, "Requested resource not found: Table: " + std::string(table) + " not found"};
        return writeTable(txn, *schema, target, options, progress, report);
    }));
    if (progress) progress(report.items, report.items);
    timed.stop(report);
    return report;
}

Result<ExportReport> exportPages(const NextPage& next, const std::vector<std::string>& keys,
                                 const std::filesystem::path& target, const ExportRowsOptions& options,
                                 const Progress& progress) {
    const Timed timed;
    ExportReport report;
    ColumnFinder finder(keys, options);
    RF_TRY(refuseExisting(target, options.overwrite));
    if (options.format == OutFormat::Csv) {
        RF_ASSIGN(Spool spool, Spool::create(target));
        RF_TRY(eachOf(next, progress, report.items, [&](const Item& item) -> Status {
            RF_TRY(finder.see(item));
            return spool.add(item);
        }));
        RF_ASSIGN(RowWriter writer, RowWriter::create(target, options, finder.columns()));
        RF_TRY(spool.each([&](const Item& item) { return writer.write(item); }));
        RF_ASSIGN(report.fileBytes, writer.commit());
    } else {
        RF_ASSIGN(RowWriter writer, RowWriter::create(target, options, {}));
        RF_TRY(eachOf(next, progress, report.items, [&](const Item& item) { return writer.write(item); }));
        RF_ASSIGN(report.fileBytes, writer.commit());
    }
    report.details = finder.losses();
    timed.stop(report);
    return report;
}

} // namespace rf::transfer
