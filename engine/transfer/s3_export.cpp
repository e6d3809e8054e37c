#include "engine/transfer/s3_export.h"

#include "engine/maintenance/line_file.h"
#include "engine/transfer/json_members.h"
#include "engine/value/json.h"

#include <algorithm>

namespace rf::transfer {

namespace fs = std::filesystem;

namespace {

constexpr const char* kSummary = "manifest-summary.json";
constexpr const char* kFiles = "manifest-files.json";
constexpr const char* kData = "data";
constexpr const char* kPrefix = "AWSDynamoDB";

bool isFile(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}
bool isFolder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool isIon(const fs::path& path) {
    const fs::path plain = withoutCoding(path);
    return plain.extension() == ".ion" || plain.extension() == ".10n";
}
/// As exports write them, compressed: a folder with a JSON file in it is not an export.
bool isData(const fs::path& path) { return codingOfName(path) != Coding::Plain && withoutCoding(path).extension() == ".json"; }

/// Entries of a folder by name.
std::vector<fs::path> entriesOf(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) entries.push_back(at->path());
    std::ranges::sort(entries);
    return entries;
}
std::vector<fs::path> dataFilesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const fs::path& each : entriesOf(folder))
        if (isFile(each) && (isData(each) || isIon(each))) files.push_back(each);
    return files;
}

bool hasManifest(const fs::path& folder) { return isFile(folder / kSummary) || isFile(folder / kFiles); }

/// Exports under a prefix: PREFIX/AWSDynamoDB/ID, or ID itself.
std::vector<fs::path> exportsUnder(const fs::path& folder) {
    const fs::path place = isFolder(folder / kPrefix) ? folder / kPrefix : folder;
    std::vector<fs::path> found;
    for (const fs::path& each : entriesOf(place))
        if (isFolder(each) && hasManifest(each)) found.push_back(each);
    return found;
}

Error ion() {
    return validation("This export is in Amazon Ion, which Rangefinder does not read. Export the table with ExportFormat DYNAMODB_JSON and "
                      "import that.");
}

Status readSummary(const fs::path& path, S3Export& out) {
    RF_ASSIGN(ByteSource source, ByteSource::open(path));
    std::string text;
    for (bool more = true; more && text.size() < (1u << 20);) {
        RF_ASSIGN(more, source.read(text, 64 * 1024));
    }
    const auto document = JsonDocument::parse(text);
    if (!document || !document->root().is_object()) return validation(path.string() + " is no summary of an export: it cannot be read.");
    const simdjson::dom::element root = document->root();
    if (textOf(root, "outputFormat") == "ION") return ion();
    out.incremental = textOf(root, "exportType") == "INCREMENTAL_EXPORT";
    const std::string arn(textOf(root, "tableArn"));
    if (const std::size_t slash = arn.rfind("table/"); slash != std::string::npos) out.table = arn.substr(slash + 6);
    std::int64_t items = 0;
    if (root["itemCount"].get(items) == simdjson::SUCCESS) out.items = items;
    return {};
}

/// Names alone: a key in a bucket is no path of this disk.
Result<std::vector<std::string>> namesIn(const fs::path& manifest) {
    std::vector<std::string> names;
    RF_ASSIGN(LineReader reader, LineReader::open(manifest));
    std::string line;
    for (;;) {
        RF_ASSIGN(const bool more, reader.next(line));
        if (!more) return names;
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        const auto document = JsonDocument::parse(line);
        const std::string key(document && document->root().is_object() ? textOf(document->root(), "dataFileS3Key") : "");
        if (key.empty()) return validation(manifest.string() + ", line " + std::to_string(names.size() + 1) + ": no data file is named here.");
        names.push_back(fs::path(key).filename().string());
    }
}

/// Where a data file lies: in the export's data folder, beside the manifests, or in the folder that incremental exports share.
std::optional<fs::path> placeOf(const fs::path& folder, const std::string& name) {
    for (const fs::path& place : {folder / kData, folder, folder.parent_path() / kData})
        if (isFile(place / name)) return place / name;
    return std::nullopt;
}

Status listed(const fs::path& folder, S3Export& out) {
    RF_ASSIGN(const std::vector<std::string> names, namesIn(folder / kFiles));
    std::string missing;
    std::size_t count = 0;
    for (const std::string& name : names) {
        if (const auto place = placeOf(folder, name)) {
            out.files.push_back(*place);
        } else if (++count <= 3) {
            missing += (missing.empty() ? "" : ", ") + name;
        }
    }
    if (count == 0) return {};
    return validation(std::to_string(count) + " of the " + std::to_string(names.size()) + " data files of this export are not in the folder (" +
                      missing + (count > 3 ? ", …" : "") + "). Download the whole export, its data folder too.");
}

} // namespace

fs::path exportFolderOf(const fs::path& path) {
    fs::path place = path.has_filename() ? path : path.parent_path();
    const fs::path name = place.filename();
    if ((name == kSummary || name == kFiles) && isFile(place)) return place.parent_path();
    if (!isFolder(place)) return place;
    if (hasManifest(place)) return place;
    if (name == kData && hasManifest(place.parent_path())) return place.parent_path();
    const auto under = exportsUnder(place);
    return under.size() == 1 ? under.front() : place;
}

bool isS3Export(const fs::path& path) {
    const fs::path folder = exportFolderOf(path);
    return isFolder(folder) && (hasManifest(folder) || !exportsUnder(folder).empty() || !dataFilesIn(folder).empty());
}

Result<S3Export> readS3Export(const fs::path& given) {
    const fs::path folder = exportFolderOf(given);
    S3Export out;
    if (isFile(folder / kSummary)) RF_TRY(readSummary(folder / kSummary, out));
    if (isFile(folder / kFiles)) {
        RF_TRY(listed(folder, out));
    } else if (const auto under = exportsUnder(folder); under.size() > 1) {
        return validation(folder.string() + " holds " + std::to_string(under.size()) + " exports. Choose one of its folders: " +
                          under.front().filename().string() + ", …");
    } else {
        out.files = dataFilesIn(isFolder(folder / kData) ? folder / kData : folder);
        if (out.files.empty())
            return validation(folder.string() + " is no export of DynamoDB: it has neither " + kSummary + " nor files like x.json.gz.");
    }
    if (std::ranges::any_of(out.files, isIon)) return ion();
    for (const fs::path& file : out.files) {
        std::error_code ignored;
        out.bytes += static_cast<std::int64_t>(fs::file_size(file, ignored));
    }
    return out;
}

} // namespace rf::transfer
