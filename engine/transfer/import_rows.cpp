#include "engine/transfer/import_rows.h"

#include "engine/maintenance/bulk_writer.h"
#include "engine/maintenance/rejects.h"
#include "engine/transfer/import_state.h"
#include "engine/transfer/row_values.h"
#include "engine/transfer/s3_export.h"

#include <chrono>
#include <deque>

namespace rf::transfer {

namespace {

class Import {
public:
    Import(Store& store, TablePtr table, const Source& source, const Mapping& mapping, const ImportRowsOptions& options,
           const Progress& progress)
        : m_table(std::move(table)), m_source(source), m_mapping(mapping), m_progress(progress),
          m_writer(store, m_table, std::max<std::size_t>(1, options.itemsPerCommit)),
          m_rejects(rejectsOf(source, options), options.maxRejects) {
        m_state = {m_table->region + '/' + m_table->name, source.file.empty() ? std::string() : fingerprintOf(source.file), mapping, 0};
    }

    Status begin(bool resume) {
        if (!resume || m_source.file.empty()) return {};
        const auto stopped = stoppedImport(m_source.file);
        if (!stopped) return validation("No import of " + m_source.file.string() + " as it is now has stopped. Start it anew.");
        if (stopped->table != m_state.table || stopped->mapping != m_mapping)
            return validation("The import that stopped was into " + stopped->table + " or had other columns. Start it anew, or ask for the same.");
        m_skip = stopped->rows;
        return {};
    }

    Result<ImportReport> run(RowReader& reader) {
        const Status pumped = pump(reader);
        const Status finished = m_writer.finish(); // also what was read before a failure
        m_report.imported = m_writer.committed();
        m_report.rejected = m_rejects.count();
        RF_ASSIGN(m_report.rejectsFile, m_rejects.commit());
        if (!pumped || !finished) {
            checkpoint(true);
            RF_TRY(pumped);
            RF_TRY(finished);
        }
        if (!m_source.file.empty()) dropState(m_source.file);
        m_report.details = m_rejects.details();
        if (m_skip > 0) m_report.details.insert(m_report.details.begin(), std::to_string(m_skip) + " rows had been done before.");
        compareWithManifest();
        if (m_progress) m_progress(reader.fileBytes(), reader.fileBytes());
        return m_report;
    }

private:
    static std::filesystem::path rejectsOf(const Source& source, const ImportRowsOptions& options) {
        return options.rejects.empty() && !source.file.empty() ? rejectsBeside(source.file) : options.rejects;
    }

    /// An export counts its items: of another number something was left out or came twice.
    void compareWithManifest() {
        if (m_source.file.empty() || !isS3Export(m_source.file)) return;
        const auto exported = readS3Export(m_source.file);
        if (!exported || exported->items < 0 || exported->items == m_report.read) return;
        m_report.details.push_back("The manifest of the export counts " + std::to_string(exported->items) + " items, but " + std::to_string(m_report.read) +
                                   " were read. Compare the data files with those in the bucket.");
    }

    Status pump(RowReader& reader) {
        constexpr std::int64_t kReportEvery = 500;
        bool header = m_mapping.layout.isCsv() && m_mapping.layout.header;
        Row row;
        for (;;) {
            RF_ASSIGN(const bool more, reader.next(row));
            if (!more) return {};
            if (std::exchange(header, false)) continue;
            ++m_report.read;
            RF_TRY(take(row));
            if (m_report.read % kReportEvery != 0) continue;
            checkpoint(false);
            if (m_progress && !m_progress(reader.position(), reader.fileBytes()))
                return Error{ErrorCode::Cancelled, "The import was cancelled; what was committed stays, and it can go on from there."};
        }
    }

    Status take(const Row& row) {
        auto read = itemOfRow(m_mapping, m_table.get(), row);
        if (!read && row.file.empty()) return m_rejects.add(row.line, read.error(), row.text);
        if (!read) return m_rejects.add(row.line, {read.error().code, "In " + row.file + ": " + read.error().message}, row.text);
        if (m_report.read <= m_skip) return {};
        m_flying.push_back(m_report.read);
        return read->isDelete ? m_writer.erase(std::move(read->item)) : m_writer.put(std::move(read->item));
    }

    /// Keeps how far the commits have come, every twenty thousand rows or when `now`. A place that takes no files takes
    /// no state either: the import goes on without.
    void checkpoint(bool now) {
        for (; m_counted < m_writer.committed(); ++m_counted, m_flying.pop_front()) m_state.rows = m_flying.front();
        if (m_flying.empty()) m_state.rows = std::max(m_skip, m_report.read);
        if (m_source.file.empty() || (!now && m_state.rows - m_kept < 20'000)) return;
        m_state.rows = std::max(m_state.rows, m_skip);
        m_kept = m_state.rows;
        if (m_state.rows > 0) (void)keepState(m_source.file, m_state);
    }

    TablePtr m_table;
    const Source& m_source;
    const Mapping& m_mapping;
    const Progress& m_progress;
    BulkWriter m_writer;
    Rejects m_rejects;
    ImportReport m_report;
    ImportState m_state;
    std::int64_t m_skip = 0;          ///< rows that an earlier import is done with
    std::deque<std::int64_t> m_flying; ///< rows given to the writer and not known to be committed
    std::int64_t m_counted = 0;        ///< commits taken from m_flying
    std::int64_t m_kept = 0;           ///< rows of the state that was kept last
};

} // namespace

Result<ImportReport> importRows(Store& store, std::string_view region, std::string_view table, const Source& source,
                                const Mapping& mapping, const ImportRowsOptions& options, const Progress& progress) {
    const auto begun = std::chrono::steady_clock::now();
    const TablePtr schema = store.catalog()->find(region, table);
    if (!schema)
        return Error{ErrorCode::ResourceNotFound, "Requested resource not found: Table: " + std::string(table) + " not found"};
    if (store.info().readOnly)
        return Error{ErrorCode::FileReadOnly, "The table file is open read-only. Open it for writing to import."};
    if (const std::string problem = problemOf(mapping, schema->key); !problem.empty()) return validation(problem);
    RF_ASSIGN(const auto reader, RowReader::open(source, mapping.layout));
    Import import(store, schema, source, mapping, options, progress);
    RF_TRY(import.begin(options.resume));
    RF_ASSIGN(ImportReport report, import.run(*reader));
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return report;
}

} // namespace rf::transfer
