// Runs every case file through the façade: JSON in, corridor, JSON out.

#include "engine/service.h"
#include "tests/conformance/case_file.h"

#include <QtTest>

using namespace conformance;

namespace {

class HeldClock final : public rf::Clock {
public:
    std::int64_t nowMs() const override { return m_nowMs; }
    std::chrono::steady_clock::time_point steadyNow() const override {
        return std::chrono::steady_clock::time_point(std::chrono::milliseconds(m_nowMs.load()));
    }
    void advance(std::int64_t ms) { m_nowMs += ms; }

private:
    std::atomic<std::int64_t> m_nowMs{1'790'000'000'000};
};

/// An engine in memory, spoken to in JSON.
class Bench {
public:
    Bench() {
        auto opened = rf::openEngine({}, {.mode = rf::EngineOptions::Mode::InMemory, .clock = &m_clock});
        if (!opened) qFatal("%s", opened.error().message.c_str());
        m_service = std::move(opened).value();
    }

    Answer send(const QString& operation, const QJsonObject& input) {
        const QByteArray json = QJsonDocument(input).toJson(QJsonDocument::Compact);
        const auto request = rf::requestFromJson(operation.toStdString(), {json.data(), std::size_t(json.size())});
        if (!request) return {false, parsed(rf::errorToJson(request.error()))};
        const auto response = m_service->execute(*request, {});
        if (!response) return {false, parsed(rf::errorToJson(response.error()))};
        return {true, parsed(rf::responseToJson(*response))};
    }

    /// "Wait" and "WaitActive" are the runner's own; everything else is the service's.
    Answer perform(const Step& step) {
        if (step.operation == "Wait") {
            m_clock.advance(qint64(step.input["seconds"].toDouble() * 1000));
            return {true, {}};
        }
        if (step.operation == "WaitActive") return {waitActive(step.input["TableName"].toString()), {}};
        return send(step.operation, step.input);
    }

    bool waitActive(const QString& name) {
        for (int i = 0; i < 10'000; ++i) {
            if (settled(name)) return true;
            QThread::msleep(1);
        }
        return false;
    }

private:
    static QJsonObject parsed(const std::string& json) {
        return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    }
    /// Active with all its indexes, or gone.
    bool settled(const QString& name) const {
        const auto table = m_service->catalog()->find(rf::kDefaultRegion, name.toStdString());
        if (!table) return true;
        return table->status == rf::TableStatus::Active &&
               std::all_of(table->indexes.begin(), table->indexes.end(),
                           [](const rf::IndexSchema& index) { return index.status == rf::TableStatus::Active; });
    }

    HeldClock m_clock;
    std::unique_ptr<rf::Service> m_service;
};

} // namespace

class TestConformance : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        const QDir folder(RF_SOURCE_DIR "/tests/conformance");
        m_tables = readJson(folder.filePath("tables.json")).object();
        for (const QString& file : QDir(folder.filePath("cases")).entryList({"*.json"}, QDir::Files, QDir::Name))
            for (const auto& each : readJson(folder.filePath("cases/" + file)).array()) {
                Case read = caseFrom(each.toObject());
                read.name = file.chopped(5) + ": " + read.name;
                m_cases << read;
            }
    }

    void conforms_data() {
        QTest::addColumn<int>("index");
        QSet<QString> names;
        for (qsizetype i = 0; i < m_cases.size(); ++i) {
            QVERIFY2(!names.contains(m_cases[i].name), qPrintable("twice: " + m_cases[i].name));
            names << m_cases[i].name;
            QTest::newRow(qPrintable(m_cases[i].name)) << int(i);
        }
    }
    void conforms() {
        QFETCH(int, index);
        const Case& each = m_cases[index];
        Bench bench;
        for (const QString& table : each.tables) {
            QVERIFY2(m_tables.contains(table), qPrintable("no such table in tables.json: " + table));
            QJsonObject input = m_tables[table].toObject();
            input.insert("TableName", table);
            const Answer created = bench.send("CreateTable", input);
            QVERIFY2(created.ok, qPrintable(table + ": " + shown(created.body)));
            QVERIFY(bench.waitActive(table));
        }
        for (const Step& step : each.steps) {
            const QString fault = judge(step, bench.perform(step));
            QVERIFY2(fault.isEmpty(), qPrintable(step.operation + ": " + fault));
        }
    }

    void theJudgeCanSayNo_data() {
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("found");
        QTest::addColumn<bool>("same");
        QTest::newRow("equal") << R"({"a":[1,{"b":"c"}]})" << R"({"a":[1,{"b":"c"}]})" << true;
        QTest::newRow("other text") << R"({"a":"b"})" << R"({"a":"c"})" << false;
        QTest::newRow("missing member") << R"({"a":1,"b":2})" << R"({"a":1})" << false;
        QTest::newRow("extra member") << R"({"a":1})" << R"({"a":1,"b":2})" << false;
        QTest::newRow("extra member, partly") << R"({"$has":{"a":1}})" << R"({"a":1,"b":2})" << true;
        QTest::newRow("order counts") << R"({"a":[1,2]})" << R"({"a":[2,1]})" << false;
        QTest::newRow("any order") << R"({"a":{"$anyOrder":[1,2]}})" << R"({"a":[2,1]})" << true;
        QTest::newRow("any order, one other") << R"({"a":{"$anyOrder":[1,2]}})" << R"({"a":[2,3]})" << false;
        QTest::newRow("any order, one twice") << R"({"a":{"$anyOrder":[1,1]}})" << R"({"a":[1,2]})" << false;
        QTest::newRow("shorter list") << R"({"a":[1,2]})" << R"({"a":[1]})" << false;
        QTest::newRow("anything") << R"({"a":{"$any":true}})" << R"({"a":7})" << true;
        QTest::newRow("anything but nothing") << R"({"a":{"$any":true}})" << R"({})" << false;
        QTest::newRow("absent") << R"({"$has":{"a":{"$absent":true}}})" << R"({"b":1})" << true;
        QTest::newRow("not absent") << R"({"$has":{"a":{"$absent":true}}})" << R"({"a":1})" << false;
        QTest::newRow("pattern") << R"({"a":{"$matches":"b+c"}})" << R"({"a":"bbc"})" << true;
        QTest::newRow("pattern is anchored") << R"({"a":{"$matches":"b+"}})" << R"({"a":"bbc"})" << false;
    }
    void theJudgeCanSayNo() {
        QFETCH(QString, expected);
        QFETCH(QString, found);
        QFETCH(bool, same);
        const auto object = [](const QString& text) { return QJsonDocument::fromJson(text.toUtf8()).object(); };
        QCOMPARE(difference(object(expected), object(found), "it").isEmpty(), same);
    }

    void generators() {
        const auto object = [](const char* text) { return QJsonDocument::fromJson(text).object(); };
        QCOMPARE(expanded(object(R"({"S":{"$repeat":"ab","times":3}})")).toObject(), object(R"({"S":"ababab"})"));
        QCOMPARE(expanded(object(R"({"v":{"$nest":2,"value":{"S":"x"}}})")).toObject(),
                 object(R"({"v":{"L":[{"L":[{"S":"x"}]}]}})"));
        QCOMPARE(expanded(object(R"({"l":{"$times":2,"each":{"k$i":{"N":"$i"}}}})")).toObject(),
                 object(R"({"l":[{"k0":{"N":"0"}},{"k1":{"N":"1"}}]})"));
    }

private:
    QJsonObject m_tables;
    QList<Case> m_cases;
};

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"
