// Writes that nobody waits for: reported once, after the commit, together with those of waiting callers.

#include "tests/engine/storage/store_fixture.h"
#include "tests/support/program.h"

#include <atomic>
#include <latch>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace tst_submit {

using namespace rf;
using namespace rf::test;

namespace {

using Body = std::function<Status(WriteTxn&)>;

/// Counts reports, and lets a test wait for so many.
class Reports {
public:
    std::function<void(Status)> take() {
        return [this](Status status) {
            const std::lock_guard lock(m_guard);
            m_codes.push_back(codeOf(status));
            m_changed.notify_all();
        };
    }
    /// The codes in the order of the reports, once there are `count`; empty when they do not come.
    std::vector<std::string> await(std::size_t count) {
        std::unique_lock lock(m_guard);
        const bool all = m_changed.wait_for(lock, std::chrono::seconds(60), [&] { return m_codes.size() >= count; });
        return all ? m_codes : std::vector<std::string>{};
    }

private:
    std::mutex m_guard;
    std::condition_variable m_changed;
    std::vector<std::string> m_codes;
};

Body putting(TreeId tree, std::string key, std::string value) {
    return [=](WriteTxn& txn) { return txn.put(tree, key, value, value.size()); };
}

std::string keyOf(int writer, int i) {
    return std::to_string(writer) + "-" + std::to_string(i);
}

/// Writes its own next key as soon as the last one is reported, `left` times.
struct Chain {
    Store& store;
    TreeId tree;
    int writer;
    int left;
    std::latch& finished;
    std::atomic<int>& failures;

    void next() {
        if (left-- == 0) return finished.count_down();
        store.submit(putting(tree, keyOf(writer, left), "v"), [this](Status status) {
            (void)store.catalog(); // what a report may ask for
            if (!status) ++failures;
            next();
        });
    }
};

} // namespace

class TestSubmit : public QObject {
    Q_OBJECT
    std::unique_ptr<Files> m_files;

private slots:
    void init() { m_files = std::make_unique<Files>(); }

    void reportedWhenEverybodySeesIt() {
        const auto store = mustOpen(m_files->path(), OpenMode::Create);
        const TreeId tree = createTree(*store);
        for (int i = 0; i < 50; ++i) {
            Reports reports;
            store->submit(putting(tree, "k", std::to_string(i)), reports.take());
            QCOMPARE(reports.await(1), std::vector<std::string>{"none"});
            QCOMPARE(get(*store, tree, "k"), std::to_string(i));
        }
    }

    void theCallerDoesNotWait() {
        const auto store = mustOpen(m_files->path(), OpenMode::Create);
        const TreeId tree = createTree(*store);
        std::latch gate(1);
        Reports reports;
        store->submit([&](WriteTxn&) { return gate.wait(), Status{}; }, reports.take());
        for (int i = 0; i < 10; ++i) store->submit(putting(tree, "k", std::to_string(i)), reports.take());
        gate.count_down(); // would never be reached
        QCOMPARE(reports.await(11).size(), std::size_t{11});
        QCOMPARE(get(*store, tree, "k"), std::string("9")); // in the order they came
    }

    void aFailedBodyIsAloneInItsFailure() {
        const auto store = mustOpen(m_files->path(), OpenMode::Create);
        const TreeId tree = createTree(*store);
        std::latch gate(1);
        Reports held, good, refused, thrown;
        store->submit([&](WriteTxn&) { return gate.wait(), Status{}; }, held.take());
        for (int i = 0; i < 3; ++i) {
            store->submit(putting(tree, "good" + std::to_string(i), "1"), good.take());
            store->submit(
                [=](WriteTxn& txn) -> Status {
                    RF_TRY(txn.put(tree, "bad" + std::to_string(i), "1", 1));
                    return Error{ErrorCode::Cancelled, "no"};
                },
                refused.take());
            store->submit(
                [=](WriteTxn& txn) -> Status {
                    RF_TRY(txn.put(tree, "worse" + std::to_string(i), "1", 1));
                    throw std::runtime_error("out of words");
                },
                thrown.take());
        }
        gate.count_down();
        QCOMPARE(good.await(3), std::vector<std::string>(3, "none"));
        QCOMPARE(refused.await(3), std::vector<std::string>(3, codeOf(Status(Error{ErrorCode::Cancelled, ""}))));
        QCOMPARE(thrown.await(3), std::vector<std::string>(3, codeOf(Status(internal("")))));
        QCOMPARE(list(*store, tree), std::string("good0=1 good1=1 good2=1"));
    }

    void closingFinishesWhatWaits() {
        auto store = mustOpen(m_files->path(), OpenMode::Create);
        const TreeId tree = createTree(*store);
        Reports reports;
        std::atomic<bool> inside = false;
        store->submit(
            [&](WriteTxn&) {
                inside = true;
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
                return Status{};
            },
            reports.take());
        for (int i = 0; i < 100; ++i) store->submit(putting(tree, keyOf(0, i), "v"), reports.take());
        RF_OK(store->close());
        QVERIFY(inside);
        QCOMPARE(reports.await(101), std::vector<std::string>(101, "none")); // all were there before close()
        Reports late;
        store->submit(putting(tree, "late", "v"), late.take());
        QVERIFY(late.await(1).front() != "none");
        store.reset();
        const auto again = mustOpen(m_files->path(), OpenMode::ReadWrite);
        QCOMPARE(counters(*again, tree), std::string("100/100"));
    }

    void readOnlyStoresRefuse() {
        const TreeId tree = createTree(*mustOpen(m_files->path(), OpenMode::Create));
        const auto store = mustOpen(m_files->path(), OpenMode::ReadOnly);
        Reports reports;
        store->submit(putting(tree, "k", "v"), reports.take());
        QCOMPARE(reports.await(1), std::vector<std::string>{"FileReadOnly"});
    }

    void chainsAndWaitingCallersTogether_data() {
        QTest::addColumn<int>("chains");
        QTest::addColumn<int>("callers");
        for (const auto& [chains, callers] : {std::pair{1, 0}, {1, 1}, {16, 0}, {16, 4}, {2, 8}})
            QTest::addRow("%d chains, %d callers", chains, callers) << chains << callers;
    }
    void chainsAndWaitingCallersTogether() {
        QFETCH(int, chains);
        QFETCH(int, callers);
        const int each = 100;
        const auto store = mustOpen(m_files->path(), OpenMode::Create);
        const TreeId tree = createTree(*store);
        std::latch finished(chains);
        std::atomic<int> failures = 0;
        std::vector<std::unique_ptr<Chain>> all;
        for (int c = 0; c < chains; ++c)
            all.emplace_back(new Chain{*store, tree, c, each, finished, failures})->next();
        std::vector<std::thread> threads;
        for (int t = 0; t < callers; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < each; ++i)
                    if (!put(*store, tree, keyOf(chains + t, i), "v")) ++failures;
            });
        for (auto& thread : threads) thread.join();
        finished.wait();
        QCOMPARE(failures.load(), 0);
        const int total = (chains + callers) * each;
        QCOMPARE(counters(*store, tree), std::to_string(total) + "/" + std::to_string(total));
    }
};

RF_TEST_GUILESS_MAIN(TestSubmit)

} // namespace tst_submit

#include "tst_submit.moc"
