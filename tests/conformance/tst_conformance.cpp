// Runs every case twice, through the façade and through HTTP; both must answer as expected, and alike.

#include "tests/conformance/doors.h"

#include <QtTest>

using namespace conformance;

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
        FacadeBench facade;
        HttpBench http;
        for (const QString& table : each.tables) {
            makeTable(facade, table);
            makeTable(http, table);
            if (QTest::currentTestFailed()) return;
        }
        for (const Step& step : each.steps) {
            const Answer answer = facade.perform(step);
            const QString fault = judge(step, answer);
            QVERIFY2(fault.isEmpty(), qPrintable(step.operation + ": " + fault));
            const Answer overHttp = http.perform(step);
            QCOMPARE(overHttp.ok, answer.ok);
            const QString other = difference(withoutChance(answer.body), withoutChance(overHttp.body), "HTTP");
            QVERIFY2(other.isEmpty(), qPrintable(step.operation + ": " + other));
        }
    }

    void theJudgeCanSayNo_data() {
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("found");
        QTest::addColumn<bool>("same");
        QTest::newRow("equal") << R"({"a":[1,{"b":"c"}]})"
                               << R"({"a":[1,{"b":"c"}]})" << true;
        QTest::newRow("other text") << R"({"a":"b"})"
                                    << R"({"a":"c"})" << false;
        QTest::newRow("missing member") << R"({"a":1,"b":2})"
                                        << R"({"a":1})" << false;
        QTest::newRow("extra member") << R"({"a":1})"
                                      << R"({"a":1,"b":2})" << false;
        QTest::newRow("extra member, partly") << R"({"$has":{"a":1}})"
                                              << R"({"a":1,"b":2})" << true;
        QTest::newRow("order counts") << R"({"a":[1,2]})"
                                      << R"({"a":[2,1]})" << false;
        QTest::newRow("any order") << R"({"a":{"$anyOrder":[1,2]}})"
                                   << R"({"a":[2,1]})" << true;
        QTest::newRow("any order, one other") << R"({"a":{"$anyOrder":[1,2]}})"
                                              << R"({"a":[2,3]})" << false;
        QTest::newRow("any order, one twice") << R"({"a":{"$anyOrder":[1,1]}})"
                                              << R"({"a":[1,2]})" << false;
        QTest::newRow("shorter list") << R"({"a":[1,2]})"
                                      << R"({"a":[1]})" << false;
        QTest::newRow("anything") << R"({"a":{"$any":true}})"
                                  << R"({"a":7})" << true;
        QTest::newRow("anything but nothing") << R"({"a":{"$any":true}})"
                                              << R"({})" << false;
        QTest::newRow("absent") << R"({"$has":{"a":{"$absent":true}}})"
                                << R"({"b":1})" << true;
        QTest::newRow("not absent") << R"({"$has":{"a":{"$absent":true}}})"
                                    << R"({"a":1})" << false;
        QTest::newRow("pattern") << R"({"a":{"$matches":"b+c"}})"
                                 << R"({"a":"bbc"})" << true;
        QTest::newRow("pattern is anchored") << R"({"a":{"$matches":"b+"}})"
                                             << R"({"a":"bbc"})" << false;
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
    void makeTable(Bench& bench, const QString& table) {
        QVERIFY2(m_tables.contains(table), qPrintable("no such table in tables.json: " + table));
        QJsonObject input = m_tables[table].toObject();
        input.insert("TableName", table);
        const Answer created = bench.send("CreateTable", input);
        QVERIFY2(created.ok, qPrintable(table + ": " + shown(created.body)));
        QVERIFY(bench.waitActive(table));
    }

    QJsonObject m_tables;
    QList<Case> m_cases;
};

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"
