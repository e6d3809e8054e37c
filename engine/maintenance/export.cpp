// Export of a table as JSON lines (maintenance/jobs.h).

#include "engine/maintenance/jobs.h"
#include "engine/maintenance/line_file.h"
#include "engine/value/item_codec.h"
#include "engine/value/json.h"

#include <chrono>

namespace rf {

namespace {

Coding codingOf(const std::filesystem::path& target, ExportOptions::Compression compression) {
    switch (compression) {
    case ExportOptions::Compression::None: return Coding::Plain;
    case ExportOptions::Compression::Gzip: return Coding::Gzip;
    case ExportOptions::Compression::Zstd: return Coding::Zstd;
    case ExportOptions::Compression::ByName: break;
    }
    return codingOfName(target);
}

Status appendLine(std::string_view bytes, LineFormat format, std::string& out) {
    if (format == LineFormat::PlainJson) {
        RF_ASSIGN(const Item item, decodeItem(bytes));
        out += toPlainJson(item);
        return {};
    }
    out += "{\"Item\":";
    RF_TRY(appendItemJson(bytes, out));
    out += '}';
    return {};
}

Status writeAll(ReadTxn& txn, const TableSchema& table, LineFormat format, LineWriter& writer, ExportReport& report,
                const Progress& progress) {
    constexpr std::int64_t kReportEvery = 2'000;
    RF_ASSIGN(const TreeCounters counters, txn.counters(table.tree));
    Status status;
    std::string line;
    const Status scanned = txn.scan(table.tree, {}, [&](std::string_view, std::string_view bytes, std::size_t) {
        line.clear();
        status = appendLine(bytes, format, line);
        if (status) status = writer.write(line);
        if (!status) return false;
        if (++report.items % kReportEvery == 0 && progress && !progress(report.items, counters.items))
            status = Error{ErrorCode::Cancelled, "The export was cancelled; no file was left."};
        return status.has_value();
    });
    RF_TRY(status);
    return scanned;
}

} // namespace

Result<ExportReport> exportTable(Store& store, std::string_view region, std::string_view table,
                                 const std::filesystem::path& target, const ExportOptions& options,
                                 const Progress& progress) {
    const auto begun = std::chrono::steady_clock::now();
    ExportReport report;
    RF_ASSIGN(LineWriter writer,
              LineWriter::create(target, codingOf(target, options.compression), options.overwrite));
    RF_TRY(store.read([&](ReadTxn& txn) -> Status {
        const TablePtr schema = txn.catalog().find(region, table);
        if (!schema)
            return Error{ErrorCode::ResourceNotFound,
                         "Requested resource not found: Table: " + std::string(table) + " not found"};
        return writeAll(txn, *schema, options.format, writer, report, progress);
    }));
    RF_ASSIGN(report.fileBytes, writer.commit());
    if (progress) progress(report.items, report.items);
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return report;
}

} // namespace rf
