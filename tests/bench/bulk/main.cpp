// A bulk edit of everything in a table: dry run, run and undo, and beside them the same writes without any of that.
//
//     rangefinder-bench-bulk FILE [ITEMS]
//
// FILE has one table, of items with a string `status` (grid/make_file.sh makes such a one), and is not as it was afterwards: the
// plain writes stay. Those set the same attribute of ITEMS (100,000) items with UpdateItem, 256 under way at once, without a
// condition, without a journal, and nobody could take them back.

#include "engine/api/ops/scan.h"
#include "engine/api/ops/tables.h"
#include "engine/api/ops/update_item.h"
#include "models/bulk/bulk_work.h"
#include "models/bulk/undo_shelf.h"
#include "tests/bench/process_memory.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>
#include <semaphore>

using namespace rf::models;
using rf::bench::megabytes;

namespace {

constexpr int kAtOnce = 256;

template <class T>
T must(rf::Result<T> result) {
    if (result) return std::move(*result);
    std::fprintf(stderr, "%s\n", result.error().message.c_str());
    std::exit(1);
}

/// A second of how many items it did.
double say(const char* what, qint64 items, const QElapsedTimer& timer) {
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    std::printf("%-40s %9lld items in %7.1f s: %8.0f a second; memory %.0f MB of its own (most of all %.0f)\n", what,
                static_cast<long long>(items), seconds, double(items) / seconds, megabytes("RssAnon:"), megabytes("VmHWM:"));
    std::fflush(stdout);
    return double(items) / seconds;
}

TableInfo onlyTable(rf::Service& service) {
    const auto names = must(rf::call<rf::ListTables>(service, {}));
    if (names.tableNames.empty()) std::exit(1);
    return TableInfo::of(must(rf::call<rf::DescribeTable>(service, {.tableName = names.tableNames.front()})).table);
}

PageRequest scanOf(const TableInfo& table) {
    rf::Scan::Input input;
    input.tableName = toUtf8(table.name);
    return {table.region, table, {}, input};
}

/// The keys of the first items.
std::vector<Value> someKeys(rf::Service& service, const TableInfo& table, int count) {
    std::vector<Value> keys;
    (void)readAll(service, table, scanOf(table), {}, [&](BulkPage& page) -> rf::Result<bool> {
        for (const Value& item : page.items) keys.push_back(table.keyOf(item));
        return int(keys.size()) < count;
    });
    return keys;
}

void writePlain(rf::Service& service, const TableInfo& table, const std::vector<Value>& keys, const char* status) {
    std::counting_semaphore<kAtOnce> room(kAtOnce);
    rf::Context context;
    if (!table.region.isEmpty()) context.region = toUtf8(table.region);
    for (const Value& key : keys) {
        room.acquire();
        rf::UpdateItem::Input input;
        input.tableName = toUtf8(table.name);
        input.key = rf::InputAttributes(key.attributes());
        input.updateExpression = "SET #s = :s";
        input.expressionAttributeNames.emplace();
        (*input.expressionAttributeNames)["#s"] = "status";
        input.expressionAttributeValues.emplace();
        input.expressionAttributeValues->set(":s", rf::AttributeValue::string(status));
        service.submit(rf::Request::of<rf::UpdateItem>(std::move(input)), context, [&room](rf::Result<rf::Response>) { room.release(); });
    }
    for (int i = 0; i < kAtOnce; ++i) room.acquire();
}

double plain(rf::Service& service, const TableInfo& table, const std::vector<Value>& keys, const char* status) {
    QElapsedTimer timer;
    timer.start();
    writePlain(service, table, keys, status);
    return say("plain UpdateItem, 256 at once", qint64(keys.size()), timer);
}

int bulk(const QString& file, int some) {
    rf::EngineOptions options;
    options.enforcement = rf::capacity::Enforcement::Off; // else a partition's 1,000 writes a second are what is measured
    auto service = must(rf::openEngine(file.toStdString(), options));
    const TableInfo table = onlyTable(*service);
    const QTemporaryDir folder;
    BulkJob job;
    job.table = table;
    job.source = scanOf(table);
    job.transform = *compiled({BulkAction::Kind::SetValue, QStringLiteral("status"), ValueType::S, QStringLiteral("CHECKED"), {}}, table);
    auto journal = must(UndoJournal::create(folder.filePath(QStringLiteral("journal")),
                                            UndoShelf::headOf(file, table, QStringLiteral("bench"))));
    std::printf("%s: memory %.0f MB of its own\n", qPrintable(table.name), megabytes("RssAnon:"));
    QElapsedTimer timer;
    timer.start();
    BulkControl reading;
    const DryRun found = must(dryRun(*service, job, *journal, reading));
    say("dry run", found.examined, timer);
    std::printf("%lld change, %lld are so already%s; the journal has %.0f MB\n", static_cast<long long>(found.changing),
                static_cast<long long>(found.same), found.full ? ", the rest did not fit" : "", double(journal->bytes()) / (1 << 20));

    timer.start();
    BulkControl writing;
    const BulkRun run = runBatch(*service, table, *journal, writing);
    const double forth = say("run", run.written, timer);
    timer.start();
    BulkControl back;
    auto again = must(UndoJournal::open(journal->path()));
    const BulkRun undone = undoBatch(*service, table, *again, back);
    const double home = say("undo", undone.written, timer);
    std::printf("refused %lld and %lld\n", static_cast<long long>(run.refused), static_cast<long long>(undone.refused));

    const auto keys = someKeys(*service, table, some);
    const double first = plain(*service, table, keys, "ONE"), second = plain(*service, table, keys, "OTHER");
    const double ceiling = (first + second) / 2;
    std::printf("beside plain writes: run %.2f, undo %.2f\n", forth / ceiling, home / ceiling);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication app(argc, argv);
    if (argc > 1) return bulk(QString::fromLocal8Bit(argv[1]), argc > 2 ? std::atoi(argv[2]) : 100'000);
    std::fprintf(stderr, "rangefinder-bench-bulk FILE [ITEMS]\n");
    return 2;
}
