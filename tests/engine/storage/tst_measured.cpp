// Sizes of ranges: what a store remembers of a measure is what a walk over the range would give, whatever happened between.

#include "tests/engine/storage/store_fixture.h"
#include "tests/support/program.h"

#include <random>

namespace tst_measured {

using namespace rf;
using namespace rf::test;

namespace {

std::int64_t walked(WriteTxn& txn, TreeId tree, const KeyRange& range) {
    std::int64_t sum = 0;
    const Status status = txn.scan(tree, range, [&](std::string_view, std::string_view, std::size_t size) {
        sum += static_cast<std::int64_t>(size);
        return true;
    });
    if (!status) qFatal("%s", status.error().message.c_str());
    return sum;
}

} // namespace

class TestMeasured : public QObject {
    Q_OBJECT
    Files m_files;

private slots:
    void emptyAndOpenRanges() {
        const auto store = mustOpen({}, OpenMode::InMemory);
        const TreeId tree = createTree(*store);
        for (const char* key : {"a", "b", "c"}) RF_OK(put(*store, tree, key, "12345"));
        RF_OK(write(*store, [&](WriteTxn& txn) -> Status {
            RF_ASSIGN(const auto none, txn.bytesIn(tree, {"d", "e"}));
            RF_ASSIGN(const auto all, txn.bytesIn(tree, {"", ""}));
            RF_ASSIGN(const auto some, txn.bytesIn(tree, {"b", ""}));
            return none == 0 && all == 15 && some == 10 ? Status{} : internal("wrong");
        }));
        RF_OK(store->read([&](ReadTxn& txn) -> Status {
            RF_ASSIGN(const auto one, txn.bytesIn(tree, {"b", "c"}));
            return one == 5 ? Status{} : internal("wrong");
        }));
    }

    void valuesOfEverySizeCount() {
        const auto store = mustOpen(m_files.path("large.rfdb"), OpenMode::Create);
        const TreeId tree = createTree(*store);
        RF_OK(put(*store, tree, "a", std::string(300'000, 'x')));
        RF_OK(put(*store, tree, "b", "y"));
        RF_OK(write(*store, [&](WriteTxn& txn) -> Status {
            RF_ASSIGN(const auto all, txn.bytesIn(tree, {"", ""}));
            return all == 300'001 ? Status{} : internal("wrong");
        }));
    }

    /// Bodies that write, measure in the midst, and fail or not, against a walk each time.
    void neverAstray_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed) QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }
    void neverAstray() {
        QFETCH(unsigned, seed);
        const auto store = mustOpen({}, OpenMode::InMemory);
        const TreeId trees[]{createTree(*store), createTree(*store)};
        std::mt19937 random(seed);
        const auto pick = [&](unsigned below) { return random() % below; };
        const auto key = [&] { return std::string(1, char('a' + pick(6))) + std::to_string(pick(5)); };
        const auto range = [&] {
            const char first = char('a' + pick(6));
            return KeyRange{std::string(1, first), pick(4) == 0 ? "" : std::string(1, char(first + 1))};
        };
        int measures = 0;
        for (int body = 0; body < 200; ++body) {
            const bool fails = pick(3) == 0;
            const Status done = write(*store, [&](WriteTxn& txn) -> Status {
                for (unsigned step = pick(8); step > 0; --step) {
                    const TreeId tree = trees[pick(2)];
                    switch (pick(3)) {
                    case 0: RF_TRY(txn.put(tree, key(), "v", pick(100))); break;
                    case 1: RF_TRY(txn.erase(tree, key())); break;
                    default:
                        const KeyRange asked = range();
                        RF_ASSIGN(const std::int64_t bytes, txn.bytesIn(tree, asked));
                        ++measures;
                        if (bytes != walked(txn, tree, asked)) return internal("astray");
                    }
                }
                return fails ? Status(validation("no")) : Status{};
            });
            QCOMPARE(codeOf(done), fails ? std::string("ValidationException") : std::string("none"));
        }
        QVERIFY(measures > 100);
    }
};

RF_TEST_GUILESS_MAIN(TestMeasured)

} // namespace tst_measured

#include "tst_measured.moc"
