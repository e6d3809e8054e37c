// An import and an export being set up: what a file looks like, what becomes of its columns, what keeps it from starting,
// and the jobs that come of it.

#include "models/transfer/export_draft.h"
#include "models/transfer/import_draft.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>

namespace tst_import_draft {

using namespace rf::models;
using namespace rf::models::test;
using rf::transfer::As;
using rf::transfer::OutFormat;

namespace {
bool done(Job* job) {
    return job && QTest::qWaitFor([job] { return job->state() != Job::State::Running; }, 30'000);
}
} // namespace

class TestImportDraft : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    MemorySettings m_settings;
    std::unique_ptr<Workspace> m_workspace;
    FileSession* m_session = nullptr;

    QString path(const char* name) const { return m_dir->filePath(QString::fromLatin1(name)); }
    QString write(const char* name, const QByteArray& bytes) const {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("%s", name);
        return path(name);
    }
    QByteArray read(const char* name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool ready(ImportDraft& draft) {
        return QTest::qWaitFor([&] { return draft.state() != ImportDraft::State::Looking; }, 30'000) && draft.state() == ImportDraft::State::Ready;
    }
    QByteArray stored(const char* table, const char* pk, const char* sk) {
        rf::GetItem::Input input;
        input.tableName = table;
        input.key = rf::InputAttributes(item(std::string("{\"pk\":{\"S\":\"") + pk + "\"},\"sk\":{\"S\":\"" + sk + "\"}}").attributes());
        const auto got = rf::call<rf::GetItem>(*m_session->client()->service(), input, {});
        return got && got->item ? QByteArray::fromStdString(rf::toJson(*got->item)) : QByteArray();
    }

private slots:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        {
            auto engine = rf::openEngine(path("t.rfdb").toStdString(), {.mode = rf::EngineOptions::Mode::Create});
            QVERIFY(engine);
            madeShop(**engine);
            for (const char* sk : {"1", "2", "3"}) put(**engine, "Shop", keyed("c", sk, R"("n":{"N":"1"})"));
            QVERIFY((*engine)->close());
        }
        m_workspace = std::make_unique<Workspace>([](const std::filesystem::path& file, const rf::EngineOptions& options) { return rf::openEngine(file, options); }, &m_settings);
        m_session = m_workspace->openFile(path("t.rfdb"));
        QVERIFY(QTest::qWaitFor([this] { return m_session->state() == FileSession::State::Open; }, 30'000));
    }
    void cleanup() { m_workspace.reset(); }

    void aFileIsLookedAtAndImported() {
        ImportDraft draft(m_workspace.get());
        const QAbstractItemModelTester columns(draft.columns(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester preview(draft.preview(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        draft.setTarget(m_session, QStringLiteral("us-east-1"), QStringLiteral("Shop"));
        QVERIFY(!draft.problem().isEmpty());
        draft.setFile(write("in.csv", "customer;sk;qty;gone\na;1;2.50;x\nb;2;3;y\n"));
        QVERIFY(ready(draft));
        QVERIFY2(draft.sourceNote().startsWith("CSV"), qPrintable(draft.sourceNote()));
        QVERIFY2(draft.problem().contains("pk"), qPrintable(draft.problem()));
        QCOMPARE(draft.columns()->rowCount(), 4);
        QCOMPARE(draft.columns()->index(0, MappingModel::SampleColumn).data().toString(), QString::fromUtf8("a · b"));
        draft.columns()->setAttribute(0, QStringLiteral("pk"));
        draft.columns()->setUsed(3, false);
        QVERIFY2(draft.problem().isEmpty(), qPrintable(draft.problem()));
        QVERIFY(draft.columns()->index(0, 0).data(MappingModel::KeyRole).toBool());
        QCOMPARE(draft.preview()->rowCount(), 2);
        QCOMPARE(draft.preview()->index(0, 3).data().toString(), QStringLiteral("2.5"));
        QCOMPARE(draft.preview()->index(0, 3).data(PreviewModel::TypeCodeRole).toString(), QStringLiteral("N"));
        Job* job = draft.start();
        QVERIFY(done(job));
        QCOMPARE(job->summary().text, QStringLiteral("2 items imported into Shop"));
        QCOMPARE(stored("Shop", "a", "1"), QByteArray(R"({"pk":{"S":"a"},"qty":{"N":"2.5"},"sk":{"S":"1"}})"));
    }
    void theMappingSaysWhatIsWrong() {
        ImportDraft draft(m_workspace.get());
        draft.setTarget(m_session, QStringLiteral("us-east-1"), QStringLiteral("Shop"));
        draft.setFile(write("in.csv", "pk,sk,qty\na,1,x\nb,2,3\n"));
        QVERIFY(ready(draft));
        QCOMPARE(draft.preview()->refused(), 0);
        QSignalSpy changed(&draft, &ImportDraft::changed);
        draft.columns()->setType(2, As::N);
        QVERIFY(changed.count() > 0);
        QCOMPARE(draft.preview()->refused(), 1);
        QCOMPARE(draft.preview()->firstProblem(), QStringLiteral("Line 2: qty: \"x\" is no number."));
        draft.columns()->setType(0, As::N);
        QVERIFY2(draft.problem().contains("must be of type S"), qPrintable(draft.problem()));
        QVERIFY(!draft.start());
        draft.columns()->setType(0, As::S);
        rf::transfer::Layout layout = draft.layout();
        layout.header = false;
        draft.setLayout(layout);
        QVERIFY(ready(draft));
        QCOMPARE(draft.columns()->index(0, MappingModel::SourceColumn).data().toString(), QStringLiteral("column 1"));
        QCOMPARE(draft.preview()->rowCount(), 3);
        draft.setFile(path("none.csv"));
        QVERIFY(!ready(draft));
        QCOMPARE(draft.state(), ImportDraft::State::Failed);
        QVERIFY2(draft.problem().contains("none.csv"), qPrintable(draft.problem()));
        QCOMPARE(draft.columns()->rowCount(), 0);
    }
    void aTableIsMadeForIt() {
        ImportDraft draft(m_workspace.get());
        draft.setNewTable(m_session, QStringLiteral("us-east-1"), QStringLiteral("Readings"), QStringLiteral("sensor"), QStringLiteral("at"));
        draft.setFile(write("in.jsonl", "{\"sensor\":\"s1\",\"at\":17,\"v\":0.1}\n{\"sensor\":\"s1\",\"at\":18,\"v\":0.2}\n"));
        QVERIFY(ready(draft));
        for (int row = 0; row < draft.columns()->rowCount(); ++row)
            if (draft.columns()->index(row, 0).data() == QLatin1String("at")) draft.columns()->setType(row, As::N);
        QVERIFY2(draft.problem().isEmpty(), qPrintable(draft.problem()));
        Job* job = draft.start();
        QVERIFY(done(job));
        QVERIFY2(job->state() == Job::State::Finished, qPrintable(job->failure().detail));
        QVERIFY(QTest::qWaitFor([this] { return m_session->table("us-east-1", "Readings").isValid(); }, 30'000));
        const TableInfo table = m_session->table("us-east-1", "Readings");
        QCOMPARE(table.hash, (KeyPart{"sensor", ValueType::S}));
        QCOMPARE(*table.range, (KeyPart{"at", ValueType::N}));
        QCOMPARE(table.itemCount, 2);
        draft.setNewTable(m_session, QStringLiteral("us-east-1"), QStringLiteral("Readings"), QStringLiteral("sensor"), {});
        QVERIFY2(draft.problem().contains("already"), qPrintable(draft.problem()));
    }
    void aStoppedImportIsOffered() {
        QByteArray csv = "pk,sk\n";
        for (int i = 0; i < 3'000; ++i) csv += "p" + QByteArray::number(i) + ",s\n";
        const QString file = write("in.csv", csv);
        {
            const auto seen = rf::transfer::look({file.toStdString(), {}}, nullptr);
            int asked = 0;
            QVERIFY(!rf::transfer::importRows(*m_session->client()->service()->store(), "us-east-1", "Shop", {file.toStdString(), {}}, seen->mapping, {},
                                              [&](auto, auto) { return ++asked < 3; }));
        }
        ImportDraft draft(m_workspace.get());
        draft.setTarget(m_session, QStringLiteral("us-east-1"), QStringLiteral("Shop"));
        draft.setFile(file);
        QVERIFY(ready(draft));
        QCOMPARE(draft.stoppedAt(), 1'500);
        QCOMPARE(draft.stoppedTable(), QStringLiteral("Shop"));
        Job* job = draft.start(true);
        QVERIFY(done(job));
        QCOMPARE(job->summary().text, QStringLiteral("1,500 items imported into Shop"));
        QVERIFY(!stored("Shop", "p2999", "s").isEmpty());
    }

    void exportsAWholeTable() {
        ExportDraft draft(m_workspace.get());
        const QAbstractItemModelTester columns(draft.columns(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        draft.setTable(m_session, QStringLiteral("us-east-1"), QStringLiteral("Shop"));
        QVERIFY(QTest::qWaitFor([&] { return draft.columns()->rowCount() == 3; }, 30'000));
        draft.setFormat(OutFormat::Csv);
        QCOMPARE(draft.suggestedName(), QStringLiteral("Shop.csv"));
        QVERIFY(!draft.start());
        draft.setTarget(path("out.csv"));
        QVERIFY2(draft.problem().isEmpty(), qPrintable(draft.problem()));
        Job* job = draft.start();
        QVERIFY(done(job));
        QCOMPARE(job->summary().text, QStringLiteral("3 items of Shop exported"));
        QCOMPARE(read("out.csv"), QByteArray("pk:S,sk:S,n:N\nc,1,1\nc,2,1\nc,3,1\n"));
        QVERIFY2(draft.problem().contains("exists already"), qPrintable(draft.problem()));
        draft.setTarget(path("some.csv"));
        draft.columns()->move(2, 0);
        draft.columns()->setData(draft.columns()->index(2), int(Qt::Unchecked), Qt::CheckStateRole);
        draft.setTypedHeader(false);
        QVERIFY(done(draft.start()));
        QCOMPARE(read("some.csv"), QByteArray("n,pk\n1,c\n1,c\n1,c\n"));
    }
    void exportsWhatAQueryGives() {
        QueryModel query;
        query.setTable(m_session->table("us-east-1", "Shop"));
        query.setKeyValue(QStringLiteral("pk"), QStringLiteral("c"));
        query.setKeyOperator(QStringLiteral("sk"), RangeOperator::GreaterEqual);
        query.setKeyValue(QStringLiteral("sk"), QStringLiteral("2"));
        query.setLimit(1); // the page of the screen is not the page of the export
        ExportDraft draft(m_workspace.get());
        draft.setTable(m_session, QStringLiteral("us-east-1"), QStringLiteral("Shop"));
        draft.setPages(query.build());
        draft.setFormat(OutFormat::JsonLines);
        draft.setTarget(path("out.jsonl"));
        QVERIFY2(draft.problem().isEmpty(), qPrintable(draft.problem()));
        Job* job = draft.start();
        QVERIFY(done(job));
        QVERIFY2(job->state() == Job::State::Finished, qPrintable(job->failure().detail));
        QCOMPARE(read("out.jsonl").count('\n'), 2);
        QVERIFY(!read("out.jsonl").contains("\"sk\":\"1\""));
    }
};

RF_TEST_GUILESS_MAIN(TestImportDraft)

} // namespace tst_import_draft

#include "tst_import_draft.moc"
