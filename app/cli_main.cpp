// rangefinder-cli: table files without a window. This file is the command line only; the work is in cli_commands.

#include "app/cli_commands.h"
#include "app/cli_progress.h"
#include "app/cli_replay.h"
#include "app/cli_serve.h"
#include "app/cli_transfer.h"
#include "app/cli_workload.h"

#include <CLI/CLI.hpp>

namespace {

using namespace rf::cli;

void addExec(CLI::App& app, int& code) {
    auto args = std::make_shared<ExecArgs>();
    CLI::App* command = app.add_subcommand("exec", "Run one operation against a table file and print its response");
    command->add_option("FILE", args->file, "Table file (.rfdb)")->required();
    command->add_option("OPERATION", args->operation, "GetItem, Query, CreateTable …")->required();
    command->add_option("--json", args->json, "Request body; - reads standard input, @PATH a file")->default_val("{}");
    command->add_option("--region", args->region, "Region of the table (us-east-1)");
    command->add_flag("--create", args->create, "Make the file if it is not there");
    command->add_flag("--read-only", args->readOnly, "Open without the writer's lock");
    command->add_flag("--pretty", args->pretty, "Print over several lines");
    command->callback([args, &code] { code = exec(*args); });
}

void addWorkload(CLI::App& app, int& code) {
    auto args = std::make_shared<rf::workload::WorkloadOptions>();
    CLI::App* command = app.add_subcommand("workload", "Demo traffic on the sample's table, through an endpoint");
    command->add_option("--host", args->host, "Where the endpoint is")->capture_default_str();
    command->add_option("--port", args->port, "Its port")->capture_default_str();
    command->add_option("--region", args->region, "Region of the table")->capture_default_str();
    command->add_option("--table", args->table, "Table, made like the sample's")->capture_default_str();
    command->add_option("--reads", args->readsPerSecond, "Reads a second")->capture_default_str()->check(CLI::Range(0, 100'000));
    command->add_option("--writes", args->writesPerSecond, "Writes a second")->capture_default_str()->check(CLI::Range(0, 100'000));
    command->add_option("--seconds", args->seconds, "How long; 0 until Ctrl+C")->capture_default_str();
    command->add_option("--hot", args->hotShare, "Share of the writes that go to one product")->check(CLI::Range(0.0, 1.0));
    command->add_option("--seed", args->seed, "The same seed gives the same requests")->capture_default_str();
    command->add_option("--connections", args->connections, "At once")->capture_default_str()->check(CLI::Range(1, 256));
    command->add_option("--zipf", args->zipf, "How unequal customers are: exponent of Zipf's law, 0 all alike")->capture_default_str()->check(CLI::Range(0.0, 4.0));
    command->add_option("--wave-seconds", args->waveSeconds, "Length of a day of the daily wave")->capture_default_str()->check(CLI::Range(1.0, 86'400.0));
    command->add_flag("!--no-wave", args->wave, "No daily wave");
    command->add_flag("!--no-sales", args->sales, "No flash sales");
    auto steady = std::make_shared<bool>(false);
    command->add_flag("--steady", *steady, "Constant rates: no daily wave, no flash sales");
    command->callback([args, steady, &code] {
        if (*steady) args->wave = args->sales = false;
        code = workload(*args);
    });
}

void addReplay(CLI::App& app, int& code) {
    auto args = std::make_shared<ReplayArgs>();
    CLI::App* command = app.add_subcommand("replay", "Play the records of a table's stream once more");
    command->add_option("FILE", args->file, "Table file (.rfdb)")->required();
    command->add_option("TABLE", args->table, "The table whose stream it is")->required();
    auto* into = command->add_option_group("into");
    into->add_option("--into-table", args->intoTable, "An existing table with the same keys");
    into->add_option("--into-file", args->intoFile, "A file of DynamoDB JSON lines (gzip for NAME.gz)");
    into->add_option("--into-function", args->intoFunction, "A function of the file");
    into->require_option(1);
    command->add_option("--from", args->from, "15m, 2h ago, or 2026-11-29T02:00:00 (UTC); the last 24 hours without it");
    command->add_option("--to", args->to, "The same; until now without it");
    command->add_option("--speed", args->speed, "Times as fast as it was; 0 at once")->capture_default_str()->check(CLI::NonNegativeNumber);
    command->add_option("--stream", args->streamArn, "Another stream than the table's latest, by its ARN");
    command->add_option("--region", args->region, "Region of the table (us-east-1)");
    command->add_flag("--overwrite", args->overwrite, "Replace a file that exists");
    command->callback([args, &code] { code = replay(*args); });
}

void addServe(CLI::App& app, int& code) {
    auto args = std::make_shared<ServeArgs>();
    CLI::App* command = app.add_subcommand("serve", "Serve a table file to AWS SDKs and the AWS CLI");
    CLI::Option* file = command->add_option("FILE", args->file, "Table file (.rfdb), made if it is not there");
    command->add_option("--port", args->port, "Port; 0 takes any free one")->capture_default_str();
    command
        ->add_option("--address", args->address,
                     "Address to listen on. Any other than 127.0.0.1 lets other machines read and write the tables")
        ->capture_default_str();
    command->add_flag("--in-memory", args->inMemory, "Serve an empty database that is gone when the program ends");
    command->add_flag("--read-only", args->readOnly, "Refuse every write");
    command->add_option("--threads", args->threads, "I/O threads")->capture_default_str()->check(CLI::Range(1, 64));
    command
        ->add_option("--staleness", args->stalenessMs,
                     "Milliseconds by which eventually consistent reads and global indexes lag; strong reads never do")
        ->capture_default_str()
        ->check(CLI::Range(0, 10'000));
    command
        ->add_option("--capacity", args->capacity,
                     "Instead of the file's own setting. enforce: throttle as the service does; observe: count and mark, "
                     "refuse nothing; off: count nothing")
        ->check(CLI::IsMember({"enforce", "observe", "off"}));
    command->add_flag("--trust-functions", args->trustFunctions,
                      "Run commands that the file's functions name, and let clients make such functions. Without it only "
                      "functions that were made or approved on this machine run commands");
    command->add_option("--access-key", args->accessKeys,
                        "ID=SECRET: accept only requests signed with a key given here");
    command->callback([args, file, &code] {
        if (file->empty() && !args->inMemory) throw CLI::RequiredError("FILE, or --in-memory,");
        code = serve(*args);
    });
}

void addFileCommands(CLI::App& app, int& code) {
    struct Args {
        std::filesystem::path file, target;
        std::string name = "ecommerce";
        bool json = false;
    };
    auto args = std::make_shared<Args>();
    CLI::App* make = app.add_subcommand("sample", "Make a new table file with a sample in it");
    make->add_option("FILE", args->file, "Table file to make")->required();
    make->add_option("NAME,--kind", args->name, "ecommerce, saas, sensors or games")->capture_default_str();
    make->callback([args, &code] { code = sample(args->file, args->name); });

    CLI::App* local = app.add_subcommand("convert", "Make a table file of a DynamoDB Local database");
    local->add_option("SOURCE", args->file, "shared-local-instance.db or KEY_REGION.db; is not altered")->required();
    local->add_option("TARGET", args->target, "Table file to make")->required();
    local->callback([args, &code] { code = convert(args->file, args->target); });

    CLI::App* prove = app.add_subcommand("check", "Prove a table file whole: items, index entries, sizes, counters");
    prove->add_option("FILE", args->file, "Table file (.rfdb)")->required();
    prove->callback([args, &code] { code = check(args->file); });

    CLI::App* list = app.add_subcommand("tables", "List tables and indexes of a file, every region");
    list->add_option("FILE", args->file, "Table file (.rfdb)")->required();
    list->add_flag("--json", args->json, "One DescribeTable response a line");
    list->callback([args, &code] { code = tables(args->file, args->json); });
}

} // namespace

int main(int argc, char** argv) {
    cancelOnSignals();
    CLI::App app("Rangefinder on the command line: DynamoDB table files and what is in them.", "rangefinder-cli");
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done · 1 the service refused · 2 usage · 3 the file cannot be opened · "
               "4 check or import found faults · 5 cancelled");
    int code = kOk;
    addExec(app, code);
    addImport(app, code);
    addExport(app, code);
    addGenerate(app, code);
    addWorkload(app, code);
    addServe(app, code);
    addReplay(app, code);
    addFileCommands(app, code);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kOk : kUsage;
    }
    return code;
}
