// The engine's API against the same work written by hand on SQLite, both in one run, taking turns.
//
//     rangefinder-bench-storage FOLDER [ROUNDS [SECONDS [IMPORTED-ITEMS [storage|streams|records]]]]
//
// Prints one row a kind of work: medians of all rounds, and their ratio.

#include "engine/api/ops/all.h"
#include "engine/maintenance/jobs.h"
#include "engine/service.h"
#include "engine/storage/item_store.h"
#include "engine/streams/names.h"
#include "engine/streams/stream_log.h"
#include "engine/value/item_codec.h"
#include "tests/bench/storage/by_hand.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <random>

using namespace rf;
using namespace rf::bench;
namespace fs = std::filesystem;
using Seconds = std::chrono::duration<double>;
using Now = std::chrono::steady_clock;

namespace {

constexpr const char* kTable = "Bench";
constexpr int kKeys = 100'000;
constexpr std::size_t kBatch = 1'000;

int rounds = 5;
double seconds = 1.0;
int imported = 1'000'000;

template <class T>
T must(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message.c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}
void must(const Status& status) {
    if (status) return;
    std::fprintf(stderr, "%s\n", status.error().message.c_str());
    std::exit(1);
}

std::string keyText(int i) {
    char text[32];
    std::snprintf(text, sizeof text, "customer#%08d", i);
    return text;
}

/// About 1 KB, of a few attributes; every call another value, for SQLite passes over writes that change nothing.
Item item(int i, std::uint64_t turn) {
    Item item{{"pk", AttributeValue::string(keyText(i))}};
    item.set("turn", AttributeValue::number(Number::fromInt(static_cast<std::int64_t>(turn))));
    item.set("status", AttributeValue::string("SHIPPED"));
    item.set("text", AttributeValue::string(std::string(900, static_cast<char>('a' + turn % 26))));
    return item;
}
Item smallItem(int i) {
    Item item{{"pk", AttributeValue::string(keyText(i))}};
    item.set("n", AttributeValue::number(Number::fromInt(i)));
    item.set("name", AttributeValue::string("name " + std::to_string(i)));
    return item;
}

std::unique_ptr<Service> newFile(const fs::path& file, const char* streamView = nullptr) {
    auto service = must(openEngine(file, {.mode = EngineOptions::Mode::Create}));
    CreateTable::Input input{.tableName = kTable,
                             .attributeDefinitions = std::vector<AttributeDefinitionIn>{{"pk", "S"}},
                             .keySchema = std::vector<KeySchemaElementIn>{{"pk", "HASH"}},
                             .billingMode = "PAY_PER_REQUEST"};
    if (streamView != nullptr) input.streamSpecification = StreamSpecificationIn{true, streamView};
    must(call<CreateTable>(*service, std::move(input)));
    return service;
}

Row rowOf(const TableSchema& table, const Item& item) {
    return {itemKey(table, item), encodeItem(item)};
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Calls `once` from so many threads until the time is up: calls a second.
double rate(int threads, const std::function<void(int thread, std::uint64_t turn)>& once) {
    std::atomic<bool> stop = false;
    std::vector<std::uint64_t> counts(static_cast<std::size_t>(threads) * 16); // a cache line each
    const auto begun = Now::now();
    std::vector<std::thread> running;
    for (int thread = 0; thread < threads; ++thread) {
        running.emplace_back([&, thread] {
            std::uint64_t& count = counts[static_cast<std::size_t>(thread) * 16];
            while (!stop.load(std::memory_order_relaxed)) once(thread, count++);
        });
    }
    std::this_thread::sleep_for(Seconds(seconds));
    stop = true;
    for (auto& thread : running) thread.join();
    std::uint64_t sum = 0;
    for (const std::uint64_t count : counts) sum += count;
    return static_cast<double>(sum) / Seconds(Now::now() - begun).count();
}

/// Takes turns, the one that begins changes from round to round.
void compare(const std::string& what, double goal, const std::function<double()>& byHand,
             const std::function<double()>& engine, int howOften = rounds) {
    std::vector<double> hand, ours;
    for (int round = 0; round < howOften; ++round) {
        if (round % 2 == 0) hand.push_back(byHand());
        ours.push_back(engine());
        if (round % 2 != 0) hand.push_back(byHand());
    }
    std::printf("| %s | %.0f | %.0f | %.2f | %.1f |\n", what.c_str(), median(hand), median(ours),
                median(ours) / median(hand), goal);
    std::fflush(stdout);
}

/// Ready-made rows, so that writing by hand is nothing but writing.
class Rows {
public:
    explicit Rows(const TableSchema& table) {
        for (int i = 0; i < kKeys; ++i) m_keys.push_back(itemKey(table, item(i, 0)));
        for (std::uint64_t turn = 0; turn < 52; ++turn) m_values.push_back(encodeItem(item(0, turn)));
    }
    const std::string& key(int i) const { return m_keys[static_cast<std::size_t>(i)]; }
    const std::string& value(std::uint64_t turn) const { return m_values[turn % m_values.size()]; }

private:
    std::vector<std::string> m_keys;
    std::vector<std::string> m_values;
};

int keyAt(int thread, std::uint64_t turn) {
    std::uint64_t x = (turn + static_cast<std::uint64_t>(thread) * 1'000'003) * 0x9E3779B97F4A7C15;
    return static_cast<int>((x >> 32) % kKeys);
}

void fill(Service& service) {
    const TablePtr table = service.catalog()->find(kDefaultRegion, kTable);
    for (int i = 0; i < kKeys; i += kBatch)
        must(service.store()->write([&](WriteTxn& txn) -> Status {
            for (int j = i; j < i + static_cast<int>(kBatch); ++j) {
                const Item made = item(j, static_cast<std::uint64_t>(j));
                RF_TRY(writeItem(txn, *table, nullptr, &made));
            }
            return {};
        }));
}

void readsAndWrites(const fs::path& folder) {
    const auto service = newFile(folder / "engine.rfdb");
    const TablePtr table = service->catalog()->find(kDefaultRegion, kTable);
    const Rows rows(*table);
    ByHand byHand(folder / "by_hand.db");
    for (int i = 0; i < kKeys; ++i) {
        if (i % kBatch == 0) byHand.begin();
        byHand.put(rows.key(i), rows.value(static_cast<std::uint64_t>(i)));
        if (i % kBatch == kBatch - 1) byHand.commit();
    }
    fill(*service);
    std::this_thread::sleep_for(std::chrono::seconds(8)); // until both logs are copied, also on a slow disk
    const auto put = [&](int thread, std::uint64_t turn) {
        must(call<PutItem>(*service, {.tableName = kTable, .item = InputAttributes(item(keyAt(thread, turn), turn))}));
    };
    compare("point read", 0.6,
            [&] {
                std::string value;
                return rate(1, [&](int thread, std::uint64_t turn) { byHand.get(rows.key(keyAt(thread, turn)), value); });
            },
            [&] {
                return rate(1, [&](int thread, std::uint64_t turn) {
                    Item key;
                    key.set("pk", AttributeValue::string(keyText(keyAt(thread, turn))));
                    must(call<GetItem>(*service, {.tableName = kTable, .key = InputAttributes(std::move(key))}));
                });
            });
    compare("single durable write", 0.6,
            [&] {
                return rate(1, [&](int thread, std::uint64_t turn) {
                    byHand.begin();
                    byHand.put(rows.key(keyAt(thread, turn)), rows.value(turn));
                    byHand.commit();
                });
            },
            [&] { return rate(1, put); });
    for (const int writers : {16, 64}) {
        compare(std::to_string(writers) + " writers", 0.6,
                [&] {
                    GroupCommit group(byHand);
                    return rate(writers, [&](int thread, std::uint64_t turn) {
                        group.put(rows.key(keyAt(thread, turn)), rows.value(turn));
                    });
                },
                [&] { return rate(writers, put); });
    }
}

/// The engine without a stream stands where the work by hand stands in the other rows.
void writesWithAStream(const fs::path& folder, const char* view) {
    const auto plain = newFile(folder / (std::string("plain_") + view + ".rfdb"));
    const auto streamed = newFile(folder / (std::string("streamed_") + view + ".rfdb"), view);
    fill(*plain);
    fill(*streamed);
    std::this_thread::sleep_for(std::chrono::seconds(8));
    const auto putsTo = [](Service& service) {
        return [&service](int thread, std::uint64_t turn) {
            must(call<PutItem>(service, {.tableName = kTable, .item = InputAttributes(item(keyAt(thread, turn), turn))}));
        };
    };
    for (const int writers : {1, 16})
        compare("PutItem, " + std::to_string(writers) + (writers == 1 ? " writer, " : " writers, ") + view +
                    " against no stream", 0.75,
                [&] { return rate(writers, putsTo(*plain)); }, [&] { return rate(writers, putsTo(*streamed)); });
}

/// One shard of records with new images of so many bytes.
void readsOfAStream(const fs::path& folder, std::size_t bytes) {
    constexpr int kRecords = 20'000;
    constexpr std::int64_t kPage = 1000;
    const std::string name = std::to_string(bytes);
    const auto service = newFile(folder / ("records" + name + ".rfdb"), "NEW_IMAGE");
    const TablePtr table = service->catalog()->find(kDefaultRegion, kTable);
    const std::string arn = table->arn() + "/stream/" + table->streamLabel;
    Item last;
    for (int i = 0; i < kRecords; i += kBatch)
        must(service->store()->write([&](WriteTxn& txn) -> Status {
            for (int j = i; j < i + static_cast<int>(kBatch); ++j) {
                Item made{{"pk", AttributeValue::string("k")}, {"n", AttributeValue::number(Number::fromInt(j))}};
                made.set("text", AttributeValue::string(std::string(bytes, 'x')));
                RF_TRY(writeItem(txn, *table, last.empty() ? nullptr : &last, &made));
                last = std::move(made);
            }
            return {};
        }));
    const StreamSchema stream = must(service->streams()->find(arn));
    ByHand byHand(folder / ("records" + name + ".db"));
    std::vector<std::string> keys;
    std::vector<ChangeRecord> places; ///< shard and tick only
    byHand.begin();
    must(service->store()->read([&](ReadTxn& txn) {
        return txn.scan(stream.tree, {}, [&](std::string_view key, std::string_view value, std::size_t size) {
            byHand.insert(key, value);
            const ChangeRecord record = must(ChangeRecord::read(key, value, size));
            places.push_back({.shard = record.shard, .tick = record.tick});
            keys.emplace_back(key);
            return true;
        });
    }));
    byHand.commit();
    std::this_thread::sleep_for(std::chrono::seconds(3));
    std::vector<std::string> iterators;
    const std::string shardId = streams::shardIdOf(*stream.find(places[0].shard));
    for (std::size_t i = 0; i < kRecords; i += kPage)
        iterators.push_back(must(call<GetShardIterator>(*service, {.streamArn = arn,
                                                                   .shardId = shardId,
                                                                   .shardIteratorType = "AT_SEQUENCE_NUMBER",
                                                                   .sequenceNumber = streams::sequenceOf(places[i].tick)}))
                                .shardIterator);
    const auto page = [&](std::uint64_t turn) { return turn % iterators.size(); };
    std::string out;
    compare("GetRecords of 1,000 records of " + name + " bytes", 0.5,
            [&] {
                return rate(1, [&](int, std::uint64_t turn) {
                    if (byHand.range(keys[page(turn) * kPage], kPage, out) != kPage) std::exit(1);
                });
            },
            [&] {
                return rate(1, [&](int, std::uint64_t turn) {
                    const auto got = must(call<GetRecords>(*service, {.shardIterator = iterators[page(turn)]}));
                    if (got.records.size() != kPage) std::exit(1);
                });
            });
}

/// The keys come in the order of the file for both; a bare loop gets them and their values ready made.
void importing(const fs::path& folder) {
    const fs::path source = folder / "items.json";
    std::vector<Row> rows;
    {
        const auto service = newFile(folder / "schema.rfdb");
        const TablePtr table = service->catalog()->find(kDefaultRegion, kTable);
        std::ofstream lines(source, std::ios::binary);
        for (int i = 0; i < imported; ++i) {
            const Item made = smallItem(i);
            rows.push_back(rowOf(*table, made));
            lines << R"({"Item":{"pk":{"S":")" << keyText(i) << R"("},"n":{"N":")" << i << R"("},"name":{"S":"name )" << i
                  << "\"}}}\n";
        }
    }
    int made = 0;
    const auto byHand = [&] {
        ByHand store(folder / ("bare" + std::to_string(made++) + ".db"));
        const auto begun = Now::now();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (i % kBatch == 0) store.begin();
            store.insert(rows[i].key, rows[i].value);
            if (i % kBatch == kBatch - 1 || i + 1 == rows.size()) store.commit();
        }
        return imported / Seconds(Now::now() - begun).count();
    };
    const auto engine = [&] {
        const auto service = newFile(folder / ("import" + std::to_string(made++) + ".rfdb"));
        const auto begun = Now::now();
        const auto report = must(importTable(*service->store(), kDefaultRegion, kTable, source, {.itemsPerCommit = kBatch}));
        const double time = Seconds(Now::now() - begun).count();
        if (report.imported != imported) std::exit(1);
        return imported / time;
    };
    compare("import of " + std::to_string(imported) + " small items", 0.5, byHand, engine, std::min(rounds, 3));
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: %s FOLDER [ROUNDS [SECONDS [IMPORTED-ITEMS [storage|streams|records]]]]\n", argv[0]);
        return 64;
    }
    if (argc > 2) rounds = std::max(1, std::atoi(argv[2]));
    if (argc > 3) seconds = std::max(0.05, std::atof(argv[3]));
    if (argc > 4) imported = std::atoi(argv[4]);
    const fs::path folder = fs::path(argv[1]) / "rangefinder-bench-storage";
    fs::remove_all(folder);
    fs::create_directories(folder);
    std::printf("| work | by hand, a second | engine, a second | ratio | goal |\n|---|---|---|---|---|\n");
    const std::string what = argc > 5 ? argv[5] : "all";
    if (what == "all" || what == "storage") {
        readsAndWrites(folder);
        if (imported > 0) importing(folder);
    }
    if (what == "all" || what == "streams")
        for (const char* view : {"KEYS_ONLY", "NEW_AND_OLD_IMAGES"}) writesWithAStream(folder, view);
    if (what != "storage")
        for (const std::size_t bytes : {100U, 900U}) readsOfAStream(folder, bytes);
    fs::remove_all(folder);
    return 0;
}
