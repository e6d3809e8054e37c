// The state of an import that stopped (transfer/import_rows.h): a small JSON file beside the source.

#include "engine/transfer/import_state.h"

#include "engine/maintenance/line_file.h"
#include "engine/transfer/json_members.h"
#include "engine/transfer/s3_export.h"
#include "engine/value/json.h"

#include <fstream>

namespace rf::transfer {

namespace fs = std::filesystem;

namespace {

/// 64 bits of FNV-1a.
std::uint64_t hashOf(std::string_view bytes) {
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return hash;
}

} // namespace

fs::path stateBeside(const fs::path& source) {
    fs::path path = source;
    path += ".import-state";
    return path;
}

std::string fingerprintOf(const fs::path& source) {
    std::error_code error;
    if (fs::is_directory(source, error)) {
        const auto found = readS3Export(source);
        std::string all;
        for (const fs::path& file : found ? found->files : std::vector<fs::path>()) all += file.filename().string() + fingerprintOf(file) + ',';
        return all.empty() ? all : std::to_string(found->bytes) + '-' + std::to_string(hashOf(all));
    }
    const std::uintmax_t size = fs::file_size(source, error);
    if (error) return {};
    const auto time = fs::last_write_time(source, error);
    std::string head(64 * 1024, '\0');
    std::ifstream file(source, std::ios::binary);
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return std::to_string(size) + '-' + std::to_string(time.time_since_epoch().count()) + '-' + std::to_string(hashOf(head));
}

Status keepState(const fs::path& source, const ImportState& state) {
    std::string out = "{\"table\":";
    appendJsonString(state.table, out);
    out += ",\"source\":";
    appendJsonString(state.source, out);
    out += ",\"rows\":" + std::to_string(state.rows) + ",\"mapping\":" + toJson(state.mapping) + '}';
    RF_ASSIGN(LineWriter file, LineWriter::create(stateBeside(source), Coding::Plain, true));
    RF_TRY(file.write(out));
    RF_TRY(file.commit());
    return {};
}

void dropState(const fs::path& source) {
    std::error_code ignored;
    fs::remove(stateBeside(source), ignored);
}

std::optional<ImportState> stoppedImport(const fs::path& source) {
    auto file = LineReader::open(stateBeside(source));
    std::string line;
    if (!file || !file->next(line).value_or(false)) return std::nullopt;
    const auto document = JsonDocument::parse(line);
    if (!document) return std::nullopt;
    ImportState state{std::string(textOf(document->root(), "table")), std::string(textOf(document->root(), "source")), {}, 0};
    simdjson::dom::element mapping;
    if (document->root()["mapping"].get(mapping) != simdjson::SUCCESS) return std::nullopt;
    if (document->root()["rows"].get(state.rows) != simdjson::SUCCESS) return std::nullopt;
    auto read = mappingFromJson(simdjson::minify(mapping));
    if (!read || state.source != fingerprintOf(source)) return std::nullopt;
    state.mapping = std::move(*read);
    return state;
}

} // namespace rf::transfer
