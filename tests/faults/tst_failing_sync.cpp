// A disk that answers fsync with an error: the write is refused, never acknowledged; what was acknowledged before stays,
// and once the disk works again so does the store.
//
// This program's own fsync and fdatasync stand before the C library's, also for SQLite.

#include "engine/api/ops/all.h"
#include "engine/service.h"
#include "engine/storage/sqlite/sqlite_store.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <cerrno>
#include <dlfcn.h>
#include <thread>
#include <unistd.h>

namespace {

std::atomic<int> g_error = 0; ///< errno of every sync from now on; 0: the disk works
std::atomic<int> g_syncs = 0;

int sync(const char* name, int file) {
    ++g_syncs;
    if (const int error = g_error; error != 0) {
        errno = error;
        return -1;
    }
    using Sync = int (*)(int);
    return reinterpret_cast<Sync>(::dlsym(RTLD_NEXT, name))(file);
}

} // namespace

extern "C" int fsync(int file) {
    return sync("fsync", file);
}
extern "C" int fdatasync(int file) {
    return sync("fdatasync", file);
}

using namespace rf;
namespace fs = std::filesystem;

namespace {

constexpr const char* kTable = "Synced";

Item keyOf(int i) {
    return {{"pk", AttributeValue::string("p" + std::to_string(i))}};
}
Status put(Service& service, int i) {
    Item item = keyOf(i);
    item.set("n", AttributeValue::string(std::to_string(i)));
    RF_TRY(call<PutItem>(service, {.tableName = kTable, .item = InputAttributes(item)}));
    return {};
}
bool has(Service& service, int i) {
    const auto got = call<GetItem>(service, {.tableName = kTable, .key = InputAttributes(keyOf(i)),
                                             .consistentRead = true});
    return got && got->item;
}

} // namespace

class TestFailingSync : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_file;

    std::unique_ptr<Service> open(EngineOptions::Mode mode) {
        auto service = openEngine(m_file, {.mode = mode});
        if (!service) qFatal("%s", service.error().message.c_str());
        return std::move(*service);
    }

private slots:
    void init();
    void cleanup() { g_error = 0; }
    void aWriteIsRefusedAndTheNextOnesWork_data();
    void aWriteIsRefusedAndTheNextOnesWork();
    void manyWritersAreToldEach();
};

void TestFailingSync::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = fs::path(m_folder->path().toStdString()) / "t.rfdb";
    auto service = open(EngineOptions::Mode::Create);
    CreateTable::Input input;
    input.tableName = kTable;
    input.attributeDefinitions = {{{"pk", "S"}}};
    input.keySchema = std::vector<KeySchemaElementIn>{{"pk", "HASH"}};
    input.billingMode = "PAY_PER_REQUEST";
    QVERIFY(call<CreateTable>(*service, input));
    QVERIFY(service->close());
}

void TestFailingSync::aWriteIsRefusedAndTheNextOnesWork_data() {
    QTest::addColumn<int>("error");
    QTest::newRow("EIO") << EIO;
    QTest::newRow("ENOSPC") << ENOSPC;
    QTest::newRow("EROFS") << EROFS;
}

void TestFailingSync::aWriteIsRefusedAndTheNextOnesWork() {
    QFETCH(int, error);
    auto service = open(EngineOptions::Mode::ReadWrite);
    const int before = g_syncs;
    for (int i = 0; i < 20; ++i) QVERIFY(put(*service, i));
    QVERIFY(g_syncs >= before + 20); // each of them was made durable, through this program's own functions
    g_error = error;
    for (int i = 20; i < 23; ++i) {
        const Status status = put(*service, i);
        QVERIFY(!status);
        QVERIFY2(status.error().code == ErrorCode::Io || status.error().code == ErrorCode::DiskFull,
                 std::string(status.error().name()).c_str());
        QVERIFY2(status.error().message.find("t.rfdb") != std::string::npos, status.error().message.c_str());
        QVERIFY(!has(*service, i)); // refused means not written
    }
    for (int i = 0; i < 20; ++i) QVERIFY(has(*service, i));
    g_error = 0;
    for (int i = 30; i < 50; ++i) QVERIFY(put(*service, i));
    QVERIFY(service->close());
    service = open(EngineOptions::Mode::ReadWrite);
    for (int i = 0; i < 50; ++i) QCOMPARE(has(*service, i), i < 20 || i >= 30);
    service.reset();
    QVERIFY(checkFile(m_file)->whole());
}

void TestFailingSync::manyWritersAreToldEach() {
    constexpr int kWriters = 8, kEach = 60;
    auto service = open(EngineOptions::Mode::ReadWrite);
    std::array<std::array<bool, kEach>, kWriters> acknowledged{};
    std::atomic<int> refused = 0;
    std::vector<std::thread> writers;
    for (int writer = 0; writer < kWriters; ++writer)
        writers.emplace_back([&, writer] {
            for (int i = 0; i < kEach; ++i) {
                // The disk fails for a while in the middle.
                if (writer == 0) g_error = i >= 20 && i < 40 ? EIO : 0;
                const bool done = put(*service, writer * 1000 + i).has_value();
                acknowledged[std::size_t(writer)][std::size_t(i)] = done;
                if (!done) ++refused;
            }
        });
    for (auto& writer : writers) writer.join();
    g_error = 0;
    QVERIFY(refused > 0);
    QVERIFY(service->close());
    service = open(EngineOptions::Mode::ReadWrite);
    for (int writer = 0; writer < kWriters; ++writer)
        for (int i = 0; i < kEach; ++i)
            QCOMPARE(has(*service, writer * 1000 + i), acknowledged[std::size_t(writer)][std::size_t(i)]);
    service.reset();
    QVERIFY(checkFile(m_file)->whole());
}

QTEST_GUILESS_MAIN(TestFailingSync)
#include "tst_failing_sync.moc"
