// Calls that answer late, handles that die early, jobs that are cancelled, errors that get their words.

#include "models/async/engine_client.h"
#include "models/async/failure.h"
#include "models/async/job.h"
#include "tests/support/program.h"

#include <QSemaphore>
#include <QSignalSpy>

namespace tst_async {

using namespace rf::models;

namespace {

/// A service of which only its existence matters.
class NoService : public rf::Service {
public:
    rf::Result<rf::Response> execute(const rf::Request&, const rf::Context&) override { return rf::internal("none"); }
    rf::CatalogPtr catalog() const override { return std::make_shared<rf::Catalog>(); }
    rf::StoreInfo info() const override { return {}; }
    rf::Store* store() override { return nullptr; }
    rf::Status close() override { return {}; }
};

struct Echo {
    static constexpr std::string_view kName = "Echo";
    struct Input {
        std::string text;
    };
    struct Output {
        std::string text;
    };
};
class EchoService : public NoService {
public:
    rf::Result<rf::Response> execute(const rf::Request& request, const rf::Context& context) override {
        return rf::Response::of<Echo>({request.as<Echo>().text + "@" + context.region});
    }
};

} // namespace

class TestAsync : public QObject {
    Q_OBJECT
private slots:
    void delivers();
    void deliversOnlyTheNewest();
    void cancelSilences();
    void handleThatDies();
    void receiverThatDies();
    void askingAgainFromAnAnswer();
    void typedCall();
    void clientWaits();
    void jobSucceeds();
    void jobFails();
    void jobIsCancelled();
    void jobThatIsDestroyed();
    void jobReportsSparingly();
    void jobOfOthersIsTold();
    void everyCodeHasWords();
    void flags();
};

void TestAsync::delivers() {
    EngineClient client(std::make_shared<NoService>());
    LatestCall call;
    QObject receiver;
    int answer = 0;
    QThread* worker = nullptr;
    call.run(
        client, &receiver,
        [&worker](rf::Service&, std::stop_token) {
            worker = QThread::currentThread();
            return 42;
        },
        [&](int result) {
            QCOMPARE(QThread::currentThread(), qApp->thread());
            answer = result;
        });
    QVERIFY(call.isRunning());
    QTRY_COMPARE(answer, 42);
    QVERIFY(!call.isRunning());
    QVERIFY(worker != qApp->thread());
}

void TestAsync::deliversOnlyTheNewest() {
    EngineClient client(std::make_shared<NoService>());
    LatestCall call;
    QObject receiver;
    QSemaphore gate;
    std::atomic<bool> stopped{false};
    QList<int> answers;
    call.run(
        client, &receiver,
        [&](rf::Service&, std::stop_token stop) {
            gate.acquire();
            stopped = stop.stop_requested();
            return 1;
        },
        [&](int result) { answers.append(result); });
    call.run(
        client, &receiver, [](rf::Service&, std::stop_token) { return 2; },
        [&](int result) { answers.append(result); });
    QTRY_COMPARE(answers, QList<int>{2});
    gate.release();
    client.waitForDone();
    QCoreApplication::processEvents();
    QTest::qWait(0);
    QCOMPARE(answers, QList<int>{2});
    QVERIFY(stopped); // the older one was told to stop
}

void TestAsync::cancelSilences() {
    EngineClient client(std::make_shared<NoService>());
    LatestCall call;
    QObject receiver;
    bool answered = false;
    call.run(
        client, &receiver, [](rf::Service&, std::stop_token) { return 1; }, [&](int) { answered = true; });
    call.cancel();
    QVERIFY(!call.isRunning());
    client.waitForDone();
    QTest::qWait(0);
    QVERIFY(!answered);
}

void TestAsync::handleThatDies() {
    EngineClient client(std::make_shared<NoService>());
    QObject receiver;
    bool answered = false;
    {
        LatestCall call;
        call.run(
            client, &receiver, [](rf::Service&, std::stop_token) { return 1; }, [&](int) { answered = true; });
    }
    client.waitForDone();
    QTest::qWait(0);
    QVERIFY(!answered);
}

void TestAsync::receiverThatDies() {
    EngineClient client(std::make_shared<NoService>());
    LatestCall call;
    QSemaphore gate;
    auto receiver = std::make_unique<QObject>();
    bool answered = false;
    call.run(
        client, receiver.get(),
        [&](rf::Service&, std::stop_token) {
            gate.acquire();
            return 1;
        },
        [&](int) { answered = true; });
    receiver.reset();
    gate.release();
    client.waitForDone();
    QTest::qWait(0);
    QVERIFY(!answered);
}

void TestAsync::askingAgainFromAnAnswer() {
    EngineClient client(std::make_shared<NoService>());
    LatestCall call;
    QObject receiver;
    QList<int> answers;
    std::function<void(int)> ask = [&](int n) {
        call.run(
            client, &receiver, [n](rf::Service&, std::stop_token) { return n; },
            [&](int result) {
                answers.append(result);
                if (result < 3) ask(result + 1);
            });
    };
    ask(1);
    QTRY_COMPARE(answers, (QList<int>{1, 2, 3}));
    QVERIFY(!call.isRunning());
}

void TestAsync::typedCall() {
    EngineClient client(std::make_shared<EchoService>());
    LatestCall call;
    QObject receiver;
    std::string answer;
    call.submit<Echo>(client, &receiver, {"a"}, "eu-west-1", [&](rf::Result<Echo::Output> result) {
        QVERIFY(result);
        answer = result->text;
    });
    QTRY_COMPARE(answer, std::string("a@eu-west-1"));
    auto future = client.submit<Echo>({"b"});
    future.waitForFinished();
    QCOMPARE(future.result()->text, std::string("b@us-east-1"));
}

void TestAsync::clientWaits() {
    std::atomic<int> done{0};
    {
        EngineClient client(std::make_shared<NoService>());
        for (int i = 0; i < 20; ++i) client.run([&done](rf::Service&) { return ++done; });
    }
    QCOMPARE(done.load(), 20);
}

void TestAsync::jobSucceeds() {
    Job job("Importing orders.json", "items", [](JobControl& control) -> rf::Result<JobSummary> {
        control.report(5, 10);
        return JobSummary{"5 items", {"line 3: no key"}, "a.rfdb"};
    });
    QCOMPARE(job.state(), Job::State::Running);
    QSignalSpy finished(&job, &Job::finished);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(job.state(), Job::State::Finished);
    QCOMPARE(job.summary().text, "5 items");
    QCOMPARE(job.summary().details, QStringList{"line 3: no key"});
    QCOMPARE(job.percent(), 50);
    QCOMPARE(job.title(), "Importing orders.json");
    const qint64 elapsed = job.elapsedMs();
    QTest::qWait(20);
    QCOMPARE(job.elapsedMs(), elapsed); // the clock stands
    job.cancel();
    QCOMPARE(job.state(), Job::State::Finished);
    QCOMPARE(finished.count(), 1);
}

void TestAsync::jobFails() {
    Job job("x", "items", [](JobControl&) -> rf::Result<JobSummary> {
        return rf::Error{rf::ErrorCode::DiskFull, "no space left"};
    });
    QCOMPARE(job.percent(), -1);
    QTRY_COMPARE(job.state(), Job::State::Failed);
    QCOMPARE(job.failure().name, "DiskFull");
    QCOMPARE(job.failure().detail, "no space left");
}

void TestAsync::jobIsCancelled() {
    Job job("x", "items", [](JobControl& control) -> rf::Result<JobSummary> {
        qint64 n = 0;
        while (control.report(++n, 0)) QThread::msleep(1);
        return rf::Error{rf::ErrorCode::Cancelled, "cancelled"};
    });
    QTRY_VERIFY(job.done() > 0);
    job.cancel();
    QTRY_COMPARE(job.state(), Job::State::Cancelled);
    QVERIFY(job.failure().cancelled);
}

void TestAsync::jobThatIsDestroyed() {
    std::atomic<bool> ended{false};
    {
        Job job("x", "items", [&ended](JobControl& control) -> rf::Result<JobSummary> {
            while (!control.cancelled()) QThread::msleep(1);
            ended = true;
            return rf::Error{rf::ErrorCode::Cancelled, ""};
        });
    }
    QVERIFY(ended);
}

void TestAsync::jobReportsSparingly() {
    QSemaphore gate;
    Job job("x", "items", [&gate](JobControl& control) -> rf::Result<JobSummary> {
        for (int i = 1; i <= 10'000; ++i) control.report(i, 10'000);
        gate.acquire();
        return JobSummary{};
    });
    QSignalSpy progressed(&job, &Job::progressed);
    QTRY_VERIFY(progressed.count() >= 1);
    QTest::qWait(250);
    QVERIFY2(progressed.count() <= 2, "nothing new was reported"); // not once a report, not once a tick
    gate.release();
    QTRY_COMPARE(job.state(), Job::State::Finished);
}

/// Its work runs elsewhere: no thread, and the first end counts.
void TestAsync::jobOfOthersIsTold() {
    Job job(QStringLiteral("Setting"), QStringLiteral("items"));
    QSignalSpy progressed(&job, &Job::progressed), finished(&job, &Job::finished), asked(&job, &Job::cancelAsked);
    job.tell(3, 12);
    QCOMPARE(progressed.size(), 1);
    QCOMPARE(job.percent(), 25);
    QCOMPARE(job.state(), Job::State::Running);
    job.cancel();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(job.state(), Job::State::Running); // until it is told
    job.end(rf::Error{rf::ErrorCode::Cancelled, "Cancelled."});
    job.end(JobSummary{QStringLiteral("late"), {}, {}});
    QCOMPARE(job.state(), Job::State::Cancelled);
    QCOMPARE(finished.size(), 1);
    auto running = std::make_unique<Job>(QStringLiteral("Setting"), QString());
    QSignalSpy last(running.get(), &Job::cancelAsked);
    running.reset();
    QCOMPARE(last.size(), 1); // whoever runs it hears of its going
}

void TestAsync::everyCodeHasWords() {
    QSet<QString> headlines;
    for (int code = 0; code <= int(rf::ErrorCode::Io); ++code) {
        const auto failure = Failure::of({static_cast<rf::ErrorCode>(code), "the engine's words"});
        QVERIFY(!failure.isEmpty());
        QVERIFY(!failure.remedy.isEmpty());
        QCOMPARE(failure.detail, "the engine's words");
        QCOMPARE(failure.name, QString::fromUtf8(rf::errorInfo(static_cast<rf::ErrorCode>(code)).name.data()));
        QVERIFY2(!headlines.contains(failure.headline), qPrintable(failure.name));
        headlines.insert(failure.headline);
    }
}

void TestAsync::flags() {
    QVERIFY(Failure::of({rf::ErrorCode::FileNotOurs, ""}).notOurs);
    QVERIFY(Failure::of({rf::ErrorCode::FileHeld, ""}).held);
    QVERIFY(Failure::of({rf::ErrorCode::Cancelled, ""}).cancelled);
    QVERIFY(!Failure::of({rf::ErrorCode::Io, ""}).held);
    QVERIFY(Failure().isEmpty());
    QCOMPARE(Failure::own("a", "b", "c").remedy, "c");
}

RF_TEST_GUILESS_MAIN(TestAsync)

} // namespace tst_async

#include "tst_async.moc"
