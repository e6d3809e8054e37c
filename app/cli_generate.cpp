// rangefinder-cli generate (app/cli_transfer.h).

#include "app/cli_commands.h"
#include "app/cli_progress.h"
#include "app/cli_transfer.h"
#include "engine/storage/sqlite/sqlite_store.h"
#include "engine/transfer/generate.h"
#include "engine/value/json.h"

#include <iostream>

namespace rf::cli {

namespace {

struct GenerateArgs {
    std::filesystem::path file;
    std::string table, region;
    transfer::GenerateOptions options;
    bool dryRun = false;
};

int generate(const GenerateArgs& args) {
    auto store = openSqliteStore(args.file, {.mode = args.dryRun ? OpenMode::ReadOnly : OpenMode::ReadWrite});
    if (!store) return fail(store.error());
    if (args.dryRun) {
        const auto items = transfer::previewItems(**store, regionOr(args.region), args.table, int(std::min<std::int64_t>(20, args.options.count)), args.options.seed);
        if (!items) return fail(items.error());
        for (const Item& item : *items) std::cout << toJson(item) << '\n';
        return kOk;
    }
    const auto report = transfer::generateItems(**store, regionOr(args.region), args.table, args.options, terminalProgress("items"));
    if (!report) return fail(report.error());
    finishProgress();
    std::cout << report->items << " items made in " << args.table << " in " << report->seconds << " s\n";
    printDetails(report->details);
    return kOk;
}

} // namespace

void addGenerate(CLI::App& app, int& code) {
    auto args = std::make_shared<GenerateArgs>();
    CLI::App* command = app.add_subcommand("generate", "Make up items that look like those of a table");
    command->add_option("FILE", args->file, "Table file (.rfdb)")->required();
    command->add_option("TABLE", args->table, "A table with items to follow")->required();
    command->add_option("--count", args->options.count, "How many")->capture_default_str()->check(CLI::PositiveNumber);
    command->add_option("--seed", args->options.seed, "The same seed gives the same items")->capture_default_str();
    command->add_option("--region", args->region, "Region of the table (us-east-1)");
    command->add_flag("--dry-run", args->dryRun, "Print the first ones; write nothing");
    command->callback([args, &code] { code = generate(*args); });
}

} // namespace rf::cli
