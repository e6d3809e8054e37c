// rangefinder-cli import (app/cli_transfer.h).

#include "app/cli_commands.h"
#include "app/cli_progress.h"
#include "app/cli_transfer.h"
#include "engine/maintenance/new_file.h"
#include "engine/storage/sqlite/sqlite_store.h"
#include "engine/transfer/import_rows.h"
#include "engine/transfer/row_values.h"
#include "engine/transfer/sniff.h"
#include "engine/value/json.h"

#include <algorithm>
#include <iostream>

namespace rf::cli {

namespace {

using namespace rf::transfer;

struct ImportArgs {
    std::filesystem::path file, source, rejects;
    std::string table, region;
    std::int64_t maxRejects = -1;
    std::string format, encoding, delimiter, quote, empty, separator, jsonTypes;
    std::vector<std::string> map, leaveOut;
    std::string hash, range; ///< of a table to make
    bool noHeader = false, resume = false, dryRun = false;
};

/// "tab" and "none" in words, else the one byte.
Result<char> byteOf(const std::string& text, const char* what) {
    if (text == "tab" || text == "\\t") return '\t';
    if (text == "none") return '\0';
    if (text.size() == 1) return text[0];
    return validation(std::string(what) + " is one ASCII character, tab or none.");
}

Result<std::optional<Layout>> layoutOf(const ImportArgs& args, const Layout& guessed) {
    Layout layout = guessed;
    if (args.format == "tsv") {
        layout.format = Format::Csv;
        layout.delimiter = '\t';
    } else if (!args.format.empty()) {
        layout.format = *formatOfWord(args.format);
    }
    if (!args.encoding.empty()) layout.encoding = *encodingOfWord(args.encoding);
    if (!args.delimiter.empty()) {
        RF_ASSIGN(layout.delimiter, byteOf(args.delimiter, "--delimiter"));
    }
    if (!args.quote.empty()) {
        RF_ASSIGN(layout.quote, byteOf(args.quote, "--quote"));
    }
    if (args.noHeader) layout.header = false;
    if (!args.jsonTypes.empty()) layout.typedJson = args.jsonTypes == "dynamodb";
    return layout == guessed ? std::optional<Layout>() : std::optional(layout);
}

Column* columnOf(Mapping& mapping, std::string_view source) {
    const auto at = std::ranges::find(mapping.columns, source, &Column::source);
    return at == mapping.columns.end() ? nullptr : &*at;
}

/// "qty=quantity:N", "qty=quantity" or "qty=:N".
Status applyMap(Mapping& mapping, const std::string& rule) {
    const std::size_t equals = rule.find('=');
    if (equals == std::string::npos) return validation("--map " + rule + ": write COLUMN=ATTRIBUTE:TYPE.");
    Column* column = columnOf(mapping, std::string_view(rule).substr(0, equals));
    if (!column) return validation("--map: there is no column " + rule.substr(0, equals) + '.');
    std::string attribute = rule.substr(equals + 1);
    if (const std::size_t colon = attribute.rfind(':'); colon != std::string::npos)
        if (const auto as = asOfWord(std::string_view(attribute).substr(colon + 1))) {
            column->as = *as;
            attribute.erase(colon);
        }
    if (!attribute.empty()) column->attribute = attribute;
    return {};
}

Status applyRules(Mapping& mapping, const ImportArgs& args) {
    for (Column& column : mapping.columns) {
        if (!args.empty.empty()) column.empty = *emptyOfWord(args.empty);
        if (!args.separator.empty()) column.separator = args.separator;
    }
    for (const std::string& rule : args.map) RF_TRY(applyMap(mapping, rule));
    for (const std::string& name : args.leaveOut) {
        Column* column = columnOf(mapping, name);
        if (!column) return validation("--leave-out: there is no column " + name + '.');
        column->attribute.clear();
    }
    return {};
}

Result<Look> lookAt(const ImportArgs& args, const TableSchema* table) {
    const Source source{exportFolderOf(args.source), {}};
    RF_ASSIGN(Look seen, look(source, table));
    RF_ASSIGN(const std::optional<Layout> asked, layoutOf(args, seen.mapping.layout));
    if (asked) {
        RF_ASSIGN(seen, look(source, table, asked));
    }
    RF_TRY(applyRules(seen.mapping, args));
    return seen;
}

Result<KeyAttribute> keyOf(const std::string& text) {
    KeyAttribute key{text, Type::S};
    if (text.ends_with(":N")) key.type = Type::N;
    if (text.ends_with(":B")) key.type = Type::B;
    if (text.ends_with(":S") || key.type != Type::S) key.name.resize(text.size() - 2);
    if (key.name.empty()) return validation("A key attribute has a name: --hash id:S.");
    return key;
}

Result<TablePtr> tableFor(Store& store, const ImportArgs& args) {
    const std::string region = regionOr(args.region);
    if (args.hash.empty()) {
        if (TablePtr table = store.catalog()->find(region, args.table)) return table;
        return Error{ErrorCode::ResourceNotFound, "Requested resource not found: Table: " + args.table + " not found"};
    }
    TableSchema schema;
    schema.region = region;
    schema.name = args.table;
    schema.billingMode = BillingMode::PayPerRequest;
    RF_ASSIGN(KeyAttribute hash, keyOf(args.hash));
    schema.attributeDefinitions.push_back(hash);
    schema.key.hash.push_back(std::move(hash));
    if (!args.range.empty()) {
        RF_ASSIGN(KeyAttribute range, keyOf(args.range));
        schema.attributeDefinitions.push_back(range);
        schema.key.range.push_back(std::move(range));
    }
    return addTable(store, std::move(schema));
}

void printLook(const Look& seen, const TableSchema* table) {
    const Layout& layout = seen.mapping.layout;
    if (seen.exported) std::cout << "export of " << (seen.exported->table.empty() ? "a table" : seen.exported->table) << ", " << seen.exported->files.size() << " files, ";
    std::cout << wordOf(layout.format) << ", " << wordOf(layout.encoding);
    if (layout.isCsv())
        std::cout << ", delimiter " << (layout.delimiter == '\t' ? "tab" : std::string(1, layout.delimiter))
                  << (layout.header ? ", with a header" : ", without a header");
    else
        std::cout << (layout.typedJson ? ", DynamoDB JSON" : ", plain JSON");
    std::cout << '\n';
    for (const Column& column : seen.mapping.columns)
        std::cout << "  " << column.source << " -> "
                  << (column.attribute.empty() ? "left out" : column.attribute + ' ' + std::string(wordOf(column.as))) << '\n';
    for (std::size_t i = 0; i < std::min<std::size_t>(5, seen.rows.size()); ++i) {
        const auto item = itemOfRow(seen.mapping, table, seen.rows[i]);
        std::cout << "line " << seen.rows[i].line << ": " << (item ? rf::toJson(item->item) : item.error().message) << '\n';
    }
}

int importInto(const ImportArgs& args) {
    auto store = openSqliteStore(args.file, {});
    if (!store) return fail(store.error());
    const TablePtr known = (*store)->catalog()->find(regionOr(args.region), args.table);
    if (args.dryRun) {
        const auto seen = lookAt(args, known.get());
        if (!seen) return fail(seen.error());
        printLook(*seen, known.get());
        const std::string problem = known ? problemOf(seen->mapping, known->key) : std::string();
        return problem.empty() ? kOk : fail(validation(problem));
    }
    const auto table = tableFor(**store, args);
    if (!table) return fail(table.error());
    const auto seen = lookAt(args, table->get());
    if (!seen) return fail(seen.error());
    auto report = importRows(**store, (*table)->region, args.table, {exportFolderOf(args.source), {}}, seen->mapping,
                             {.rejects = args.rejects, .maxRejects = args.maxRejects, .resume = args.resume}, terminalProgress("bytes"));
    if (!report) return fail(report.error());
    finishProgress();
    std::cout << report->imported << " items imported into " << args.table << " in " << report->seconds << " s";
    if (report->rejected) std::cout << ", " << report->rejected << " lines refused: " << report->rejectsFile.string();
    std::cout << '\n';
    printDetails(report->details);
    return report->rejected ? kNotWhole : kOk;
}

} // namespace

void addImport(CLI::App& app, int& code) {
    auto args = std::make_shared<ImportArgs>();
    CLI::App* command = app.add_subcommand("import", "Import CSV or JSON (plain, gzip or zstd) into a table");
    command->add_option("FILE", args->file, "Table file (.rfdb)")->required();
    command->add_option("TABLE", args->table, "An existing table, or with --hash a new one")->required();
    command->add_option("SOURCE", args->source, "CSV, TSV, JSON lines, a JSON array, what `aws dynamodb scan` printed, or the folder of an export to S3")->required();
    command->add_option("--format", args->format, "Instead of what the file looks like")
        ->check(CLI::IsMember({"csv", "tsv", "jsonl", "json-objects", "json-array", "scan"}));
    command->add_option("--encoding", args->encoding, "Of the file's text")
        ->check(CLI::IsMember({"utf-8", "utf-16le", "utf-16be", "latin-1", "windows-1252"}));
    command->add_option("--delimiter", args->delimiter, "CSV: between cells; one character, or tab");
    command->add_option("--quote", args->quote, "CSV: around cells; one character, or none");
    command->add_flag("--no-header", args->noHeader, "CSV: the first row is a row; columns are \"column 1\" …");
    command->add_option("--json", args->jsonTypes, "JSON with type codes or without")->check(CLI::IsMember({"plain", "dynamodb"}));
    command->add_option("--map", args->map, "COLUMN=ATTRIBUTE:TYPE; S, N, B, BOOL, NULL, SS, NS, BS, JSON, DDB (a value as DynamoDB JSON), auto");
    command->add_option("--leave-out", args->leaveOut, "A column that becomes nothing");
    command->add_option("--empty", args->empty, "What an empty cell becomes")->check(CLI::IsMember({"skip", "null", "text"}));
    command->add_option("--separator", args->separator, "Between members of a set in one cell (a comma)");
    command->add_option("--hash", args->hash, "Make the table, with this partition key (id:S)");
    command->add_option("--range", args->range, "… and this sort key (at:N)");
    command->add_option("--rejects", args->rejects, "Where refused lines go (beside SOURCE)");
    command->add_option("--max-rejects", args->maxRejects, "Stop after so many refused lines");
    command->add_option("--region", args->region, "Region of the table (us-east-1)");
    command->add_flag("--resume", args->resume, "Go on where an import of SOURCE was cancelled or broke");
    command->add_flag("--dry-run", args->dryRun, "Say what would become of the columns and the first rows; write nothing");
    command->callback([args, &code] { code = importInto(*args); });
}

} // namespace rf::cli
