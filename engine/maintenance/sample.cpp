// Sample files (maintenance/jobs.h): each sample is a file pair and a row here.

#include "engine/maintenance/bulk_writer.h"
#include "engine/maintenance/jobs.h"
#include "engine/maintenance/new_file.h"
#include "engine/maintenance/sample_ecommerce.h"
#include "engine/maintenance/sample_tables.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace rf {

namespace {

struct KnownSample {
    std::string_view name;
    TableSchema (*table)();
    Status (*items)(FunctionRef<Status(Item)> take);
    std::int64_t count;
};
constexpr std::array kSamples{
    KnownSample{"ecommerce", samples::ecommerceTable, samples::ecommerceItems, samples::kEcommerceItems},
    KnownSample{"saas", samples::saasTable, samples::saasItems, samples::kSaasItems},
    KnownSample{"sensors", samples::sensorsTable, samples::sensorsItems, samples::kSensorsItems},
    KnownSample{"games", samples::gamesTable, samples::gamesItems, samples::kGamesItems},
};

Status fill(Store& store, const KnownSample& sample, const Progress& progress, SampleReport& report) {
    constexpr std::int64_t kReportEvery = 1'000;
    RF_ASSIGN(const TablePtr table, addTable(store, sample.table()));
    BulkWriter writer(store, table, 1'000);
    std::int64_t made = 0;
    RF_TRY(sample.items([&](Item item) -> Status {
        if (++made % kReportEvery == 0 && progress && !progress(made, sample.count))
            return Error{ErrorCode::Cancelled, "Making the sample was cancelled; no file was made."};
        return writer.put(std::move(item));
    }));
    RF_TRY(writer.finish());
    ++report.tables;
    report.items += writer.committed();
    report.details.push_back(table->name + ": " + std::to_string(writer.committed()) + " items, " +
                             std::to_string(table->indexes.size()) + " indexes");
    return {};
}

} // namespace

std::vector<std::string> sampleNames() {
    std::vector<std::string> names;
    for (const KnownSample& sample : kSamples) names.emplace_back(sample.name);
    return names;
}

Result<SampleReport> makeSample(const std::filesystem::path& target, std::string_view name, const Progress& progress) {
    const auto begun = std::chrono::steady_clock::now();
    const auto sample = std::ranges::find(kSamples, name, &KnownSample::name);
    if (sample == kSamples.end()) {
        std::string known;
        for (const KnownSample& each : kSamples) known += (known.empty() ? "" : ", ") + std::string(each.name);
        return validation("There is no sample named " + std::string(name) + ". Choose one of " + known + '.');
    }
    SampleReport report;
    RF_TRY(makeTableFile(target, [&](Store& store) { return fill(store, *sample, progress, report); }));
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return report;
}

} // namespace rf
