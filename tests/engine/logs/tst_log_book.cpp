// Log groups in a file: what is put comes back, in order, after reopening; what is too old does not.

#include "engine/logs/log_book.h"
#include "engine/maintenance/log_keeper.h"
#include "engine/service.h"
#include "tests/engine/storage/store_fixture.h"
#include "tests/support/held_clock.h"
#include "tests/support/program.h"

#include <thread>

namespace tst_log_book {

using namespace rf;
using namespace rf::logs;
using rf::test::HeldClock;

namespace {

constexpr std::int64_t kNow = 1'790'000'000'000;
constexpr std::int64_t kHour = 3'600'000, kDay = 24 * kHour;
const std::string kHere = "us-east-1", kGroup = "/aws/lambda/orders", kStream = "2026/09/21/[$LATEST]0a1b";

template <class T>
QString told(const Result<T>& result) {
    return result ? QString("ok") : QString::fromUtf8(result.error().name().data(), qsizetype(result.error().name().size())) + ": " + QString::fromStdString(result.error().message);
}

std::vector<LogLine> lines(std::initializer_list<std::pair<std::int64_t, const char*>> list) {
    std::vector<LogLine> out;
    for (const auto& [ms, message] : list) out.push_back({kNow + ms, message});
    return out;
}

QString messages(const std::vector<LogEvent>& events) {
    QStringList out;
    for (const LogEvent& event : events) out << QString::fromStdString(event.message);
    return out.join(' ');
}

/// A book in memory, or in a file that can be opened again.
struct Shelf {
    test::Files files;
    HeldClock clock{kNow};
    std::unique_ptr<Store> store;
    std::unique_ptr<LogBook> book;
    bool onDisk;

    explicit Shelf(bool inFile = false) : onDisk(inFile) { open(OpenMode::Create); }
    void open(OpenMode mode) {
        book.reset();
        store.reset();
        auto opened = openSqliteStore(onDisk ? files.path() : std::filesystem::path(), {.mode = onDisk ? mode : OpenMode::InMemory, .clock = &clock});
        if (!opened) qFatal("%s", opened.error().message.c_str());
        store = std::move(*opened);
        book = std::make_unique<LogBook>(*store, clock);
    }
    void append(const std::string& stream, const std::vector<LogLine>& some) {
        if (const Status done = book->append(kHere, kGroup, stream, some); !done) qFatal("%s", done.error().message.c_str());
    }
    QString read(const std::string& stream, const ReadQuery& query = {}) {
        const auto events = book->read(kHere, kGroup, stream, query);
        return events ? messages(*events) : told(events);
    }
    QString filter(const FilterQuery& query = {}) {
        const auto page = book->filter(kHere, kGroup, query);
        return page ? messages(page->events) : told(page);
    }
    QString arrivals(Tick after, std::size_t limit = 1'000) {
        const auto events = book->arrivals(kHere, kGroup, after, limit);
        return events ? messages(*events) : told(events);
    }
    /// Closes the file and lets the check look at it.
    QString checked() {
        book.reset();
        store.reset();
        const auto report = checkFile(files.path(), {});
        if (!report) return QString::fromStdString(report.error().message);
        QStringList out;
        for (const auto& finding : report->findings) out << QString::fromStdString(finding.where + ": " + finding.what);
        return out.join('\n');
    }
};

} // namespace

class TestLogBook : public QObject {
    Q_OBJECT
private slots:
    void groupsComeAndGo() {
        Shelf shelf;
        RF_OK(shelf.book->createGroup(kHere, "b/x", {{"team", "shop"}}));
        RF_OK(shelf.book->createGroup(kHere, "a"));
        RF_OK(shelf.book->createGroup("eu-west-1", "b/y"));
        QCOMPARE(told(shelf.book->createGroup(kHere, "a")), "ResourceInUseException: The specified log group already exists");
        const auto names = [&](const std::string& region, const std::string& prefix) {
            QStringList out;
            const auto groups = shelf.book->groups(region, prefix).value();
            for (const LogGroup& group : groups) out << QString::fromStdString(group.region + ":" + group.name);
            return out.join(' ');
        };
        QCOMPARE(names({}, {}), "eu-west-1:b/y us-east-1:a us-east-1:b/x");
        QCOMPARE(names(kHere, {}), "us-east-1:a us-east-1:b/x");
        QCOMPARE(names(kHere, "b"), "us-east-1:b/x");
        QCOMPARE(names({}, "b"), "eu-west-1:b/y us-east-1:b/x");
        const LogGroup group = shelf.book->group(kHere, "b/x").value();
        QCOMPARE(group.createdMs, kNow);
        QVERIFY(!group.retentionDays);
        QCOMPARE(group.arn, std::string("arn:aws:logs:us-east-1:000000000000:log-group:b/x"));
        QVERIFY(group.tags == (Tags{{"team", "shop"}}));
        RF_OK(shelf.book->setTags(kHere, "b/x", {{"team", "web"}, {"x", "y"}}, {}));
        RF_OK(shelf.book->setTags(kHere, "b/x", {}, {"x"}));
        QVERIFY(shelf.book->group(kHere, "b/x").value().tags == (Tags{{"team", "web"}}));
        RF_OK(shelf.book->deleteGroup(kHere, "b/x"));
        const QString gone = "ResourceNotFoundException: The specified log group does not exist.";
        QCOMPARE(told(shelf.book->deleteGroup(kHere, "b/x")), gone);
        QCOMPARE(told(shelf.book->group(kHere, "b/x")), gone);
        QCOMPARE(told(shelf.book->putRetention(kHere, "b/x", 7)), gone);
        QCOMPARE(told(shelf.book->deleteRetention(kHere, "b/x")), gone);
        QCOMPARE(told(shelf.book->setTags(kHere, "b/x", {}, {})), gone);
        QCOMPARE(told(shelf.book->streams(kHere, "b/x")), gone);
        QCOMPARE(told(shelf.book->createStream(kHere, "b/x", "s")), gone);
        QCOMPARE(told(shelf.book->filter(kHere, "b/x")), gone);
        QCOMPARE(told(shelf.book->arrivals(kHere, "b/x", 0)), gone);
        QCOMPARE(told(shelf.book->put(kHere, "b/x", "s", lines({{0, "x"}}))), gone);
    }

    void streamsComeAndGo() {
        Shelf shelf;
        shelf.append("s2", lines({{5, "five"}, {1, "one"}}));
        RF_OK(shelf.book->createStream(kHere, kGroup, "s1"));
        QCOMPARE(told(shelf.book->createStream(kHere, kGroup, "s1")), "ResourceInUseException: The specified log stream already exists");
        const auto streams = shelf.book->streams(kHere, kGroup).value();
        QCOMPARE(streams.size(), std::size_t{2});
        QCOMPARE(streams[0].name, std::string("s1"));
        QVERIFY(!streams[0].firstMs && !streams[0].lastMs && !streams[0].lastIngestedMs);
        QCOMPARE(streams[1].firstMs, std::optional(kNow + 1));
        QCOMPARE(streams[1].lastMs, std::optional(kNow + 5));
        QCOMPARE(streams[1].lastIngestedMs, std::optional(kNow));
        QCOMPARE(streams[1].storedBytes, std::int64_t{4 + 3 + 2 * 26});
        QCOMPARE(shelf.book->group(kHere, kGroup).value().storedBytes, std::int64_t{4 + 3 + 2 * 26});
        QCOMPARE(shelf.book->streams(kHere, kGroup, "s2").value().size(), std::size_t{1});
        RF_OK(shelf.book->deleteStream(kHere, kGroup, "s2"));
        QCOMPARE(shelf.filter(), "");
        QCOMPARE(shelf.book->group(kHere, kGroup).value().storedBytes, std::int64_t{0});
        const QString gone = "ResourceNotFoundException: The specified log stream does not exist.";
        QCOMPARE(told(shelf.book->deleteStream(kHere, kGroup, "s2")), gone);
        QCOMPARE(shelf.read("s2"), gone);
        QCOMPARE(shelf.filter({.streams = {"s1", "s2"}}), gone);
        QCOMPARE(told(shelf.book->put(kHere, kGroup, "s2", lines({{0, "x"}}))), gone);
    }

    void readsForwardsAndBackwards() {
        Shelf shelf;
        shelf.append("s", lines({{1, "a"}, {2, "b"}, {2, "c"}, {3, "d"}}));
        shelf.append("s", lines({{2, "late"}, {9, "e"}}));
        shelf.append("other", lines({{2, "no"}}));
        QCOMPARE(shelf.read("s"), "a b c late d e");
        QCOMPARE(shelf.read("s", {.limit = 2}), "a b");
        QCOMPARE(shelf.read("s", {.forward = false, .limit = 2}), "d e");
        QCOMPARE(shelf.read("s", {.fromMs = kNow + 2, .toMs = kNow + 3}), "b c late");
        QCOMPARE(shelf.read("s", {.fromMs = kNow + 3}), "d e");
        const auto all = shelf.book->read(kHere, kGroup, "s").value();
        QCOMPARE(shelf.read("s", {.after = all[2].at}), "late d e");
        QCOMPARE(shelf.read("s", {.before = all[2].at}), "a b");
        QCOMPARE(shelf.read("s", {.before = all[2].at, .forward = false, .limit = 1}), "b");
        QCOMPARE(shelf.read("s", {.after = all[5].at}), "");
        QCOMPARE(shelf.read("s", {.mostBytes = 60}), "a b"); // 27 bytes each
        QCOMPARE(shelf.read("s", {.mostBytes = 1}), "a");
        QCOMPARE(all[0].ms(), kNow + 1);
        QCOMPARE(all[0].ingestedMs(), kNow);
        QVERIFY(all[0].id() < all[1].id());
        QCOMPARE(all[0].id().size(), std::size_t{56});
    }

    void filtersInterleaved() {
        Shelf shelf;
        shelf.append("a/1", lines({{1, "one"}, {4, "four"}, {7, "seven"}}));
        shelf.append("a/2", lines({{2, "two"}, {4, "vier"}, {6, "six"}}));
        shelf.append("b", lines({{3, "three"}, {5, "five"}}));
        QCOMPARE(shelf.filter(), "one two three four vier five six seven");
        QCOMPARE(shelf.filter({.streamPrefix = "a/"}), "one two four vier six seven");
        QCOMPARE(shelf.filter({.streams = {"b", "a/1", "b"}}), "one three four five seven");
        QCOMPARE(shelf.filter({.fromMs = kNow + 3, .toMs = kNow + 6}), "three four vier five");
        QCOMPARE(shelf.filter({.pattern = "f"}), "four five");
        QCOMPARE(shelf.filter({.pattern = "e -v"}), "one three");
        QCOMPARE(shelf.filter({.pattern = "\"open"}), "ValidationException: Invalid filter pattern");
        QCOMPARE(shelf.filter({.forward = false, .limit = 3}), "five six seven");
    }

    /// Page by page in both directions, whatever the sizes of pages and slices: each event once, in order.
    void pagesLoseNothing_data() {
        QTest::addColumn<bool>("forward");
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("lookedAt");
        QTest::addColumn<QString>("pattern");
        for (const bool forward : {true, false})
            for (const int limit : {1, 7, 1000})
                for (const int lookedAt : {1, 300, 1'000'000})
                    for (const char* pattern : {"", "x7"})
                        QTest::addRow("%s %d %d %s", forward ? "forward" : "backward", limit, lookedAt, pattern) << forward << limit << lookedAt << pattern;
    }
    void pagesLoseNothing() {
        QFETCH(bool, forward);
        QFETCH(int, limit);
        QFETCH(int, lookedAt);
        QFETCH(QString, pattern);
        Shelf shelf;
        QStringList wanted;
        std::map<std::string, std::vector<LogLine>> byStream;
        for (int i = 0; i < 900; ++i) {
            const std::string message = "x" + std::to_string(i) + "y";
            byStream["s" + std::to_string(i % 3)].push_back({kNow + i / 5, message});
        }
        for (const auto& [stream, some] : byStream) shelf.append(stream, some);
        const auto all = shelf.book->filter(kHere, kGroup, {.limit = 10'000}).value();
        QCOMPARE(all.events.size(), std::size_t{900});
        QVERIFY(!all.next);
        for (const LogEvent& event : all.events)
            if (pattern.isEmpty() || event.message.find(pattern.toStdString()) != std::string::npos) wanted << QString::fromStdString(event.message);
        FilterQuery query{.pattern = pattern.toStdString(), .forward = forward, .limit = std::size_t(limit), .mostLookedAt = std::size_t(lookedAt)};
        QStringList seen;
        for (int pages = 0; pages < 2'000; ++pages) {
            const auto page = shelf.book->filter(kHere, kGroup, query);
            QVERIFY(page);
            QStringList part;
            for (const LogEvent& event : page->events) part << QString::fromStdString(event.message);
            seen = forward ? seen + part : part + seen;
            if (!page->next) break;
            (forward ? query.after : query.before) = page->next;
        }
        QCOMPARE(seen, wanted);
    }

    void putChecksABatch_data() {
        QTest::addColumn<std::vector<LogLine>>("some");
        QTest::addColumn<QString>("error");
        QTest::addRow("none") << std::vector<LogLine>() << "ValidationException: 1 validation error detected: Value '[]' at 'logEvents' failed to satisfy constraint: Member must have length greater than or equal to 1";
        QTest::addRow("disorder") << lines({{2, "b"}, {1, "a"}}) << "ValidationException: Log events in a single PutLogEvents request must be in chronological order.";
        QTest::addRow("long span") << lines({{-kDay - 1, "a"}, {0, "b"}}) << "ValidationException: The batch of log events in a single PutLogEvents request cannot span more than 24 hours.";
        QTest::addRow("just fits") << lines({{-kDay, "a"}, {0, "b"}}) << "ok";
        QTest::addRow("empty") << lines({{0, "a"}, {0, ""}}) << "ValidationException: 1 validation error detected: Value '' at 'logEvents.2.member.message' failed to satisfy constraint: Member must have length greater than or equal to 1";
        QTest::addRow("large") << std::vector<LogLine>{{kNow, std::string(1'048'551, 'x')}} << "ValidationException: Log event too large: 1048577 bytes exceeds limit of 1048576";
        QTest::addRow("as large as may be") << std::vector<LogLine>{{kNow, std::string(1'048'550, 'x')}} << "ok";
        QTest::addRow("large batch") << std::vector<LogLine>{{kNow, std::string(600'000, 'x')}, {kNow, std::string(600'000, 'y')}} << "ValidationException: Upload too large: 1200052 bytes exceeds limit of 1048576";
        QTest::addRow("many") << std::vector<LogLine>(10'001, LogLine{kNow, "x"}) << "ValidationException: 1 validation error detected: Value at 'logEvents' failed to satisfy constraint: Member must have length less than or equal to 10000";
        QTest::addRow("as many as may be") << std::vector<LogLine>(10'000, LogLine{kNow, "x"}) << "ok";
    }
    void putChecksABatch() {
        QFETCH(std::vector<LogLine>, some);
        Shelf shelf;
        RF_OK(shelf.book->createGroup(kHere, kGroup));
        RF_OK(shelf.book->createStream(kHere, kGroup, kStream));
        const auto done = shelf.book->put(kHere, kGroup, kStream, some);
        QTEST(told(done), "error");
        QCOMPARE(shelf.book->read(kHere, kGroup, kStream, {.mostBytes = 1 << 22}).value().size(), done ? some.size() : 0);
    }

    void putLeavesOutWhatIsTooOldOrTooNew() {
        Shelf shelf;
        RF_OK(shelf.book->createGroup(kHere, kGroup));
        RF_OK(shelf.book->createStream(kHere, kGroup, kStream));
        const auto put = [&](const std::vector<LogLine>& some) { return shelf.book->put(kHere, kGroup, kStream, some).value(); };
        Rejected rejected = put(lines({{-14 * kDay - 1, "old"}, {-14 * kDay, "just"}}));
        QCOMPARE(rejected.tooOldEnd, std::optional(std::size_t{1}));
        QVERIFY(!rejected.tooNewStart && !rejected.expiredEnd);
        rejected = put(lines({{2 * kHour, "soon"}, {2 * kHour + 1, "new"}}));
        QCOMPARE(rejected.tooNewStart, std::optional(std::size_t{1}));
        QVERIFY(!rejected.tooOldEnd);
        QCOMPARE(shelf.read(kStream), "just soon");
        RF_OK(shelf.book->putRetention(kHere, kGroup, 3));
        rejected = put(lines({{-3 * kDay - 2, "x"}, {-3 * kDay - 1, "expired"}, {-3 * kDay, "kept"}}));
        QCOMPARE(rejected.expiredEnd, std::optional(std::size_t{2}));
        rejected = put(lines({{-20 * kDay, "x"}}));
        QCOMPARE(rejected.tooOldEnd, std::optional(std::size_t{1}));
        QCOMPARE(rejected.expiredEnd, std::optional(std::size_t{1}));
        QCOMPARE(shelf.read(kStream), "kept soon");
    }

    void appendMakesWhatIsMissingAndTakesAll() {
        Shelf shelf;
        shelf.append(kStream, lines({{0, "START RequestId: 1"}, {-400 * kDay, "ancient"}, {0, ""}, {30 * kDay, "future"}}));
        QCOMPARE(shelf.read(kStream), "ancient START RequestId: 1 future");
        shelf.append("large", {{kNow, std::string(3'000'000, 'x')}});
        QCOMPARE(shelf.book->read(kHere, kGroup, "large").value().front().message.size(), std::size_t{3'000'000});
        QVERIFY(told(shelf.book->append(kHere, "no spaces", kStream, {})).startsWith("ValidationException"));
        QVERIFY(told(shelf.book->append(kHere, kGroup, "a:b", {})).startsWith("ValidationException"));
        RF_OK(shelf.book->append(kHere, kGroup, "empty", {}));
        QCOMPARE(shelf.read("empty"), "");
    }

    void namesAndSettingsAreChecked() {
        Shelf shelf;
        for (const std::string& bad : {std::string(), std::string("a b"), std::string("ü"), std::string("a:b"), std::string(513, 'x')})
            QVERIFY(told(shelf.book->createGroup(kHere, bad)).startsWith("ValidationException: 1 validation error detected: Value '"));
        RF_OK(shelf.book->createGroup(kHere, std::string(512, 'x')));
        RF_OK(shelf.book->createGroup(kHere, kGroup));
        for (const std::string& bad : {std::string(), std::string("a:b"), std::string("a*"), std::string(513, 'x')})
            QVERIFY(told(shelf.book->createStream(kHere, kGroup, bad)).startsWith("ValidationException"));
        for (const int bad : {0, 2, -1, 4000}) QVERIFY(told(shelf.book->putRetention(kHere, kGroup, bad)).startsWith("ValidationException"));
        for (const int days : kRetentionDays) RF_OK(shelf.book->putRetention(kHere, kGroup, days));
        Tags many;
        for (int i = 0; i < 51; ++i) many.emplace_back("k" + std::to_string(i), "v");
        QVERIFY(told(shelf.book->setTags(kHere, kGroup, many, {})).startsWith("LimitExceededException"));
        QVERIFY(shelf.book->group(kHere, kGroup).value().tags.empty());
    }

    void retentionHidesThenErases() {
        Shelf shelf(true);
        shelf.append("s", lines({{0, "a"}, {kHour, "b"}, {kDay, "c"}}));
        shelf.append("other", lines({{0, "x"}}));
        auto keeper = std::make_unique<LogKeeper>(*shelf.book, shelf.clock, LogKeeperOptions{.chunk = 1});
        shelf.clock.advance(kDay);
        RF_OK(shelf.book->putRetention(kHere, kGroup, 1));
        QCOMPARE(shelf.filter(), "a x b c");
        shelf.clock.advance(1);
        QCOMPARE(shelf.filter(), "b c");
        QCOMPARE(shelf.read("s"), "b c");
        QCOMPARE(shelf.arrivals(0), "b c");
        const auto streams = shelf.book->streams(kHere, kGroup).value();
        QVERIFY(!streams[0].firstMs && !streams[0].lastMs); // "other"
        QCOMPARE(streams[1].firstMs, std::optional(kNow + kHour));
        keeper->stop(); // its thread may have been here; sweep() is what it does
        RF_OK(keeper->sweep());
        keeper.reset(); // the book outlives it: checked() closes it
        RF_OK(shelf.book->deleteRetention(kHere, kGroup));
        QCOMPARE(shelf.filter(), "b c");
        QCOMPARE(shelf.book->group(kHere, kGroup).value().storedBytes, std::int64_t{2 * 27});
        QCOMPARE(shelf.checked(), "");
    }

    void everythingIsThereAfterOpening() {
        Shelf shelf(true);
        shelf.append("s", lines({{0, "a"}, {1, "b"}}));
        RF_OK(shelf.book->putRetention(kHere, kGroup, 400));
        const Tick newest = shelf.book->newest();
        shelf.open(OpenMode::ReadWrite);
        QCOMPARE(shelf.read("s"), "a b");
        QCOMPARE(shelf.book->group(kHere, kGroup).value().retentionDays, std::optional(400));
        QCOMPARE(shelf.book->newest(), newest);
        shelf.append("s", lines({{1, "c"}}));
        shelf.append("t", lines({{0, "d"}}));
        QCOMPARE(shelf.filter(), "a d b c");
        QCOMPARE(shelf.arrivals(newest), "c d");
        QCOMPARE(shelf.arrivals(0), "a b c d"); // from before the opening
        QCOMPARE(shelf.checked(), "");
    }

    void arrivalsAreInTheOrderInWhichTheyCame() {
        Shelf shelf;
        QCOMPARE(shelf.book->newest(), Tick{0});
        shelf.append("s", lines({{9, "a"}, {1, "b"}}));
        const Tick seen = shelf.book->newest();
        QVERIFY(seen > 0);
        QCOMPARE(shelf.arrivals(seen), "");
        shelf.append("t", lines({{5, "c"}}));
        shelf.append("s", lines({{0, "d"}, {7, "e"}}));
        QCOMPARE(shelf.arrivals(seen), "c d e");
        QCOMPARE(shelf.arrivals(seen, 2), "c d");
        QCOMPARE(shelf.arrivals(0, 3), "a b c");
        const auto events = shelf.book->arrivals(kHere, kGroup, seen).value();
        QCOMPARE(shelf.arrivals(events[1].tick()), "e");
        for (int i = 0; i < 700; ++i) shelf.append("s", lines({{i, "x"}})); // more commits than are remembered
        QCOMPARE(shelf.arrivals(seen, 4), "c d e x");
        QCOMPARE(shelf.arrivals(shelf.book->newest() - 1), "x");
        RF_OK(shelf.book->deleteStream(kHere, kGroup, "s"));
        QCOMPARE(shelf.arrivals(seen), "c");
    }

    /// Whoever follows misses nothing and sees nothing twice, while several write.
    void followersMissNothing() {
        Shelf shelf;
        RF_OK(shelf.book->createGroup(kHere, kGroup));
        std::atomic<int> calls{0};
        const auto watch = shelf.book->watch([&](Tick) { ++calls; });
        std::vector<std::jthread> writers;
        for (int w = 0; w < 3; ++w)
            writers.emplace_back([&shelf, w] {
                for (int i = 0; i < 60; ++i)
                    (void)shelf.book->append(kHere, kGroup, "s" + std::to_string(w), std::vector<LogLine>{{kNow + (i * 7) % 13, std::to_string(w) + "-" + std::to_string(i)}});
            });
        QStringList seen;
        Tick after = 0;
        while (seen.size() < 180) {
            const auto events = shelf.book->arrivals(kHere, kGroup, after, 10);
            QVERIFY(events);
            for (const LogEvent& event : *events) seen << QString::fromStdString(event.message);
            if (!events->empty()) after = events->back().tick();
        }
        writers.clear();
        QCOMPARE(shelf.arrivals(after), "");
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 180);
        QCOMPARE(calls.load(), 180);
    }

    void watchersHearOfEveryChange() {
        Shelf shelf;
        QList<Tick> heard;
        Watch watch = shelf.book->watch([&](Tick newest) { heard << newest; });
        RF_OK(shelf.book->createGroup(kHere, kGroup));
        QCOMPARE(heard, QList<Tick>{0});
        shelf.append("s", lines({{0, "a"}}));
        QCOMPARE(heard, (QList<Tick>{0, shelf.book->newest()}));
        QVERIFY(!shelf.book->createGroup(kHere, kGroup));
        QCOMPARE(heard.size(), 2);
        watch.reset();
        shelf.append("s", lines({{0, "b"}}));
        QCOMPARE(heard.size(), 2);
    }

    void theCheckFindsWhatIsWrong() {
        Shelf shelf(true);
        shelf.append("s", lines({{0, "a"}}));
        RF_OK(shelf.store->write([](WriteTxn& txn) -> Status {
            Record record;
            RF_TRY(txn.get(0, logGroupMetaKey(kHere, kGroup), record));
            RF_ASSIGN(const auto group, logGroupFromJson(record.bytes));
            RF_TRY(txn.put(group.tree, LogEventKey{1, kNow, 1}.bytes(), "uncounted", 35));
            return txn.put(group.tree, LogEventKey{7, kNow, 1}.bytes(), "foreign", 33);
        }));
        QCOMPARE(shelf.checked(), "log group /aws/lambda/orders (us-east-1): An event belongs to no log stream.\n"
                                  "log group /aws/lambda/orders (us-east-1): The log stream s does not count the events it has.");
        Shelf lost(true);
        lost.append("s", lines({{0, "a"}}));
        RF_OK(lost.store->write([](WriteTxn& txn) { return txn.eraseMeta(logGroupMetaKey(kHere, kGroup)); }));
        const QString found = lost.checked();
        QVERIFY2(found.contains("belongs to no table, stream or log group.") && found.contains("The log stream s belongs to no log group."), qPrintable(found));
    }

    void aReadOnlyFileIsReadAndNotWritten() {
        Shelf shelf(true);
        shelf.append("s", lines({{0, "a"}}));
        shelf.open(OpenMode::ReadOnly);
        QCOMPARE(shelf.read("s"), "a");
        QVERIFY(!shelf.book->append(kHere, kGroup, "s", lines({{0, "b"}})));
        QCOMPARE(shelf.read("s"), "a");
    }

    /// The engine's own keeper, on its own thread.
    void theEngineForgetsWhatIsTooOld() {
        HeldClock clock(kNow);
        auto opened = openEngine({}, {.mode = EngineOptions::Mode::InMemory, .clock = &clock});
        QVERIFY(opened);
        LogBook& book = *(*opened)->logs();
        RF_OK(book.append(kHere, kGroup, "s", lines({{-5 * kDay, "old"}, {0, "new"}})));
        RF_OK(book.putRetention(kHere, kGroup, 1));
        QTRY_COMPARE_WITH_TIMEOUT(book.group(kHere, kGroup).value().storedBytes, std::int64_t{29}, 30'000);
        RF_OK((*opened)->close());
    }
};

RF_TEST_GUILESS_MAIN(TestLogBook)

} // namespace tst_log_book

#include "tst_log_book.moc"
