// Every sample: as many items as it says, the same ones each time, several kinds of them, each index with entries, and a
// file that is proven whole.

#include "engine/maintenance/jobs.h"
#include "engine/storage/sqlite/sqlite_store.h"
#include "engine/value/item_codec.h"
#include "tests/support/program.h"

#include <set>

namespace tst_samples {

using namespace rf;
namespace fs = std::filesystem;

class TestSamples : public QObject {
    Q_OBJECT
private slots:
    void isWholeAndAlwaysTheSame_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("items");
        QTest::addColumn<QStringList>("kinds");
        QTest::newRow("saas") << "saas" << qint64(40'000) << QStringList{"Invoice", "Project", "Task", "Tenant", "User"};
        QTest::newRow("sensors") << "sensors" << qint64(120'000) << QStringList{"Device", "Reading"};
        QTest::newRow("games") << "games" << qint64(60'000) << QStringList{"Achievement", "Match", "Player", "Score"};
        QCOMPARE(sampleNames(), (std::vector<std::string>{"ecommerce", "saas", "sensors", "games"}));
    }
    void isWholeAndAlwaysTheSame() {
        QFETCH(QString, name);
        QFETCH(qint64, items);
        QFETCH(QStringList, kinds);
        QTemporaryDir dir;
        std::size_t sums[2] = {0, 0};
        std::set<std::string> seen;
        for (const int time : {0, 1}) {
            const fs::path file = fs::path(dir.path().toStdString()) / std::to_string(time);
            const auto made = makeSample(file, name.toStdString());
            QVERIFY2(made, made ? "" : made.error().message.c_str());
            QCOMPARE(made->items, items);
            auto store = openSqliteStore(file, {.mode = OpenMode::ReadOnly});
            QVERIFY(store);
            const Status read = (*store)->read([&](ReadTxn& txn) -> Status {
                const TablePtr table = txn.catalog().all().front();
                for (const IndexSchema& index : table->indexes) {
                    RF_ASSIGN(const TreeCounters counters, txn.counters(index.tree));
                    if (counters.items == 0) return internal(index.name + " has no entries");
                }
                return txn.scan(table->tree, {}, [&](std::string_view key, std::string_view bytes, std::size_t) {
                    sums[time] = sums[time] * 31 + std::hash<std::string_view>()(key) + std::hash<std::string_view>()(bytes);
                    if (const auto item = decodeItem(bytes); item && item->find("type")) seen.insert(item->find("type")->asString());
                    return true;
                });
            });
            QVERIFY2(read, read ? "" : read.error().message.c_str());
        }
        QCOMPARE(sums[0], sums[1]);
        QStringList found;
        for (const std::string& kind : seen) found << QString::fromStdString(kind);
        QCOMPARE(found, kinds);
        const auto report = checkFile(fs::path(dir.path().toStdString()) / "0", {});
        QVERIFY(report && report->whole());
    }
};

RF_TEST_GUILESS_MAIN(TestSamples)

} // namespace tst_samples

#include "tst_samples.moc"
