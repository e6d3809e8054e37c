// A process with 16 writers is killed at any moment: the file is whole, every acknowledged write is there, and no
// transaction is there by half; every write that is there has one stream record, and nothing else has. And while it lives, whoever else wants to write is told who holds the file.

#include "engine/api/ops/all.h"
#include "engine/service.h"
#include "engine/storage/sqlite/sqlite_store.h"
#include "engine/streams/stream_log.h"
#include "engine/value/item_codec.h"
#include "tests/faults/commit_loop.h"

#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <fcntl.h>
#include <map>
#include <poll.h>
#include <random>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace rf;
using namespace rf::faults;
namespace fs = std::filesystem;

namespace {

constexpr int kWriters = 16;
constexpr int kRounds = 50;
constexpr int kRoundsAFile = 10;
constexpr const char* kProgram = "rangefinder-commit-loop";

/// The commit loop in a process of its own.
class Loop {
public:
    Loop(const fs::path& file, const std::string& run) {
        int out[2], in[2];
        if (::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(in, O_CLOEXEC) != 0) qFatal("pipe");
        const std::string program = std::string(RF_BINARY_DIR "/") + kProgram;
        const std::string writers = std::to_string(kWriters);
        m_pid = ::fork();
        if (m_pid == 0) {
            ::dup2(in[0], STDIN_FILENO);
            ::dup2(out[1], STDOUT_FILENO);
            ::execl(program.c_str(), kProgram, file.c_str(), run.c_str(), writers.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(out[1]);
        ::close(in[0]);
        m_out = out[0];
        m_in = in[1];
    }
    ~Loop() {
        kill();
        ::close(m_out);
        ::close(m_in);
    }

    pid_t pid() const { return m_pid; }

    /// Reads until so many lines have come, at least. False: the program ended before.
    bool read(std::size_t lines) {
        while (m_lines < lines)
            if (!readSome()) return false;
        return true;
    }
    void readFor(std::chrono::microseconds time) {
        const auto end = std::chrono::steady_clock::now() + time;
        while (std::chrono::steady_clock::now() < end) {
            pollfd waiting{m_out, POLLIN, 0};
            if (::poll(&waiting, 1, 1) > 0 && !readSome()) return;
        }
    }
    /// SIGKILL; then takes what was still in the pipe.
    void kill() {
        if (m_pid <= 0) return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, &m_status, 0);
        m_pid = 0;
        while (readSome()) continue;
    }
    bool wasKilled() const { return WIFSIGNALED(m_status) && WTERMSIG(m_status) == SIGKILL; }

    /// Writer and step of every acknowledgement.
    std::vector<std::pair<int, int>> acknowledged() const {
        std::vector<std::pair<int, int>> steps;
        std::istringstream text(m_text);
        std::string first;
        std::getline(text, first); // "ready"
        for (int writer = 0, step = 0; text >> writer >> step;) steps.emplace_back(writer, step);
        return steps;
    }

private:
    bool readSome() {
        char bytes[65536];
        const ssize_t count = ::read(m_out, bytes, sizeof bytes);
        if (count <= 0) return false;
        m_text.append(bytes, static_cast<std::size_t>(count));
        m_lines += static_cast<std::size_t>(std::count(bytes, bytes + count, '\n'));
        return true;
    }

    pid_t m_pid = 0;
    int m_out = -1;
    int m_in = -1;
    int m_status = 0;
    std::string m_text;
    std::size_t m_lines = 0;
};

void makeFile(const fs::path& file) {
    auto service = openEngine(file, {.mode = EngineOptions::Mode::Create});
    if (!service) qFatal("%s", service.error().message.c_str());
    CreateTable::Input input{.tableName = kTable,
                             .attributeDefinitions = std::vector<AttributeDefinitionIn>{{"pk", "S"}, {"g", "S"}},
                             .keySchema = std::vector<KeySchemaElementIn>{{"pk", "HASH"}},
                             .billingMode = "PAY_PER_REQUEST",
                             .streamSpecification = StreamSpecificationIn{true, "NEW_IMAGE"}};
    auto& index = input.globalSecondaryIndexes.emplace().emplace_back();
    index.indexName = "byG";
    index.keySchema = std::vector<KeySchemaElementIn>{{"g", "HASH"}, {"pk", "RANGE"}};
    index.projection = ProjectionIn{"ALL", {}};
    const auto made = call<CreateTable>(**service, std::move(input));
    if (!made) qFatal("%s", made.error().message.c_str());
}

/// What a file holds after a kill.
struct Left {
    std::map<std::string, Item> items; ///< by key, straight from the store
    std::vector<streams::Change> changes;
};
Left leftIn(const fs::path& file) {
    Left left;
    auto& items = left.items;
    auto service = openEngine(file, {});
    if (!service) qFatal("%s", service.error().message.c_str());
    const TablePtr table = (*service)->catalog()->find(kDefaultRegion, kTable);
    const Status status = (*service)->store()->read([&](ReadTxn& txn) {
        return txn.scan(table->tree, {}, [&](std::string_view, std::string_view bytes, std::size_t) {
            auto item = decodeItem(bytes);
            if (!item) qFatal("%s", item.error().message.c_str());
            std::string key(item->find("pk")->asString());
            items.emplace(std::move(key), std::move(*item));
            return true;
        });
    });
    if (!status) qFatal("%s", status.error().message.c_str());
    auto changes = (*service)->streams()->read(table->arn() + "/stream/" + table->streamLabel, 0, 100'000'000);
    if (!changes) qFatal("%s", changes.error().message.c_str());
    left.changes = std::move(*changes);
    return left;
}

std::string checked(const fs::path& file) {
    const auto report = checkFile(file);
    if (!report) return report.error().message;
    return report->whole() ? "whole" : report->findings.front().where + ": " + report->findings.front().what;
}

} // namespace

class TestKilled : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::size_t m_acknowledged = 0;

    fs::path path(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private slots:
    void atAnyMoment() {
        std::mt19937 random(20'260'801);
        fs::path file;
        std::size_t before = 0;
        for (int round = 0; round < kRounds; ++round) {
            if (round % kRoundsAFile == 0) {
                if (!file.empty()) fs::remove(file);
                file = path(("steps" + std::to_string(round) + ".rfdb").c_str());
                makeFile(file);
                before = 0;
            }
            const std::string run = "r" + std::to_string(round);
            Loop loop(file, run);
            QVERIFY(loop.read(2));
            loop.readFor(std::chrono::microseconds(random() % 200'000));
            loop.kill();
            QVERIFY(loop.wasKilled());
            verify(file, run, loop.acknowledged(), before);
            if (QTest::currentTestFailed()) return;
        }
        QVERIFY(m_acknowledged > 1000);
        qInfo("%d times killed, %zu acknowledged writes, all there", kRounds, m_acknowledged);
    }

    void whoHoldsTheFile() {
        const fs::path file = path("held.rfdb");
        makeFile(file);
        Loop loop(file, "held");
        QVERIFY(loop.read(2));
        const auto second = openEngine(file, {});
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::FileHeld);
        char host[256] = {};
        ::gethostname(host, sizeof host - 1);
        for (const std::string& part : {std::string(kProgram), std::to_string(loop.pid()), std::string(host)})
            QVERIFY2(second.error().message.find(part) != std::string::npos, second.error().message.c_str());
        {
            const auto reader = openEngine(file, {.mode = EngineOptions::Mode::ReadOnly});
            QVERIFY2(reader, reader ? "" : reader.error().message.c_str());
            const auto got = call<GetItem>(**reader, {.tableName = kTable,
                                                      .key = InputAttributes({{"pk", AttributeValue::string("nobody")}})});
            QVERIFY2(got, got ? "" : got.error().message.c_str());
        }
        QVERIFY(loop.read(100)); // it went on all the while
        loop.kill();
        QVERIFY(openEngine(file, {}));
    }

private:
    void verify(const fs::path& file, const std::string& run, const std::vector<std::pair<int, int>>& steps,
                std::size_t& before) {
        if (QTest::currentTestFailed()) return;
        const Left left = leftIn(file); // the first opening after the kill
        const auto& items = left.items;
        for (const auto& [writer, step] : steps) {
            for (const Item& item : itemsOf(run, writer, step)) {
                const auto at = items.find(std::string(item.find("pk")->asString()));
                QVERIFY2(at != items.end(), "an acknowledged write is lost");
                QVERIFY2(encodeItem(at->second) == encodeItem(item), "an acknowledged write is not what was written");
            }
        }
        std::map<std::string, int> together;
        for (const auto& [key, item] : items) {
            const std::string step(item.find("step")->asString());
            if (step.ends_with("/4")) ++together[step];
        }
        for (const auto& [step, count] : together) QVERIFY2(count == kTogether, "half a transaction");
        // Every item was put once: it has one record, and nothing else has one.
        QVERIFY2(left.changes.size() == items.size(), "records without items, or items without records");
        std::set<std::string> recorded;
        for (const streams::Change& change : left.changes) {
            const auto at = items.find(change.keys.find("pk")->asString());
            QVERIFY2(at != items.end(), "a record of a write that is not there");
            QVERIFY2(recorded.insert(at->first).second, "two records of one write");
            QVERIFY(change.event == ChangeEvent::Insert && change.newImage == at->second);
        }
        QVERIFY(items.size() >= before); // nor did earlier runs lose anything
        before = items.size();
        const std::string found = checked(file);
        QVERIFY2(found == "whole", found.c_str());
        m_acknowledged += steps.size();
    }
};

QTEST_GUILESS_MAIN(TestKilled)
#include "tst_killed.moc"
