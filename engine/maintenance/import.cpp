// Import of DynamoDB JSON lines (maintenance/jobs.h). Lines of an incremental S3 export apply as changes.

#include "engine/maintenance/bulk_writer.h"
#include "engine/maintenance/import_line.h"
#include "engine/maintenance/jobs.h"
#include "engine/maintenance/line_file.h"
#include "engine/maintenance/rejects.h"
#include "engine/value/json.h"

#include <chrono>

namespace rf {

namespace {

using Json = simdjson::dom::element;

std::optional<Json> member(Json json, std::string_view name) {
    Json value;
    if (json.get_object().at_key(name).get(value) != simdjson::SUCCESS || !value.is_object()) return std::nullopt;
    return value;
}

Result<ImportLine> changeOf(Json root) {
    if (const auto image = member(root, "NewImage")) {
        RF_ASSIGN(Item item, attributeMapFromJson(*image));
        return ImportLine{std::move(item), false};
    }
    RF_ASSIGN(Item key, attributeMapFromJson(*member(root, "Keys")));
    return ImportLine{std::move(key), true};
}

Result<ImportLine> itemOf(Json json) {
    RF_ASSIGN(Item item, attributeMapFromJson(json));
    return ImportLine{std::move(item), false};
}

bool fits(const TableSchema* table, const Result<ImportLine>& line) {
    return line && (!table || keyOnly(*table, line->item));
}

/// A line that the table can hold, or why it cannot.
Result<ImportLine> lineOf(const TableSchema& table, std::string_view text) {
    RF_ASSIGN(ImportLine line, importLine(text, &table));
    RF_TRY(line.isDelete ? keyOnly(table, line.item) : storable(table, line.item));
    return line;
}

bool blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

Status pump(LineReader& reader, const TableSchema& table, BulkWriter& writer, Rejects& rejects, ImportReport& report,
            const Progress& progress) {
    constexpr std::int64_t kReportEvery = 1'000;
    std::string line;
    for (;;) {
        RF_ASSIGN(const bool more, reader.next(line));
        if (!more) return {};
        if (reader.lineNumber() == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        if (blank(line)) continue;
        ++report.read;
        if (auto read = lineOf(table, line)) {
            RF_TRY(read->isDelete ? writer.erase(std::move(read->item)) : writer.put(std::move(read->item)));
        } else {
            RF_TRY(rejects.add(reader.lineNumber(), read.error(), line));
        }
        if (report.read % kReportEvery == 0 && progress && !progress(reader.position(), reader.fileBytes()))
            return Error{ErrorCode::Cancelled, "The import was cancelled; what was committed stays."};
    }
}

} // namespace

Status keyOnly(const TableSchema& table, const Item& key) {
    for (const KeyAttribute& attribute : table.key.all()) {
        const AttributeValue* value = key.find(attribute.name);
        if (!value || !value->is(attribute.type)) return validation("The provided key element does not match the schema");
    }
    return {};
}

Result<ImportLine> importLine(std::string_view text, const TableSchema* table) {
    RF_ASSIGN(const JsonDocument document, JsonDocument::parse(text));
    const Json root = document.root();
    if (!root.is_object()) return serialization("A line must be one JSON object.");
    if (member(root, "Metadata") && member(root, "Keys")) return changeOf(root);
    const auto wrapped = member(root, "Item");
    if (!wrapped) return itemOf(root);
    auto inner = itemOf(*wrapped);
    if (fits(table, inner)) return inner;
    auto bare = itemOf(root);
    return fits(table, bare) ? std::move(bare) : std::move(inner);
}

Result<ImportReport> importTable(Store& store, std::string_view region, std::string_view table,
                                 const std::filesystem::path& source, const ImportOptions& options,
                                 const Progress& progress) {
    const auto begun = std::chrono::steady_clock::now();
    const TablePtr schema = store.catalog()->find(region, table);
    if (!schema)
        return Error{ErrorCode::ResourceNotFound,
                     "Requested resource not found: Table: " + std::string(table) + " not found"};
    if (store.info().readOnly)
        return Error{ErrorCode::FileReadOnly, "The table file is open read-only. Open it for writing to import."};
    RF_ASSIGN(LineReader reader, LineReader::open(source));
    Rejects rejects(options.rejects.empty() ? rejectsBeside(source) : options.rejects, options.maxRejects);
    BulkWriter writer(store, schema, std::max<std::size_t>(1, options.itemsPerCommit));
    ImportReport report;

    const Status pumped = pump(reader, *schema, writer, rejects, report, progress);
    const Status finished = writer.finish(); // also what was read before a failure
    report.imported = writer.committed();
    report.rejected = rejects.count();
    RF_ASSIGN(report.rejectsFile, rejects.commit());
    RF_TRY(pumped);
    RF_TRY(finished);
    report.details = rejects.details();
    if (progress) progress(reader.fileBytes(), reader.fileBytes());
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return report;
}

} // namespace rf
