// Replaying a stream: into a table (equal afterwards), a file, at a pace, and what ends it.

#include "engine/api/ops/scan.h"
#include "engine/replay/replay.h"
#include "engine/value/json.h"
#include "tests/engine/streams/stream_fixture.h"
#include "tests/support/program.h"

namespace tst_replay {

using namespace rf;
using rf::test::StreamFixture;

namespace {

constexpr const char* kCopy = "Copy";

class ReplayFixture : public StreamFixture {
public:
    using StreamFixture::StreamFixture;

    void makeCopy(const char* key = "pk") {
        CreateTable::Input input;
        input.tableName = kCopy;
        input.attributeDefinitions = {{{key, "S"}}};
        input.keySchema = {{{key, "HASH"}}};
        input.billingMode = "PAY_PER_REQUEST";
        if (const auto created = call<CreateTable>(input); !created) qFatal("%s", created.error().message.c_str());
    }
    void write(int number, int value) {
        clock.advance(3);
        Item item{{"pk", AttributeValue::string("k" + std::to_string(number))}, {"v", AttributeValue::number(Number::fromInt(value))}};
        if (const auto put = call<PutItem>({.tableName = kTable, .item = InputAttributes(item)}); !put) qFatal("%s", put.error().message.c_str());
    }
    void erase(int number) {
        clock.advance(3);
        Item key{{"pk", AttributeValue::string("k" + std::to_string(number))}};
        (void)call<DeleteItem>({.tableName = kTable, .key = InputAttributes(key)});
    }
    /// What a shop does: 1,000 changes of 60 items.
    void play(int changes = 1'000) {
        for (int i = 0; i < changes; ++i) i % 9 == 4 ? erase((i * 7) % 60) : write((i * 13) % 60, i);
    }
    QStringList items(const char* table) {
        QStringList all;
        auto page = call<Scan>({.tableName = table});
        if (!page) qFatal("%s", page.error().message.c_str());
        for (const Item& item : *page->items) all << QString::fromStdString(toJson(item));
        all.sort();
        return all;
    }
    replay::Source everything() { return {arn(), 0, clock.nowMs() + 1}; }
};

} // namespace

class TestReplay : public QObject {
    Q_OBJECT
private slots:
    void anotherTableIsEqualAfterwards() {
        ReplayFixture f;
        f.play();
        f.makeCopy();
        auto sink = replay::intoTable(*f.service, "us-east-1", kCopy);
        std::int64_t told = 0;
        const auto report = replay::run(*f.service, f.everything(), *sink, {}, [&](std::int64_t done, std::int64_t total) {
            told = done;
            return total == 0 || done <= total;
        });
        QVERIFY2(report.has_value(), report.has_value() ? "" : report.error().message.c_str());
        QCOMPARE(report->replayed, report->total);
        QCOMPARE(report->replayed, std::int64_t(f.changes().size()));
        QCOMPARE(told, report->total);
        QVERIFY(!f.items("Shop").isEmpty());
        QCOMPARE(f.items(kCopy), f.items("Shop"));
    }

    void onlyTheChosenTimeIsReplayed() {
        ReplayFixture f;
        for (int i = 0; i < 10; ++i) f.write(i, i); // 3 ms apart
        const std::int64_t from = f.clock.nowMs() - 12, to = f.clock.nowMs() - 3;
        f.makeCopy();
        auto sink = replay::intoTable(*f.service, "us-east-1", kCopy);
        const auto report = replay::run(*f.service, {f.arn(), from, to}, *sink, {}, {});
        QVERIFY(report.has_value());
        QCOMPARE(report->replayed, 3); // -12, -9, -6; what was made at `to` is out
        QCOMPARE(f.items(kCopy).size(), 3);
    }

    void thePaceIsThatOfTheRecords() {
        ReplayFixture f;
        for (int i = 0; i < 5; ++i) {
            f.write(i, i);
            f.clock.advance(997); // one a second
        }
        f.makeCopy();
        test::HeldClock pace;
        std::int64_t waited = 0;
        std::vector<std::int64_t> at;
        auto sink = replay::intoTable(*f.service, "us-east-1", kCopy);
        const auto wait = [&](std::chrono::milliseconds pause) {
            pace.advance(pause.count());
            waited += pause.count();
        };
        std::int64_t last = 0;
        const auto report = replay::run(*f.service, f.everything(), *sink, {.speed = 10, .wait = wait, .clock = &pace}, [&](std::int64_t done, std::int64_t) {
            if (done > last) at.push_back(waited);
            last = done;
            return true;
        });
        QVERIFY(report.has_value());
        QCOMPARE(waited, 400); // four seconds, ten times as fast
        QCOMPARE(at, (std::vector<std::int64_t>{0, 100, 200, 300, 400}));
    }

    void itCanBeCancelled() {
        ReplayFixture f;
        f.play(100);
        f.makeCopy();
        auto sink = replay::intoTable(*f.service, "us-east-1", kCopy);
        const auto report = replay::run(*f.service, f.everything(), *sink, {.speed = 0.0001}, [](std::int64_t done, std::int64_t) { return done < 1; });
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QCOMPARE(f.items(kCopy).size(), 1);
    }

    void aFileHasALineARecord() {
        ReplayFixture f;
        f.write(1, 1);
        f.write(1, 2);
        f.erase(1);
        QTemporaryDir folder;
        const std::filesystem::path target = folder.filePath("out.jsonl").toStdString();
        auto sink = replay::intoFile(target, false);
        QVERIFY(sink.has_value());
        QVERIFY(replay::run(*f.service, f.everything(), **sink, {}, {}).has_value());
        QFile file(folder.filePath("out.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith("{\"Metadata\":{\"WriteTimestampMicros\":{\"N\":\""));
        QVERIFY(lines[0].contains("\"Keys\":{\"pk\":{\"S\":\"k1\"}},\"NewImage\":{") && !lines[0].contains("OldImage"));
        QVERIFY(lines[1].contains("\"OldImage\":{\"pk\":{\"S\":\"k1\"},\"v\":{\"N\":\"1\"}}"));
        QVERIFY(lines[2].contains("OldImage") && !lines[2].contains("NewImage"));
        QVERIFY(!replay::intoFile(target, false).has_value()); // it is there already
    }

    void aCancelledFileIsNotThere() {
        ReplayFixture f;
        f.play(20);
        QTemporaryDir folder;
        const QString target = folder.filePath("out.jsonl");
        {
            auto sink = replay::intoFile(target.toStdString(), false);
            QVERIFY(sink.has_value());
            QVERIFY(!replay::run(*f.service, f.everything(), **sink, {}, [](std::int64_t, std::int64_t) { return false; }).has_value());
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
    }

    void aStreamWithoutNewImagesCannotFillATable() {
        ReplayFixture f("KEYS_ONLY");
        f.write(1, 1);
        f.makeCopy();
        auto sink = replay::intoTable(*f.service, "us-east-1", kCopy);
        const auto report = replay::run(*f.service, f.everything(), *sink, {}, {});
        QVERIFY(!report.has_value());
        QVERIFY(report.error().message.find("leaves out new images") != std::string::npos);
    }

    void aTableOfOtherKeysRefusesAndSaysWhichRecord() {
        ReplayFixture f;
        f.write(1, 1);
        f.makeCopy("other");
        auto sink = replay::intoTable(*f.service, "us-east-1", kCopy);
        const auto report = replay::run(*f.service, f.everything(), *sink, {}, {});
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().code, ErrorCode::Validation);
        QVERIFY(report.error().message.starts_with("Record " + f.changes().front().sequence + ": "));
    }
};

RF_TEST_GUILESS_MAIN(TestReplay)

} // namespace tst_replay

#include "tst_replay.moc"
