#include "app/cli_commands.h"

#include "app/cli_progress.h"
#include "engine/api/ops/all.h"
#include "engine/service.h"
#include "engine/storage/sqlite/sqlite_store.h"

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

namespace rf::cli {

namespace {

int exitCode(const Error& error) {
    switch (error.code) {
    case ErrorCode::Cancelled:
        return kCancelled;
    case ErrorCode::FileNotFound:
    case ErrorCode::FileNotOurs:
    case ErrorCode::FileTooNew:
    case ErrorCode::FileCorrupt:
    case ErrorCode::FileHeld:
    case ErrorCode::FileReadOnly:
        return kBadFile;
    default:
        return kFailed;
    }
}

Result<std::string> bodyText(const std::string& json) {
    if (json == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    if (!json.starts_with('@')) return json;
    std::ifstream file(json.substr(1), std::ios::binary);
    if (!file) return Error{ErrorCode::FileNotFound, "The request file " + json.substr(1) + " cannot be read."};
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Valid JSON over several lines, two spaces a level.
std::string indented(const std::string& json) {
    std::string out;
    std::size_t depth = 0;
    bool quoted = false;
    const auto newLine = [&] { out.append("\n").append(2 * depth, ' '); };
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        const bool opens = c == '{' || c == '[', closes = c == '}' || c == ']';
        if (quoted || (!opens && !closes && c != ',' && c != ':' && c != '"')) {
            out += c;
            if (quoted && c == '\\')
                out += json[++i];
            else if (c == '"')
                quoted = false;
        } else if (opens) {
            out += c;
            if (json[i + 1] == '}' || json[i + 1] == ']') {
                out += json[++i];
                continue;
            }
            ++depth;
            newLine();
        } else if (closes) {
            --depth;
            newLine();
            out += c;
        } else {
            out += c;
            if (c == ',') newLine();
            if (c == ':') out += ' ';
            quoted = c == '"';
        }
    }
    return out;
}

EngineOptions::Mode execMode(const ExecArgs& args) {
    if (args.readOnly) return EngineOptions::Mode::ReadOnly;
    std::error_code ignored;
    const bool create = args.create && !std::filesystem::exists(args.file, ignored);
    return create ? EngineOptions::Mode::Create : EngineOptions::Mode::ReadWrite;
}

} // namespace

std::string regionOr(const std::string& region) {
    return region.empty() ? std::string(kDefaultRegion) : region;
}

void printDetails(const std::vector<std::string>& details) {
    for (const std::string& line : details) std::cout << "  " << line << '\n';
}

int fail(const Error& error) {
    finishProgress();
    std::cerr << error.name() << ": " << (error.message.empty() ? "The body is not valid JSON." : error.message)
              << '\n';
    return exitCode(error);
}

int exec(const ExecArgs& args) {
    auto json = bodyText(args.json);
    if (!json) return fail(json.error());
    const auto print = [&](const std::string& text) { std::cout << (args.pretty ? indented(text) : text) << '\n'; };
    const auto refuse = [&](const Error& error) {
        if (error.details) print(errorToJson(error));
        return fail(error);
    };
    auto request = requestFromJson(args.operation, *json);
    if (!request) return refuse(request.error());
    auto service = openEngine(args.file, {.mode = execMode(args)});
    if (!service) return fail(service.error());
    auto response = (*service)->execute(*request, {.region = regionOr(args.region)});
    if (!response) return refuse(response.error());
    print(responseToJson(*response));
    return kOk;
}

int sample(const std::filesystem::path& file, const std::string& name) {
    auto report = makeSample(file, name, terminalProgress("items"));
    if (!report) return fail(report.error());
    finishProgress();
    std::cout << file.string() << ": " << report->items << " items in " << report->seconds << " s\n";
    printDetails(report->details);
    return kOk;
}

int convert(const std::filesystem::path& source, const std::filesystem::path& target) {
    auto report = convertDynamoDbLocal(source, target, terminalProgress("items"));
    if (!report) return fail(report.error());
    finishProgress();
    std::cout << target.string() << ": " << report->tables << " tables, " << report->indexes << " indexes, "
              << report->items << " items in " << report->seconds << " s";
    if (report->rejected) std::cout << ", " << report->rejected << " items refused: " << report->rejectsFile.string();
    std::cout << '\n';
    printDetails(report->details);
    return report->rejected ? kNotWhole : kOk;
}

int check(const std::filesystem::path& file) {
    auto report = checkFile(file, terminalProgress("records"));
    if (!report) return fail(report.error());
    finishProgress();
    std::cout << report->tables << " tables, " << report->items << " items, " << report->indexEntries
              << " index entries: " << (report->whole() ? "whole" : "DAMAGED") << '\n';
    for (const CheckFinding& finding : report->findings)
        std::cout << "  " << finding.where << ": " << finding.what << '\n';
    return report->whole() ? kOk : kNotWhole;
}

namespace {

std::string keyText(const KeySchema& key) {
    std::string text;
    for (const KeyAttribute& attribute : key.all())
        text += (text.empty() ? "" : " · ") + attribute.name + ":" + std::string(typeCode(attribute.type));
    return text;
}

void printTable(const TableDescription& table) {
    const TableSchema& schema = *table.schema;
    std::cout << schema.region << '/' << schema.name << "  " << keyText(schema.key) << "  " << wireName(schema.status)
              << "  " << table.itemCount << " items  " << table.tableSizeBytes << " bytes\n";
    for (const IndexSchema& index : schema.indexes) {
        const auto counters = table.indexes.find(index.name);
        std::cout << "  " << (index.kind == IndexKind::Global ? "GSI " : "LSI ") << index.name << "  "
                  << keyText(index.key) << "  " << wireName(index.projection.type) << "  " << wireName(index.status);
        if (counters != table.indexes.end()) std::cout << "  " << counters->second.itemCount << " entries";
        std::cout << '\n';
    }
}

} // namespace

int tables(const std::filesystem::path& file, bool json) {
    auto service = openEngine(file, {.mode = EngineOptions::Mode::ReadOnly});
    if (!service) return fail(service.error());
    for (const TablePtr& table : (*service)->catalog()->all()) {
        auto description = call<DescribeTable>(**service, {.tableName = table->name}, {.region = table->region});
        if (!description) return fail(description.error());
        if (json)
            std::cout << responseToJson(Response::of<DescribeTable>(std::move(*description))) << '\n';
        else
            printTable(description->table);
    }
    return kOk;
}

} // namespace rf::cli
