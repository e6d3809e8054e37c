// A process whose triggers run is killed in the middle of their batches, ten times: every change is delivered, in the order
// of its item, and a position in the file never lies beyond what was delivered.

#include "engine/api/ops/all.h"
#include "engine/service.h"
#include "engine/storage/sqlite/layout.h"
#include "engine/storage/sqlite/sqlite_store.h"
#include "engine/streams/names.h"
#include "engine/streams/stream_log.h"
#include "engine/triggers/book.h"
#include "engine/triggers/triggers.h"
#include "tests/engine/triggers/script_folder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

#include <csignal>
#include <map>
#include <random>
#include <set>

using namespace rf;
using namespace rf::test;
namespace fs = std::filesystem;

namespace {

constexpr int kRounds = 10;

struct Batch {
    qint64 ms = 0;
    QStringList sequences;
};

} // namespace

class TestKilledTriggers : public QObject {
    Q_OBJECT
    ScriptFolder m_folder;
    const fs::path m_file = m_folder.path("shop.rfdb");
    std::string m_arn, m_uuid;

    /// A file, a function that keeps every event in a file of its own, whole or not at all, and a mapping.
    void make() {
        qputenv("XDG_STATE_HOME", QByteArray::fromStdString(m_folder.path("state")));
        auto opened = openEngine(m_file, {.mode = EngineOptions::Mode::Create});
        QVERIFY(opened);
        Service& service = **opened;
        QVERIFY(call<CreateTable>(service, {.tableName = "Steps",
                                            .attributeDefinitions = std::vector<AttributeDefinitionIn>{{"pk", "S"}},
                                            .keySchema = std::vector<KeySchemaElementIn>{{"pk", "HASH"}},
                                            .billingMode = "PAY_PER_REQUEST",
                                            .streamSpecification = StreamSpecificationIn{true, "NEW_IMAGE"}}));
        const TablePtr table = service.catalog()->find(kDefaultRegion, "Steps");
        m_arn = table->arn() + "/stream/" + table->streamLabel;
        const std::string events = m_folder.path("events");
        fs::create_directories(events);
        auto function = commandFunction({m_folder.shell("keep", "set -e; part=$(mktemp " + events + "/XXXXXXXXXXXX); cat > $part; mv $part $part.$(date +%s%N).json")});
        function.region = std::string(kDefaultRegion);
        QVERIFY(service.triggers()->createFunction(function));
        triggers::Mapping mapping;
        mapping.region = std::string(kDefaultRegion);
        mapping.functionName = "function";
        mapping.streamArn = m_arn;
        mapping.batchSize = 20;
        mapping.parallelizationFactor = 2;
        const auto made = service.triggers()->createMapping(mapping);
        QVERIFY(made);
        m_uuid = made->uuid;
        QVERIFY(service.close());
    }

    QProcess* start(const QStringList& arguments) {
        auto* const process = new QProcess(this);
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(RF_BINARY_DIR "/rangefinder-trigger-loop", QStringList{QString::fromStdString(m_file.string())} + arguments);
        return process;
    }

    /// Every batch that was delivered whole, in the order in which that happened.
    QList<Batch> delivered() const {
        QList<Batch> all;
        for (const auto& entry : fs::directory_iterator(m_folder.path("events"))) {
            if (entry.path().extension() != ".json") continue;
            QFile file(QString::fromStdString(entry.path().string()));
            if (!file.open(QIODevice::ReadOnly)) qFatal("event");
            Batch batch{.ms = QString::fromStdString(entry.path().stem().extension().string()).mid(1).toLongLong()};
            for (const auto& record : QJsonDocument::fromJson(file.readAll()).object()["Records"].toArray())
                batch.sequences << record.toObject()["dynamodb"].toObject()["SequenceNumber"].toString();
            all << batch;
        }
        std::ranges::sort(all, {}, &Batch::ms);
        return all;
    }

    /// The file as a program that never runs triggers sees it.
    void positionsLieBehindDeliveries() {
        std::set<QString> seen;
        for (const Batch& batch : delivered()) seen.insert(batch.sequences.begin(), batch.sequences.end());
        auto opened = openEngine(m_file, {.mode = EngineOptions::Mode::ReadOnly});
        QVERIFY(opened);
        triggers::Book book(*(*opened)->store());
        QVERIFY(book.load());
        const auto positions = book.positions(m_uuid);
        const auto changes = (*opened)->streams()->read(m_arn, 0, 100'000'000);
        QVERIFY(changes);
        std::size_t behind = 0;
        for (const auto& change : *changes) {
            const auto at = positions.find(change.shard);
            if (at == positions.end() || change.tick > at->second.done) continue;
            ++behind;
            QVERIFY2(seen.contains(QString::fromStdString(change.sequence)), "a position lies beyond a record that was not delivered");
        }
        m_behind = std::max(m_behind, behind);
    }
    std::size_t m_behind = 0;

private slots:
    void tenTimesInTheMiddleOfABatch() {
        make();
        std::mt19937 random(20'261'129);
        for (int round = 0; round < kRounds; ++round) {
            QProcess* const loop = start({"write", "r" + QString::number(round)});
            QVERIFY(loop->waitForReadyRead(20'000));
            // Some batches have been delivered in this round, others are on their way.
            const qsizetype before = delivered().size();
            QTRY_VERIFY_WITH_TIMEOUT(delivered().size() >= before + 3, 20'000);
            QTest::qWait(int(random() % 60));
            ::kill(static_cast<pid_t>(loop->processId()), SIGKILL);
            QVERIFY(loop->waitForFinished());
            QCOMPARE(loop->exitStatus(), QProcess::CrashExit);
            positionsLieBehindDeliveries();
        }
        QVERIFY2(m_behind > 0, "no position was ever saved");

        QProcess* const drain = start({"drain"});
        QVERIFY(drain->waitForFinished(120'000));
        QCOMPARE(drain->exitCode(), 0);
        verify();
    }

private:
    void verify() {
        auto opened = openEngine(m_file, {.mode = EngineOptions::Mode::ReadOnly});
        QVERIFY(opened);
        const auto changes = (*opened)->streams()->read(m_arn, 0, 100'000'000);
        QVERIFY(changes && changes->size() >= 3 * kRounds);
        std::map<QString, std::string> itemOf;
        std::map<std::string, QStringList> expected, first;
        for (const auto& change : *changes) {
            const std::string& pk = change.keys.find("pk")->asString();
            itemOf[QString::fromStdString(change.sequence)] = pk;
            expected[pk] << QString::fromStdString(change.sequence);
        }
        std::set<QString> seen;
        qsizetype deliveries = 0;
        for (const Batch& batch : delivered())
            for (const QString& sequence : batch.sequences) {
                ++deliveries;
                QVERIFY2(itemOf.contains(sequence), "a record was delivered that is not in the stream");
                if (seen.insert(sequence).second) first[itemOf[sequence]] << sequence;
            }
        QCOMPARE(seen.size(), changes->size()); // none is lost
        for (const auto& [pk, sequences] : expected) QCOMPARE(first[pk], sequences);
        qInfo("%zu changes, %lld deliveries, %lld of them again after a kill", changes->size(), static_cast<long long>(deliveries), static_cast<long long>(deliveries - static_cast<qsizetype>(seen.size())));
    }
};

QTEST_GUILESS_MAIN(TestKilledTriggers)
#include "tst_killed_triggers.moc"
