// A file that cannot grow any more: the write says so, nothing that was written is lost, and with space the store goes
// on. The limit on file sizes (RLIMIT_FSIZE) stands for the disk.

#include "engine/api/ops/all.h"
#include "engine/logs/log_book.h"
#include "engine/service.h"
#include "engine/storage/sqlite/sqlite_store.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <csignal>
#include <sys/resource.h>
#include <thread>

using namespace rf;
namespace fs = std::filesystem;

namespace {

constexpr const char* kTable = "Full";

/// No file grows beyond so many bytes for as long as it lives.
class FullDisk {
public:
    explicit FullDisk(std::uintmax_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) qFatal("setrlimit");
    }
    ~FullDisk() { free(); }
    void free() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

Item item(int i) {
    return {{"pk", AttributeValue::string("p" + std::to_string(i))},
            {"text", AttributeValue::string(std::string(static_cast<std::size_t>(100 + i * 37 % 3000), 'a'))}};
}

Status put(Service& service, int i) {
    RF_TRY(call<PutItem>(service, {.tableName = kTable, .item = InputAttributes(item(i))}));
    return {};
}

/// "" when the item is there as it was written.
std::string lookFor(Service& service, int i) {
    const auto got = call<GetItem>(service, {.tableName = kTable,
                                             .key = InputAttributes({{"pk", *item(i).find("pk")}})});
    if (!got) return got.error().message;
    if (!got->item) return "item " + std::to_string(i) + " is lost";
    return *got->item == item(i) ? "" : "item " + std::to_string(i) + " is another";
}

std::unique_ptr<Service> mustOpen(const fs::path& file, EngineOptions::Mode mode) {
    auto service = openEngine(file, {.mode = mode});
    if (!service) qFatal("%s", service.error().message.c_str());
    return std::move(*service);
}

std::uintmax_t sizeOf(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return error ? 0 : size;
}

} // namespace

class TestFullDisk : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_file;

private slots:
    void initTestCase() { std::signal(SIGXFSZ, SIG_IGN); }
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = fs::path(m_folder->path().toStdString()) / "full.rfdb";
    }

    void writesEndAndGoOn_data() {
        QTest::addColumn<int>("room");
        for (const int room : {0, 1, 4096, 8192, 30'000, 100'001, 700'000})
            QTest::addRow("%d bytes", room) << room;
    }
    void writesEndAndGoOn() {
        QFETCH(int, room);
        auto service = withTable();
        int next = 0;
        for (; next < 20; ++next) QVERIFY(put(*service, next));
        {
            FullDisk full(std::max(sizeOf(m_file), sizeOf(m_file.string() + "-wal")) + static_cast<unsigned>(room));
            Status status;
            for (; status && next < 10'000; ++next) status = put(*service, next);
            --next; // that one was refused
            QVERIFY(!status);
            QCOMPARE(status.error().code, ErrorCode::DiskFull);
            QVERIFY2(status.error().message.find("Free some space") != std::string::npos, status.error().message.c_str());
            QVERIFY(!put(*service, next));
            for (int i = 0; i < next; ++i) QCOMPARE(lookFor(*service, i), std::string());
            QVERIFY(lookFor(*service, next).ends_with("is lost")); // refused means not written
        }
        for (int i = 0; i < 20; ++i, ++next) QVERIFY(put(*service, next));
        QVERIFY(service->close());
        all(next);
    }

    void loggingEndsAndGoesOn() {
        auto service = withTable();
        logs::LogBook& book = *service->logs();
        QStringList wanted;
        const auto log = [&] {
            const logs::LogLine line{1'790'000'000'000 + wanted.size(), std::to_string(wanted.size()) + std::string(3'000, 'x')};
            const Status status = book.append("us-east-1", "g", "s", {&line, 1});
            if (status) wanted << QString::fromStdString(line.message);
            return status;
        };
        for (int i = 0; i < 20; ++i) QVERIFY(log());
        QVERIFY(put(*service, 0));
        {
            FullDisk full(std::max(sizeOf(m_file), sizeOf(m_file.string() + "-wal")) + 200'000);
            Status status;
            while (status && wanted.size() < 10'000) status = log();
            QVERIFY(!status);
            QCOMPARE(status.error().code, ErrorCode::DiskFull);
            QVERIFY(!book.append("us-east-1", "new", "s", {}));
            QCOMPARE(lookFor(*service, 0), std::string());
        }
        QVERIFY(!book.group("us-east-1", "new"));
        QVERIFY(log());
        QVERIFY(service->close());
        service = mustOpen(m_file, EngineOptions::Mode::ReadWrite);
        const auto events = service->logs()->read("us-east-1", "g", "s", {.mostBytes = 1 << 28});
        QVERIFY(events);
        QStringList seen;
        for (const logs::LogEvent& event : *events) seen << QString::fromStdString(event.message);
        QCOMPARE(seen, wanted);
        service.reset();
        all(1);
    }

    void closingOnAFullDisk() {
        auto service = withTable();
        int next = 0;
        for (; next < 200; ++next) QVERIFY(put(*service, next));
        {
            const FullDisk full(sizeOf(m_file)); // the log cannot be copied into the file
            (void)service->close();
            service.reset();
        }
        all(next);
    }

    void manyWriters() {
        auto service = withTable();
        constexpr int kWriters = 8;
        std::array<std::vector<int>, kWriters> acknowledged;
        {
            const FullDisk full(400'000);
            std::atomic<int> others = 0;
            std::vector<std::thread> writers;
            for (int writer = 0; writer < kWriters; ++writer) {
                writers.emplace_back([&, writer] {
                    for (int step = 0; step < 2'000; ++step) {
                        const int i = step * kWriters + writer;
                        const Status status = put(*service, i);
                        if (status) acknowledged[static_cast<std::size_t>(writer)].push_back(i);
                        else if (status.error().code != ErrorCode::DiskFull) ++others;
                        if (!status) return;
                    }
                });
            }
            for (auto& writer : writers) writer.join();
            QCOMPARE(others.load(), 0);
        }
        QVERIFY(put(*service, 1'000'000));
        QVERIFY(service->close());
        service = mustOpen(m_file, EngineOptions::Mode::ReadWrite);
        for (const auto& mine : acknowledged)
            for (const int i : mine) QCOMPARE(lookFor(*service, i), std::string());
        service.reset();
        QVERIFY(checkFile(m_file)->whole());
    }

    void creatingOnAFullDisk() {
        {
            const FullDisk full(4096);
            const auto service = openEngine(m_file, {.mode = EngineOptions::Mode::Create});
            QVERIFY(!service);
            QCOMPARE(service.error().code, ErrorCode::DiskFull);
        }
        QVERIFY(fs::is_empty(m_file.parent_path())); // no half file stays behind
        withTable();
        all(0);
    }

private:
    std::unique_ptr<Service> withTable() {
        auto service = mustOpen(m_file, EngineOptions::Mode::Create);
        const auto made = call<CreateTable>(
            *service, {.tableName = kTable,
                       .attributeDefinitions = std::vector<AttributeDefinitionIn>{{"pk", "S"}},
                       .keySchema = std::vector<KeySchemaElementIn>{{"pk", "HASH"}},
                       .billingMode = "PAY_PER_REQUEST"});
        if (!made) qFatal("%s", made.error().message.c_str());
        return service;
    }
    /// Opened again, the file holds items 0 to count - 1 and is whole.
    void all(int count) {
        const auto service = mustOpen(m_file, EngineOptions::Mode::ReadWrite);
        for (int i = 0; i < count; ++i) QCOMPARE(lookFor(*service, i), std::string());
        QVERIFY(service->close());
        const auto report = checkFile(m_file);
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        QVERIFY2(report->whole(), report->whole() ? "" : report->findings.front().what.c_str());
        QCOMPARE(report->items, std::int64_t{count});
    }
};

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_full_disk.moc"
