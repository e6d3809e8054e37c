// rangefinder-cli export (app/cli_transfer.h).

#include "app/cli_commands.h"
#include "app/cli_progress.h"
#include "app/cli_transfer.h"
#include "engine/storage/sqlite/sqlite_store.h"
#include "engine/transfer/export_rows.h"

#include <iostream>

namespace rf::cli {

namespace {

using namespace rf::transfer;

struct ExportArgs {
    std::filesystem::path file;
    std::string table;
    std::filesystem::path target;
    std::string region, format, index;
    std::vector<std::string> columns;
    bool plain = false, gzip = false, zstd = false, untyped = false, overwrite = false;
};

/// What was asked for, else what the name of the target says.
OutFormat formatOf(const ExportArgs& args) {
    const std::string ending = withoutCoding(args.target).extension().string();
    if (args.format == "csv" || args.format == "tsv" || (args.format.empty() && (ending == ".csv" || ending == ".tsv"))) return OutFormat::Csv;
    if (args.format == "json-array") return OutFormat::JsonArray;
    return args.plain || args.format == "jsonl" ? OutFormat::JsonLines : OutFormat::DynamoDbJson;
}

int exportFrom(const ExportArgs& args) {
    auto store = openSqliteStore(args.file, {.mode = OpenMode::ReadOnly});
    if (!store) return fail(store.error());
    ExportRowsOptions options;
    options.format = formatOf(args);
    options.coding = args.gzip ? Coding::Gzip : args.zstd ? Coding::Zstd : codingOfName(args.target);
    options.columns = args.columns;
    options.typedHeader = !args.untyped;
    if (args.format == "tsv" || withoutCoding(args.target).extension() == ".tsv") options.delimiter = '\t';
    options.overwrite = args.overwrite;
    options.index = args.index;
    auto report = exportRows(**store, regionOr(args.region), args.table, args.target, options, terminalProgress("items"));
    if (!report) return fail(report.error());
    finishProgress();
    std::cout << report->items << " items exported to " << args.target.string() << " (" << report->fileBytes
              << " bytes) in " << report->seconds << " s\n";
    printDetails(report->details);
    return kOk;
}

} // namespace

void addExport(CLI::App& app, int& code) {
    auto args = std::make_shared<ExportArgs>();
    CLI::App* command = app.add_subcommand("export", "Export a table or an index as CSV or JSON (gzip for TARGET.gz, zstd for TARGET.zst)");
    command->add_option("FILE", args->file, "Table file (.rfdb)")->required();
    command->add_option("TABLE", args->table, "The table")->required();
    command->add_option("TARGET", args->target, "File to write")->required();
    command->add_option("--index", args->index, "The entries of this index, as far as its projection keeps them, instead of the items");
    command->add_option("--region", args->region, "Region of the table (us-east-1)");
    command->add_option("--format", args->format, "csv for TARGET.csv, tsv for TARGET.tsv, else dynamodb: DynamoDB JSON lines")
        ->check(CLI::IsMember({"csv", "tsv", "jsonl", "dynamodb", "json-array"}));
    command->add_option("--columns", args->columns, "Attributes to write, in this order (all)")->delimiter(',');
    command->add_flag("--untyped", args->untyped, "CSV: a header of bare names; types are guessed when it comes back");
    command->add_flag("--plain", args->plain, "Plain JSON instead of DynamoDB JSON");
    command->add_flag("--gzip", args->gzip, "Compress whatever the name says");
    command->add_flag("--zstd", args->zstd, "The same with zstd");
    command->add_flag("--overwrite", args->overwrite, "Replace a file that exists");
    command->callback([args, &code] { code = exportFrom(*args); });
}

} // namespace rf::cli
