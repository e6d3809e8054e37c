// Conversion of a DynamoDB Local database into a new table file (maintenance/jobs.h).

#include "engine/maintenance/bulk_writer.h"
#include "engine/maintenance/jobs.h"
#include "engine/maintenance/local_database.h"
#include "engine/maintenance/new_file.h"
#include "engine/maintenance/rejects.h"
#include "engine/value/json.h"

#include <algorithm>
#include <chrono>

namespace rf {

namespace fs = std::filesystem;

namespace {

/// Names such as us-west-2 and us-gov-east-1: words between dashes, the first of two letters, the last a number.
bool isRegionName(std::string_view name) {
    const bool plain =
        std::ranges::all_of(name, [](unsigned char c) { return std::islower(c) || std::isdigit(c) || c == '-'; });
    const std::size_t lastDash = name.rfind('-');
    if (!plain || name.find('-') != 2 || lastDash <= 2 || lastDash + 1 == name.size()) return false;
    return std::ranges::all_of(name.substr(lastDash + 1), [](unsigned char c) { return std::isdigit(c); });
}

/// accesskey_us-west-2.db → us-west-2; a shared file says nothing of a region.
std::string regionOf(const fs::path& source) {
    const std::string stem = source.stem().string();
    const std::string region = stem.substr(stem.rfind('_') + 1);
    return isRegionName(region) ? region : std::string(kDefaultRegion);
}

class Conversion {
public:
    Conversion(const LocalDatabase& source, Rejects& rejects, ConvertReport& report, const Progress& progress)
        : m_source(source), m_rejects(rejects), m_report(report), m_progress(progress) {}

    Status into(Store& store, const std::vector<LocalTable>& tables) {
        for (const LocalTable& table : tables) {
            RF_ASSIGN(const std::int64_t count, m_source.countItems(table.schema.name));
            m_total += count;
        }
        for (const LocalTable& table : tables) RF_TRY(convert(store, table));
        return {};
    }

private:
    Status convert(Store& store, const LocalTable& local) {
        RF_ASSIGN(const TablePtr table, addTable(store, local.schema));
        BulkWriter writer(store, table, 1'000);
        const std::int64_t refusedBefore = m_rejects.count();
        RF_TRY(m_source.items(table->name, [&](std::string_view json) { return take(*table, writer, json); }));
        RF_TRY(writer.finish());
        note(*table, local, writer.committed(), m_rejects.count() - refusedBefore);
        return {};
    }

    Status take(const TableSchema& table, BulkWriter& writer, std::string_view json) {
        constexpr std::int64_t kReportEvery = 500;
        if (++m_done % kReportEvery == 0 && m_progress && !m_progress(m_done, m_total))
            return Error{ErrorCode::Cancelled, "The conversion was cancelled; no file was made."};
        auto item = itemFromJson(json);
        if (!item) return m_rejects.add(m_done, item.error(), json);
        if (const Status fits = storable(table, *item, IndexKeys::MayMismatch); !fits)
            return m_rejects.add(m_done, fits.error(), json);
        return writer.put(std::move(*item));
    }

    void note(const TableSchema& table, const LocalTable& local, std::int64_t items, std::int64_t refused) {
        ++m_report.tables;
        m_report.indexes += std::ssize(table.indexes);
        m_report.items += items;
        std::string line =
            table.name + ": " + std::to_string(items) + " items, " + std::to_string(table.indexes.size()) + " indexes";
        if (refused) line += ", " + std::to_string(refused) + " items refused";
        m_report.details.push_back(std::move(line));
        for (const std::string& remark : local.remarks) m_report.details.push_back(table.name + ": " + remark);
    }

    const LocalDatabase& m_source;
    Rejects& m_rejects;
    ConvertReport& m_report;
    const Progress& m_progress;
    std::int64_t m_done = 0;
    std::int64_t m_total = 0;
};

} // namespace

bool looksLikeDynamoDbLocal(const fs::path& path) {
    return LocalDatabase::open(path).has_value();
}

Result<ConvertReport> convertDynamoDbLocal(const fs::path& source, const fs::path& target, const Progress& progress) {
    const auto begun = std::chrono::steady_clock::now();
    RF_ASSIGN(const LocalDatabase database, LocalDatabase::open(source));
    RF_ASSIGN(const std::vector<LocalTable> tables, database.tables(regionOf(source)));
    ConvertReport report;
    Rejects rejects(rejectsBeside(target), -1);
    Conversion conversion(database, rejects, report, progress);
    RF_TRY(makeTableFile(target, [&](Store& store) { return conversion.into(store, tables); }));
    report.rejected = rejects.count();
    RF_ASSIGN(report.rejectsFile, rejects.commit());
    for (const std::string& remark : database.unknownColumns()) report.details.push_back(remark);
    if (progress) progress(report.items, report.items);
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return report;
}

} // namespace rf
