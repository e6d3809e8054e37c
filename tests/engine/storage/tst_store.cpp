// The Store seam, on disk and in memory alike: transactions, snapshots, catalog, counters, values of every size.

#include "engine/base/platform/memory_use.h"
#include "tests/engine/storage/store_fixture.h"
#include "tests/support/held_clock.h"
#include "tests/support/program.h"

#include <sqlite3.h>

#include <atomic>
#include <barrier>
#include <map>
#include <random>
#include <thread>

namespace tst_store {

using namespace rf;
using namespace rf::test;

namespace {

TablePtr table(const std::string& name, TreeId tree = 0, const std::string& region = "us-east-1") {
    TableSchema schema;
    schema.region = region;
    schema.name = name;
    schema.tree = tree;
    schema.key.hash = {{"pk", Type::S}};
    return std::make_shared<const TableSchema>(schema);
}

Error failure() {
    return validation("no");
}

} // namespace

class TestStore : public QObject {
    Q_OBJECT

    Files* m_files = nullptr;
    std::unique_ptr<Store> m_store;
    TreeId m_tree = 0;

    void eachKind() {
        QTest::addColumn<bool>("memory");
        QTest::newRow("disk") << false;
        QTest::newRow("memory") << true;
    }
    void openFresh() {
        QFETCH(bool, memory);
        m_store = mustOpen(m_files->path(), memory ? OpenMode::InMemory : OpenMode::Create);
        m_tree = createTree(*m_store);
    }
    /// Closes and opens again; on disk only.
    void reopen() {
        m_store.reset();
        m_store = mustOpen(m_files->path(), OpenMode::ReadWrite);
    }

private slots:
    /// Whatever fails, and however the clock is set, every tick is larger than all that were kept before.
    void ticksGrow() {
        const Files files;
        HeldClock clock;
        Tick last = 0;
        for (int round = 0; round < 4; ++round) {
            auto store = openSqliteStore(files.path(), {.mode = round == 0 ? OpenMode::Create : OpenMode::ReadWrite, .clock = &clock});
            RF_OK(store);
            for (int i = 0; i < 30; ++i) {
                Tick tick = 0;
                const bool fails = i % 4 == 0; // also the first, which moves the mark
                const Status done = (*store)->write([&](WriteTxn& txn) -> Status {
                    RF_ASSIGN(tick, txn.tick());
                    return fails ? Status(internal("on purpose")) : Status();
                });
                QCOMPARE(done.has_value(), !fails);
                QVERIFY(tick > last);
                if (round == 0) QCOMPARE(msOfTick(tick), clock.nowMs());
                if (!fails) last = tick;
            }
            clock.setMs(clock.nowMs() - 5000);
        }
    }
    void ticksAreToldAfterTheCommit() {
        const auto store = mustOpen({}, OpenMode::InMemory);
        std::vector<Tick> told;
        store->onTicks([&](Tick newest) { told.push_back(newest); });
        Tick tick = 0;
        RF_OK(write(*store, [&](WriteTxn& txn) -> Status {
            RF_ASSIGN(tick, txn.tick());
            return {};
        }));
        RF_OK(write(*store, [](WriteTxn& txn) { return txn.putMeta("a", "b"); }));
        QCOMPARE(told, std::vector<Tick>{tick});
    }
    void init() { m_files = new Files; }
    void cleanup() {
        m_store.reset();
        delete m_files;
    }

    /// A file is read from end to end and again; what it leaves in memory keeps to the bound, and reads find the same.
    void whatIsMappedKeepsToItsBound_data() {
        QTest::addColumn<bool>("bounded");
        QTest::newRow("bounded") << true;
        QTest::newRow("all") << false;
    }
    void whatIsMappedKeepsToItsBound() {
        QFETCH(bool, bounded);
        if (platform::mappedBytesInMemory() == 0) QSKIP("The system does not say what is mapped");
        constexpr int kGroups = 64, kOfAGroup = 256; // of 4 KB: 64 MB
        constexpr std::int64_t kBound = 4 << 20;
        m_store = mustOpen(m_files->path(), OpenMode::Create);
        m_tree = createTree(*m_store);
        const std::string value(4'000, 'v');
        const auto key = [](int group, int i) { return std::to_string(1'000 + group) + "/" + std::to_string(1'000 + i); };
        for (int group = 0; group < kGroups; ++group)
            RF_OK(write(*m_store, [&](WriteTxn& txn) -> Status {
                for (int i = 0; i < kOfAGroup; ++i) RF_TRY(txn.put(m_tree, key(group, i), value, value.size()));
                return {};
            }));
        m_store.reset();
        auto opened = openSqliteStore(m_files->path(), {.mappedBytes = bounded ? kBound : kAllMapped});
        RF_OK(opened);
        m_store = std::move(*opened);
        const std::int64_t before = platform::mappedBytesInMemory();
        int seen = 0;
        for (int round = 0; round < 2; ++round)
            for (int group = 0; group < kGroups; ++group) {
                RF_OK(m_store->read([&](ReadTxn& txn) {
                    return txn.scan(m_tree, {key(group, 0), key(group, 999)}, [&](std::string_view, std::string_view bytes, std::size_t) {
                        seen += bytes == value;
                        return true;
                    });
                }));
                RF_OK(m_store->readOne([&](ReadTxn& txn) -> Status { // beside a kept snapshot, too
                    return get(txn, m_tree, key(group, 7)) == value ? Status{} : failure();
                }));
            }
        QCOMPARE(seen, 2 * kGroups * kOfAGroup);
        const std::int64_t more = platform::mappedBytesInMemory() - before;
        if (bounded)
            QCOMPARE_LT(more, 5 * kBound);
        else
            QCOMPARE_GT(more, 10 * kBound);
    }

    void putGetErase_data() { eachKind(); }
    void putGetErase() {
        openFresh();
        QCOMPARE(get(*m_store, m_tree, "a"), std::string("(none)"));
        RF_OK(put(*m_store, m_tree, "a", "1"));
        RF_OK(put(*m_store, m_tree, "b", ""));
        QCOMPARE(get(*m_store, m_tree, "a"), std::string("1"));
        QCOMPARE(get(*m_store, m_tree, "b"), std::string());
        RF_OK(put(*m_store, m_tree, "a", "22"));
        QCOMPARE(list(*m_store, m_tree), std::string("a=22 b="));
        RF_OK(write(*m_store, [&](WriteTxn& txn) -> Status {
            RF_ASSIGN(const bool first, txn.erase(m_tree, "a"));
            RF_ASSIGN(const bool second, txn.erase(m_tree, "a"));
            return first && !second ? Status{} : failure();
        }));
        QCOMPARE(list(*m_store, m_tree), std::string("b="));
    }

    /// A record read by itself is never of another state than the catalog it is read with.
    void oneRecordBelongsToItsCatalog_data() { eachKind(); }
    void oneRecordBelongsToItsCatalog() {
        openFresh();
        const auto tables = [](const Catalog& catalog) { return catalog.tables("us-east-1").size(); };
        RF_OK(put(*m_store, m_tree, "tables", "0"));
        std::atomic<bool> done = false;
        std::atomic<int> wrong = 0;
        std::atomic<std::size_t> seen = 0;
        std::thread reader([&] {
            while (!done) {
                std::size_t inCatalog = 0, inRecord = 0;
                const Status status = m_store->readOne([&](ReadTxn& txn) -> Status {
                    inCatalog = tables(txn.catalog());
                    inRecord = std::stoul(get(txn, m_tree, "tables"));
                    return {};
                });
                if (!status || inCatalog != inRecord || inRecord < seen) ++wrong;
                seen = inRecord;
            }
        });
        for (int made = 1; made <= 300; ++made) {
            RF_OK(write(*m_store, [&](WriteTxn& txn) -> Status {
                RF_TRY(txn.putTable(table("table-" + std::to_string(made))));
                const std::string count = std::to_string(made);
                return txn.put(m_tree, "tables", count, count.size());
            }));
        }
        QTRY_COMPARE(seen.load(), std::size_t{300});
        done = true;
        reader.join();
        QCOMPARE(wrong.load(), 0);
    }

    /// However quiet it was before: a reader that keeps its snapshot lets it go with the next commit.
    void oneRecordIsAsNewAsTheLastAcknowledgedWrite_data() { eachKind(); }
    void oneRecordIsAsNewAsTheLastAcknowledgedWrite() {
        openFresh();
        const auto read = [&] {
            int value = -1;
            const Status status = m_store->readOne([&](ReadTxn& txn) -> Status {
                value = std::stoi(get(txn, m_tree, "n"));
                return {};
            });
            return status ? value : -1;
        };
        RF_OK(put(*m_store, m_tree, "n", "0"));
        std::atomic<bool> done = false;
        std::atomic<int> acknowledged = 0, wrong = 0;
        std::vector<std::thread> readers;
        for (int i = 0; i < 2; ++i)
            readers.emplace_back([&] {
                while (!done) {
                    const int before = acknowledged;
                    if (read() < before) ++wrong;
                }
            });
        for (int n = 1; n <= 300; ++n) {
            RF_OK(put(*m_store, m_tree, "n", std::to_string(n)));
            acknowledged = n;
            if (n % 50 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(5)); // time to keep one
        }
        for (int n = 301; n <= 320; ++n) { // quiet in between
            for (int i = 0; i < 10; ++i) QCOMPARE(read(), n - 1);
            RF_OK(put(*m_store, m_tree, "n", std::to_string(n)));
            QCOMPARE(read(), n);
        }
        done = true;
        for (std::thread& reader : readers) reader.join();
        QCOMPARE(wrong.load(), 0);
    }

    void restingReadersDoNotHoldTheLog() {
        m_store = mustOpen(m_files->path(), OpenMode::Create);
        m_tree = createTree(*m_store);
        RF_OK(put(*m_store, m_tree, "n", "0"));
        std::barrier both(2);
        const auto rest = [&] { // two readers, both with a kept snapshot
            for (int i = 0; i < 10; ++i)
                (void)m_store->readOne([&](ReadTxn& txn) -> Status {
                    if (i == 9) both.arrive_and_wait();
                    (void)get(txn, m_tree, "n");
                    return {};
                });
        };
        std::thread other(rest);
        rest();
        other.join();
        for (int i = 0; i < 50; ++i) RF_OK(put(*m_store, m_tree, "n", std::string(5'000, 'x')));

        sqlite3* raw = nullptr;
        QCOMPARE(sqlite3_open(m_files->path().c_str(), &raw), SQLITE_OK);
        const auto allCopied = [&] {
            int inLog = -1, copied = -1;
            return sqlite3_wal_checkpoint_v2(raw, nullptr, SQLITE_CHECKPOINT_PASSIVE, &inLog, &copied) == SQLITE_OK && inLog == copied;
        };
        const bool came = QTest::qWaitFor(allCopied, 20'000);
        sqlite3_close(raw);
        QVERIFY(came);
    }

    void ranges_data() {
        QTest::addColumn<QString>("begin");
        QTest::addColumn<QString>("end");
        QTest::addColumn<bool>("forward");
        QTest::addColumn<QString>("expected");
        QTest::newRow("all") << ""
                             << "" << true << "a=1 b=2 c=3 d=4";
        QTest::newRow("all backward") << ""
                                      << "" << false << "d=4 c=3 b=2 a=1";
        QTest::newRow("from") << "b"
                              << "" << true << "b=2 c=3 d=4";
        QTest::newRow("from, backward") << "b"
                                        << "" << false << "d=4 c=3 b=2";
        QTest::newRow("to, without the end") << ""
                                             << "c" << true << "a=1 b=2";
        QTest::newRow("to, backward") << ""
                                      << "c" << false << "b=2 a=1";
        QTest::newRow("between") << "b"
                                 << "d" << true << "b=2 c=3";
        QTest::newRow("between, backward") << "b"
                                           << "d" << false << "c=3 b=2";
        QTest::newRow("between keys") << "aa"
                                      << "cc" << true << "b=2 c=3";
        QTest::newRow("empty") << "c"
                               << "c" << true << "";
        QTest::newRow("upside down") << "d"
                                     << "a" << true << "";
    }
    void ranges() {
        m_store = mustOpen({}, OpenMode::InMemory);
        m_tree = createTree(*m_store);
        for (const char* pair : {"c3", "a1", "d4", "b2"}) RF_OK(put(*m_store, m_tree, {pair, 1}, {pair + 1, 1}));
        QFETCH(QString, begin);
        QFETCH(QString, end);
        QFETCH(bool, forward);
        QFETCH(QString, expected);
        QCOMPARE(list(*m_store, m_tree, {begin.toStdString(), end.toStdString(), forward}), expected.toStdString());
    }

    void aVisitorStopsAndNests() {
        m_store = mustOpen({}, OpenMode::InMemory);
        m_tree = createTree(*m_store);
        for (const char* key : {"a", "b", "c"}) RF_OK(put(*m_store, m_tree, key, key));
        std::string seen;
        RF_OK(m_store->read([&](ReadTxn& txn) {
            return txn.scan(m_tree, {}, [&](std::string_view key, std::string_view, std::size_t) {
                seen.append(key).append("(" + list(txn, m_tree) + get(txn, m_tree, "c") + ")");
                return key != "b";
            });
        }));
        QCOMPARE(seen, std::string("a(a=a b=b c=cc)b(a=a b=b c=cc)"));
    }

    void keysAreBytes() {
        m_store = mustOpen({}, OpenMode::InMemory);
        m_tree = createTree(*m_store);
        const std::string zero("\0", 1), zeroes("\0\0", 2), high("\xFF", 1);
        for (const auto& key : {high, zeroes, zero}) RF_OK(put(*m_store, m_tree, key, std::to_string(key.size())));
        QCOMPARE(list(*m_store, m_tree), zero + "=1 " + zeroes + "=2 " + high + "=1");
    }

    void aBodySeesItsOwnWrites_data() { eachKind(); }
    void aBodySeesItsOwnWrites() {
        openFresh();
        RF_OK(put(*m_store, m_tree, "a", "1"));
        std::string seen;
        RF_OK(write(*m_store, [&](WriteTxn& txn) -> Status {
            RF_TRY(txn.put(m_tree, "b", "2", 1));
            RF_TRY(txn.put(m_tree, "b", "33", 2));
            RF_TRY(txn.erase(m_tree, "a"));
            seen = get(txn, m_tree, "a") + " " + get(txn, m_tree, "b") + " [" + list(txn, m_tree) + "]";
            RF_TRY(txn.put(m_tree, "a", "4", 1));
            RF_ASSIGN(const TreeCounters counters, txn.counters(m_tree));
            seen += " " + std::to_string(counters.items) + "/" + std::to_string(counters.bytes);
            return {};
        }));
        QCOMPARE(seen, std::string("(none) 33 [b=33] 2/3"));
        QCOMPARE(list(*m_store, m_tree), std::string("a=4 b=33"));
        QCOMPARE(counters(*m_store, m_tree), std::string("2/3"));
    }

    void aFailedBodyLeavesNoTrace_data() {
        QTest::addColumn<bool>("memory");
        QTest::addColumn<bool>("early"); // its writes reached SQLite before it failed
        for (const bool memory : {false, true})
            for (const bool early : {false, true})
                QTest::addRow("%s, %s", memory ? "memory" : "disk", early ? "applied" : "pending") << memory << early;
    }
    void aFailedBodyLeavesNoTrace() {
        openFresh();
        QFETCH(bool, early);
        RF_OK(put(*m_store, m_tree, "a", "1"));
        const Status status = write(*m_store, [&](WriteTxn& txn) -> Status {
            RF_TRY(txn.put(m_tree, "a", std::string(5000, 'x'), 5000));
            RF_TRY(txn.put(m_tree, "b", "2", 1));
            RF_TRY(txn.putMeta("m", "v"));
            RF_TRY(txn.putTable(table("T")));
            if (early) {
                RF_TRY(txn.scan(m_tree, {}, [](auto...) { return true; }));
                RF_TRY(txn.createTree());
                RF_TRY(txn.erase(m_tree, "a"));
            }
            return failure();
        });
        QCOMPARE(codeOf(status), std::string("ValidationException"));
        QCOMPARE(list(*m_store, m_tree), std::string("a=1"));
        QCOMPARE(counters(*m_store, m_tree), std::string("1/1"));
        QVERIFY(m_store->catalog()->all().empty());
        RF_OK(write(*m_store, [&](WriteTxn& txn) -> Status {
            RF_ASSIGN(const auto meta, txn.getMeta("m"));
            return meta || !txn.catalog().all().empty() ? failure() : Status{};
        }));
    }

    /// A gate holds the writer, so that all others go into one commit; every second of them fails.
    void failedBodiesDoNotDisturbTheirBatch() {
        m_store = mustOpen(m_files->path(), OpenMode::Create);
        m_tree = createTree(*m_store);
        std::atomic<bool> gateEntered{false}, openGate{false};
        std::thread gate([&] {
            (void)write(*m_store, [&](WriteTxn&) -> Status {
                gateEntered = true;
                gateEntered.notify_all();
                openGate.wait(false);
                return {};
            });
        });
        gateEntered.wait(false);
        std::vector<std::thread> writers;
        std::atomic<int> runs{0}, refused{0};
        for (int i = 0; i < 12; ++i)
            writers.emplace_back([&, i] {
                const std::string key(1, static_cast<char>('a' + i));
                const Status status = write(*m_store, [&](WriteTxn& txn) -> Status {
                    ++runs;
                    RF_TRY(txn.put(m_tree, key, key, 1));
                    if (i % 4 == 1) RF_TRY(txn.scan(m_tree, {}, [](auto...) { return true; }));
                    return i % 2 == 1 ? failure() : Status{};
                });
                if (!status) ++refused;
            });
        openGate = true;
        openGate.notify_all();
        gate.join();
        for (auto& writer : writers) writer.join();
        QCOMPARE(runs.load(), 12);
        QCOMPARE(refused.load(), 6);
        QCOMPARE(list(*m_store, m_tree), std::string("a=a c=c e=e g=g i=i k=k"));
        QCOMPARE(counters(*m_store, m_tree), std::string("6/6"));
        m_store.reset();
        QVERIFY(checked(m_files->path()).find("counters") == std::string::npos);
    }

    void aThrowingBodyIsAFailedBody_data() { eachKind(); }
    void aThrowingBodyIsAFailedBody() {
        openFresh();
        const auto bad = [&](WriteTxn& txn) -> Status {
            RF_TRY(txn.put(m_tree, "a", "1", 1));
            throw std::runtime_error("thrown");
        };
        QCOMPARE(codeOf(write(*m_store, bad)), std::string("InternalServerError"));
        QCOMPARE(codeOf(m_store->read([](ReadTxn&) -> Status { throw std::runtime_error("thrown"); })),
                 std::string("InternalServerError"));
        QCOMPARE(list(*m_store, m_tree), std::string());
        RF_OK(put(*m_store, m_tree, "b", "2"));
    }

    void readersKeepTheirSnapshot_data() { eachKind(); }
    void readersKeepTheirSnapshot() {
        openFresh();
        RF_OK(put(*m_store, m_tree, "a", "old"));
        std::string before, after, outside;
        RF_OK(m_store->read([&](ReadTxn& txn) -> Status {
            before = get(txn, m_tree, "a");
            // The writer is not held up by this reader, and a later reader sees what was acknowledged.
            RF_TRY(put(*m_store, m_tree, "a", "new"));
            RF_TRY(write(*m_store, [&](WriteTxn& write) { return write.putTable(table("T")); }));
            outside = get(*m_store, m_tree, "a");
            after = get(txn, m_tree, "a");
            return txn.catalog().all().empty() ? Status{} : failure();
        }));
        QCOMPARE(before, std::string("old"));
        QCOMPARE(after, std::string("old"));
        QCOMPARE(outside, std::string("new"));
    }

    void readersDoNotWaitForTheWriter_data() { eachKind(); }
    void readersDoNotWaitForTheWriter() {
        openFresh();
        RF_OK(put(*m_store, m_tree, "a", "1"));
        std::string seen;
        RF_OK(write(*m_store, [&](WriteTxn& txn) -> Status {
            RF_TRY(txn.put(m_tree, "a", "2", 1));
            RF_TRY(txn.scan(m_tree, {}, [](auto...) { return true; }));
            std::thread([&] { seen = get(*m_store, m_tree, "a"); }).join();
            return {};
        }));
        QCOMPARE(seen, std::string("1"));
    }

    void catalogIsPublishedWithTheCommit_data() { eachKind(); }
    void catalogIsPublishedWithTheCommit() {
        openFresh();
        QVERIFY(m_store->catalog()->all().empty());
        const TablePtr shop = table("Shop", m_tree);
        RF_OK(write(*m_store, [&](WriteTxn& txn) -> Status {
            RF_TRY(txn.putTable(shop));
            RF_TRY(txn.putTable(table("Other", 0, "eu-west-1")));
            if (txn.catalog().find("us-east-1", "Shop") != shop || txn.catalogPtr()->all().size() != 2)
                return failure();
            return m_store->catalog()->all().empty() ? Status{} : failure();
        }));
        // The very object, for readers and the next writer too: a plan made with it stays valid.
        QCOMPARE(m_store->catalog()->find("us-east-1", "Shop"), shop);
        RF_OK(m_store->read(
            [&](ReadTxn& txn) -> Status { return txn.catalogPtr() == m_store->catalog() ? Status{} : failure(); }));
        RF_OK(write(*m_store, [&](WriteTxn& txn) -> Status {
            if (txn.catalog().find("us-east-1", "Shop") != shop) return failure();
            return txn.dropTable("eu-west-1", "Other");
        }));
        QCOMPARE(m_store->catalog()->all().size(), std::size_t{1});
    }

    void everythingSurvivesAReopening() {
        m_store = mustOpen(m_files->path(), OpenMode::Create);
        m_tree = createTree(*m_store);
        const TreeId other = createTree(*m_store);
        QVERIFY(other != m_tree);
        RF_OK(write(*m_store, [&](WriteTxn& txn) -> Status {
            RF_TRY(txn.put(m_tree, "a", "1", 7));
            RF_TRY(txn.put(other, "b", std::string(9000, 'b'), 9000));
            RF_TRY(txn.putMeta("token", "bytes"));
            RF_TRY(txn.putMeta("gone", "bytes"));
            RF_TRY(txn.eraseMeta("gone"));
            RF_TRY(txn.putTable(table("Kept", m_tree)));
            RF_TRY(txn.putTable(table("Dropped")));
            return txn.dropTable("us-east-1", "Dropped");
        }));
        reopen();
        QCOMPARE(get(*m_store, m_tree, "a"), std::string("1"));
        QCOMPARE(get(*m_store, other, "b"), std::string(9000, 'b'));
        QCOMPARE(counters(*m_store, m_tree), std::string("1/7"));
        QCOMPARE(counters(*m_store, other), std::string("1/9000"));
        QCOMPARE(m_store->catalog()->all().size(), std::size_t{1});
        QCOMPARE(m_store->catalog()->all().front()->name, std::string("Kept"));
        RF_OK(write(*m_store, [&](WriteTxn& txn) -> Status {
            RF_ASSIGN(const auto token, txn.getMeta("token"));
            RF_ASSIGN(const auto gone, txn.getMeta("gone"));
            return token == "bytes" && !gone ? Status{} : failure();
        }));
        QVERIFY(createTree(*m_store) > other);
    }

    void droppedTreesAreGone_data() {
        QTest::addColumn<int>("records");
        QTest::newRow("empty") << 0;
        QTest::newRow("small") << 10;
        QTest::newRow("large: erased in slices") << 2500;
    }
    void droppedTreesAreGone() {
        QFETCH(int, records);
        m_store = mustOpen(m_files->path(), OpenMode::Create);
        m_tree = createTree(*m_store);
        const TreeId kept = createTree(*m_store);
        RF_OK(put(*m_store, kept, "a", "1"));
        RF_OK(write(*m_store, [&](WriteTxn& txn) -> Status {
            for (int i = 0; i < records; ++i) {
                const std::string value(i % 10 == 0 ? 30'000 : 1'800, 'v');
                RF_TRY(txn.put(m_tree, "k" + std::to_string(i), value, value.size()));
            }
            return {};
        }));
        RF_OK(write(*m_store, [&](WriteTxn& txn) -> Status {
            RF_TRY(txn.dropTree(m_tree));
            return txn.counters(m_tree) ? failure() : Status{};
        }));
        QCOMPARE(codeOf(write(*m_store, [&](WriteTxn& txn) { return txn.dropTree(m_tree); })),
                 std::string("InternalServerError"));
        // Its space is used again: the file does not grow by a second such tree.
        QTRY_COMPARE(get(*m_store, m_tree, "k1").substr(0, 21), std::string("(InternalServerError)"));
        RF_OK(put(*m_store, kept, "b", "2"));
        reopen();
        QCOMPARE(list(*m_store, kept), std::string("a=1 b=2"));
        QVERIFY(createTree(*m_store) > kept);
    }

    /// The border between a B-tree cell and the side table, crossed in both directions.
    void valuesOfEverySize_data() { eachKind(); }
    void valuesOfEverySize() {
        openFresh();
        const std::vector<std::size_t> sizes{0, 1999, 2000, 1, 2001, 400'000, 2500, 10, 1998, 400'000, 5000, 5000, 0};
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            const std::string value(sizes[i], static_cast<char>('a' + i));
            RF_OK(put(*m_store, m_tree, "k", value));
            QCOMPARE(get(*m_store, m_tree, "k"), value);
            QCOMPARE(list(*m_store, m_tree), "k=" + (value.size() > 20 ? std::to_string(value.size()) : value));
            QCOMPARE(counters(*m_store, m_tree), "1/" + std::to_string(sizes[i]));
        }
        // Same size declared, other bytes; then away, from the side table too.
        RF_OK(put(*m_store, m_tree, "k", std::string(5000, 'x')));
        RF_OK(write(*m_store, [&](WriteTxn& txn) -> Status {
            RF_TRY(txn.erase(m_tree, "k"));
            return {};
        }));
        QCOMPARE(counters(*m_store, m_tree), std::string("0/0"));
        RF_OK(put(*m_store, m_tree, std::string(6000, 'k'), "long key"));
        QCOMPARE(get(*m_store, m_tree, std::string(6000, 'k')), std::string("long key"));
    }

    /// Random bodies, some failing, against a map; the store is opened again now and then.
    void randomBodiesAgreeWithAModel_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed) QTest::addRow("seed %u", seed) << seed;
    }
    void randomBodiesAgreeWithAModel() {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
        m_store = mustOpen(m_files->path(), OpenMode::Create);
        m_tree = createTree(*m_store);
        std::map<std::string, std::string> model;
        for (int body = 0; body < 150; ++body) {
            auto draft = model;
            const bool fails = below(4) == 0;
            const Status status = write(*m_store, [&](WriteTxn& txn) -> Status {
                for (int step = below(below(10) == 0 ? 300 : 8); step >= 0; --step) {
                    const std::string key = "k" + std::to_string(below(40));
                    const std::string value(static_cast<std::size_t>(below(3) == 0 ? below(6000) : below(50)),
                                            static_cast<char>('a' + below(26)));
                    const int what = below(10);
                    if (what < 5) {
                        RF_TRY(txn.put(m_tree, key, value, value.size()));
                        draft[key] = value;
                    } else if (what < 7) {
                        RF_ASSIGN(const bool was, txn.erase(m_tree, key));
                        if (was != (draft.erase(key) == 1)) return internal("erase disagrees");
                    } else if (what < 9) {
                        if (get(txn, m_tree, key) != (draft.contains(key) ? draft[key] : "(none)"))
                            return internal("get disagrees");
                    } else {
                        std::size_t count = 0;
                        RF_TRY(txn.scan(m_tree, {}, [&](auto...) { return ++count, true; }));
                        if (count != draft.size()) return internal("scan disagrees");
                    }
                }
                return fails ? failure() : Status{};
            });
            if (fails)
                QCOMPARE(status.error().message, std::string("no"));
            else
                RF_OK(status);
            if (!fails) model = draft;
            if (body % 40 == 39) reopen();
        }
        std::map<std::string, std::string> stored;
        std::size_t bytes = 0;
        RF_OK(m_store->read([&](ReadTxn& txn) {
            return txn.scan(m_tree, {}, [&](std::string_view key, std::string_view value, std::size_t size) {
                stored.emplace(key, value);
                bytes += size;
                return true;
            });
        }));
        QVERIFY(stored == model);
        QCOMPARE(counters(*m_store, m_tree), std::to_string(model.size()) + "/" + std::to_string(bytes));
    }

    void manyWritersAndReaders_data() { eachKind(); }
    void manyWritersAndReaders() {
        openFresh();
        constexpr int kThreads = 8, kWrites = 150;
        std::atomic<bool> done{false};
        std::atomic<int> stale{0}, torn{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < kThreads; ++t)
            threads.emplace_back([&, t] {
                for (int i = 1; i <= kWrites; ++i) {
                    const std::string key = "w" + std::to_string(t), value = std::to_string(i);
                    if (!write(*m_store, [&](WriteTxn& txn) -> Status {
                            RF_TRY(txn.put(m_tree, key, value, value.size()));
                            return txn.put(m_tree, key + "'", value, value.size());
                        }))
                        ++stale;
                    if (get(*m_store, m_tree, key) != value) ++stale; // acknowledged, so seen
                }
            });
        std::thread reader([&] {
            while (!done)
                (void)m_store->read([&](ReadTxn& txn) {
                    for (int t = 0; t < kThreads; ++t) {
                        const std::string key = "w" + std::to_string(t);
                        if (get(txn, m_tree, key) != get(txn, m_tree, key + "'")) ++torn;
                    }
                    return Status{};
                });
        });
        for (auto& thread : threads) thread.join();
        done = true;
        reader.join();
        QCOMPARE(stale.load(), 0);
        QCOMPARE(torn.load(), 0);
        const std::string last = std::to_string(kWrites);
        QCOMPARE(counters(*m_store, m_tree),
                 std::to_string(2 * kThreads) + "/" + std::to_string(2 * kThreads * last.size()));
    }

    void moreReadersThanConnections_data() { eachKind(); }
    void moreReadersThanConnections() {
        openFresh();
        RF_OK(put(*m_store, m_tree, "a", "1"));
        constexpr int kReaders = 24;
        std::barrier together(kReaders);
        std::atomic<int> good{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < kReaders; ++t)
            threads.emplace_back([&] {
                const Status status = m_store->read([&](ReadTxn& txn) -> Status {
                    together.arrive_and_wait(); // all hold a snapshot at once
                    return get(txn, m_tree, "a") == "1" ? Status{} : failure();
                });
                if (status) ++good;
            });
        for (auto& thread : threads) thread.join();
        QCOMPARE(good.load(), kReaders);
    }

    void closedStoresRefuse_data() { eachKind(); }
    void closedStoresRefuse() {
        openFresh();
        RF_OK(m_store->close());
        RF_OK(m_store->close());
        QCOMPARE(codeOf(put(*m_store, m_tree, "a", "1")), std::string("InputOutputError"));
        QCOMPARE(codeOf(m_store->read([](ReadTxn&) { return Status{}; })), std::string("InputOutputError"));
    }

    void unknownTreesAreErrors_data() { eachKind(); }
    void unknownTreesAreErrors() {
        openFresh();
        QVERIFY(get(*m_store, 99, "a").starts_with("(InternalServerError)"));
        QCOMPARE(codeOf(put(*m_store, 99, "a", "1")), std::string("InternalServerError"));
        QCOMPARE(counters(*m_store, 99), std::string("(InternalServerError)"));
        RF_OK(put(*m_store, m_tree, "a", "1"));
    }

    void infoTellsPathAndSize() {
        m_store = mustOpen(m_files->path(), OpenMode::Create);
        m_tree = createTree(*m_store);
        QCOMPARE(std::filesystem::path(m_store->info().path).filename().string(), std::string("shop.rfdb"));
        const auto before = m_store->info().fileBytes;
        RF_OK(put(*m_store, m_tree, "a", std::string(300'000, 'x')));
        QVERIFY(m_store->info().fileBytes >= before + 300'000);
        QVERIFY(mustOpen({}, OpenMode::InMemory)->info().fileBytes > 0);
    }

    /// Few writes, then none: what they wrote does not stay in the log.
    void theLogIsCopiedWhenItIsQuiet() {
        m_store = mustOpen(m_files->path(), OpenMode::Create);
        m_tree = createTree(*m_store);
        const auto inTheFileAlone = [&](const char* key) {
            const auto copy = m_files->path("copy.rfdb");
            std::filesystem::copy_file(m_files->path(), copy, std::filesystem::copy_options::overwrite_existing);
            const auto store = open(copy, OpenMode::ReadOnly);
            return store ? get(**store, m_tree, key) : "(unreadable)";
        };
        for (const char* key : {"a", "b"}) { // and again
            RF_OK(put(*m_store, m_tree, key, "1"));
            QTRY_COMPARE_WITH_TIMEOUT(inTheFileAlone(key), std::string("1"), 60'000);
        }
    }
};

RF_TEST_GUILESS_MAIN(TestStore)

} // namespace tst_store

#include "tst_store.moc"
