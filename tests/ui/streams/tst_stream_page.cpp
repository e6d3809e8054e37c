// The Streams mode with clicks and keys, over a real engine: enable, watch, hold, filter, ripple, trigger, log, replay.

#include "models/streams/script_runner.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"
#include "tests/ui/support/program.h"
#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"
#include "ui/streams/log_pane.h"
#include "ui/streams/record_list.h"
#include "ui/streams/replay_dialog.h"
#include "ui/streams/ripple_view.h"
#include "ui/streams/stream_dialog.h"
#include "ui/streams/stream_head.h"
#include "ui/streams/stream_page.h"
#include "ui/streams/trigger_dialog.h"
#include "ui/streams/trigger_pane.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTableView>

namespace tst_stream_page {

using namespace rf::models;
using namespace rf::ui;
using rf::models::test::keyed;
using rf::ui::test::kProgramPatience;
using rf::ui::test::Program;

namespace {

class StreamProgram : public Program {
public:
    StreamProgram(const QString& file, MemorySettings* settings) : Program(settings, openWithScripts) {
        if (!opens(file)) qFatal("no table");
        if (!hasKeys()) qFatal("not active");
        QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
        if (!wait([this] { return page()->isVisible() && model()->isKnown(); })) qFatal("no stream page");
    }
    bool wait(const std::function<bool()>& until) { return QTest::qWaitFor(until, kProgramPatience); }
    StreamPage* page() { return window.streams(); }
    StreamModel* model() { return page()->model(); }
    RecordModel* records() { return model()->records(); }
    rf::Service& service() { return *workspace.files().first()->client()->service(); }
    void put(const char* pk, const char* sk, const QByteArray& more = {}) { rf::models::test::put(service(), QStringLiteral("Shop"), keyed(pk, sk, more)); }
    /// By the dialog, with clicks.
    void enable(const QString& viewType) {
        page()->editStream();
        auto* dialog = page()->findChild<StreamDialog*>();
        if (!dialog) qFatal("no dialog");
        QTest::mouseClick(dialog->choice(viewType), Qt::LeftButton, {}, QPoint(8, dialog->choice(viewType)->height() / 2));
        dialog->accept();
        hasKeys(); // the dialog had them
        if (!wait([this, viewType] { return model()->stream().viewType == viewType && model()->stream().enabled && model()->feed()->isFollowing(); })) qFatal("not enabled");
    }
    void click(int row) {
        RecordList* list = page()->list();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(records()->index(row, RecordModel::Time)).center());
    }
    QString sortKey(int row) { return records()->index(row, RecordModel::Range).data().toString(); }
};

QByteArray order(const char* state) {
    return QByteArray(R"("status":{"S":")") + state + R"("},"gsi1pk":{"S":"STATUS#)" + state + R"("},"gsi1sk":{"S":"1"})";
}
const char* const kEcho = "function handler(event) {\n  for (const r of event.Records) console.log('seen', r.dynamodb.Keys.sk.S);\n  return 'done';\n}\n";

} // namespace

class TestStreamPage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        Theme::instance().install(*qApp);
        m_sample = m_folder.filePath("sample.rfdb");
        QVERIFY(rf::makeSample(m_sample.toStdString(), "ecommerce", {}));
    }
    void init() {
        m_file = m_folder.filePath(QString("shop%1.rfdb").arg(++m_number));
        QVERIFY(QFile::copy(m_sample, m_file));
    }

    void aTableWithoutAStreamOffersOne() {
        MemorySettings settings;
        StreamProgram program(m_file, &settings);
        QVERIFY(program.page()->isEmpty());
        program.enable("NEW_AND_OLD_IMAGES");
        QVERIFY(!program.page()->isEmpty());
        QVERIFY(program.page()->lanes()->isVisible());
        QTRY_VERIFY(!program.page()->lanes()->barRect(1).isNull());
        program.page()->editStream(); // to another view type: a new stream, the old one stays readable
        auto* dialog = program.page()->findChild<StreamDialog*>();
        QVERIFY(dialog && dialog->choice("NEW_AND_OLD_IMAGES")->isChecked());
        dialog->reject();
        program.enable("KEYS_ONLY");
        QTRY_VERIFY(program.page()->head()->streams()->isVisible());
        QCOMPARE(program.page()->head()->streams()->count(), 2);
    }

    void recordsScrollByAndHoldWhileOneIsSelected() {
        MemorySettings settings;
        StreamProgram program(m_file, &settings);
        program.enable("NEW_AND_OLD_IMAGES");
        program.put("P", "A", order("PLACED"));
        program.put("P", "A", order("SHIPPED"));
        QTRY_COMPARE(program.records()->rowCount(), 2);
        program.click(0);
        QCOMPARE(program.page()->list()->currentRow(), 0);
        QVERIFY(program.page()->pane()->table()->isVisible());
        QCOMPARE(program.model()->image()->changedCount(), 2);
        for (int i = 0; i < 5; ++i) program.put("P", ("B" + QByteArray::number(i)).constData());
        QTRY_COMPARE(program.records()->waiting(), 5);
        QCOMPARE(program.records()->rowCount(), 2);
        QVERIFY(program.page()->newerButton()->isVisible());
        QVERIFY(program.page()->newerButton()->text().startsWith("5 newer"));
        QTest::mouseClick(program.page()->newerButton(), Qt::LeftButton);
        QCOMPARE(program.records()->rowCount(), 7);
        QCOMPARE(program.page()->list()->currentRow(), 5); // still the same record
        QTest::keyClick(program.page()->list(), Qt::Key_Escape);
        QVERIFY(!program.records()->isHeld());
        program.page()->list()->setFocus();
        QTest::keyClick(program.page()->list(), Qt::Key_Space);
        QVERIFY(program.records()->isPaused());
        program.put("P", "C");
        QTRY_COMPARE(program.records()->waiting(), 1);
        QTest::keyClick(program.page()->list(), Qt::Key_Space);
        QCOMPARE(program.sortKey(0), QString("C"));
    }

    void kindsAndWordsFilter() {
        MemorySettings settings;
        StreamProgram program(m_file, &settings);
        program.enable("NEW_AND_OLD_IMAGES");
        program.put("P", "A", order("PLACED"));
        program.put("P", "A", order("SHIPPED"));
        program.put("P", "B", order("PLACED"));
        QTRY_COMPARE(program.records()->rowCount(), 3);
        QTest::mouseClick(program.page()->head()->kinds()->button(2), Qt::LeftButton);
        QCOMPARE(program.records()->rowCount(), 1);
        QTest::mouseClick(program.page()->head()->kinds()->button(0), Qt::LeftButton);
        QTest::keyClicks(program.page()->head()->search(), "status = SHIPPED");
        QCOMPARE(program.records()->rowCount(), 1);
        program.page()->head()->search()->setText("nothing of it");
        QCOMPARE(program.records()->rowCount(), 0);
        QVERIFY(!program.page()->list()->isVisible()); // it says that nothing passes
        program.page()->head()->clearFilter();
        QCOMPARE(program.records()->rowCount(), 3);
        QVERIFY(program.page()->list()->isVisible());
    }

    void rippleShowsEveryEntry() {
        MemorySettings settings;
        StreamProgram program(m_file, &settings);
        program.enable("NEW_AND_OLD_IMAGES");
        program.put("P", "A", order("PLACED"));
        program.put("P", "A", order("SHIPPED"));
        QTRY_COMPARE(program.records()->rowCount(), 2);
        program.click(0);
        program.page()->pane()->showSide(ImagePane::Ripple);
        const Ripple& ripple = program.page()->pane()->ripple()->ripple();
        QVERIFY(ripple.known);
        QCOMPARE(ripple.indexes.size(), 3);
        const auto moved = std::find_if(ripple.indexes.begin(), ripple.indexes.end(), [](const IndexEffect& each) { return each.kind == IndexEffect::Kind::Moved; });
        QVERIFY(moved != ripple.indexes.end());
        QCOMPARE(moved->index, QString("GSI1"));
        QCOMPARE(moved->units, 2.0);
    }

    void aScriptIsMadeTriedAndWatched() {
        MemorySettings settings;
        StreamProgram program(m_file, &settings);
        program.enable("NEW_AND_OLD_IMAGES");
        program.put("P", "A", order("PLACED"));
        QTRY_COMPARE(program.records()->rowCount(), 1);
        program.click(0);
        QTest::mouseClick(program.page()->triggers()->addButton(), Qt::LeftButton);
        auto* dialog = program.page()->findChild<TriggerDialog*>();
        QVERIFY(dialog);
        QVERIFY(!dialog->problem()->text().isEmpty()); // it has no name yet
        QTest::keyClicks(dialog->findChild<QLineEdit*>(), "echo");
        for (QPlainTextEdit* each : dialog->findChildren<QPlainTextEdit*>())
            if (each->accessibleName() == "Script") each->setPlainText(kEcho);
        QCOMPARE(dialog->problem()->text(), QString());
        dialog->test();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->outcome()->toPlainText().contains("\"done\""), kProgramPatience);
        QVERIFY(dialog->outcome()->toPlainText().contains("seen A"));
        dialog->accept();
        QTRY_COMPARE_WITH_TIMEOUT(program.model()->triggers()->rowCount(), 1, kProgramPatience);
        program.put("P", "LATER");
        QTRY_COMPARE_WITH_TIMEOUT(program.model()->triggers()->row(0).stats.delivered, 1, kProgramPatience);
        program.page()->triggers()->list()->selectRow(0);
        QTRY_VERIFY_WITH_TIMEOUT(program.page()->logModel()->asText().contains("seen LATER"), kProgramPatience);
        QVERIFY(program.page()->log()->lines()->isVisible());
        // The switch, with a click where it is drawn.
        ListTable* list = program.page()->triggers()->list();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, TriggerModel::On)).center());
        QTRY_VERIFY_WITH_TIMEOUT(!program.model()->triggers()->row(0).mapping.enabled, kProgramPatience);
    }

    void theLogCanBeSaved() {
        MemorySettings settings;
        StreamProgram program(m_file, &settings);
        program.enable("NEW_AND_OLD_IMAGES");
        const std::vector<rf::logs::LogLine> lines{{1'790'000'000'000, "[ERROR] one"}, {1'790'000'000'001, "two"}};
        QVERIFY(program.service().logs()->append("us-east-1", "/app", "s", lines).has_value());
        program.page()->log()->setFile(program.workspace.files().first(), "us-east-1", {});
        program.page()->logModel()->setGroup(program.workspace.files().first(), "us-east-1", "/app");
        QTRY_COMPARE_WITH_TIMEOUT(program.page()->logModel()->rowCount(), 2, kProgramPatience);
        program.page()->log()->levels()->setCurrentIndex(3);
        QCOMPARE(program.page()->logModel()->rowCount(), 1);
        program.page()->log()->levels()->setCurrentIndex(0);
        const QString path = m_folder.filePath("out.log");
        QVERIFY(program.page()->log()->saveTo(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("[ERROR] one\n"));
        QString why;
        QVERIFY(!program.page()->log()->saveTo("/nowhere/at/all.log", &why));
        QVERIFY(!why.isEmpty());
    }

    void aSpanIsDraggedAndReplayedIntoANewTable() {
        MemorySettings settings;
        StreamProgram program(m_file, &settings);
        program.enable("NEW_AND_OLD_IMAGES");
        for (int i = 0; i < 30; ++i) program.put("P", ("R" + QByteArray::number(i % 11)).constData(), order(i % 2 ? "PAID" : "SENT"));
        QTRY_COMPARE(program.records()->rowCount(), 30);
        program.model()->poll();
        QTest::qWait(50);
        ShardLanes* lanes = program.page()->lanes();
        const int y = 20;
        QTest::mousePress(lanes, Qt::LeftButton, {}, QPoint(2, y));
        QTest::mouseMove(lanes, QPoint(lanes->width() / 2, y));
        QTest::mouseMove(lanes, QPoint(lanes->width() - 1, y));
        QTest::mouseRelease(lanes, Qt::LeftButton, {}, QPoint(lanes->width() - 1, y));
        QVERIFY(lanes->selection().has_value());
        lanes->select(TimeSpan{lanes->selection()->fromMs, QDateTime::currentMSecsSinceEpoch() + 1'000});
        QVERIFY(program.window.commands()->trigger("streams.replay"));
        auto* dialog = program.page()->findChild<ReplayDialog*>();
        QVERIFY(dialog);
        QCOMPARE(dialog->problem()->text(), QString());
        dialog->newTable()->setText("no good name!");
        QVERIFY(!dialog->problem()->text().isEmpty());
        dialog->newTable()->setText("Shop-replay");
        dialog->setSpeed(100);
        QString told; // a job that is done may be gone at once
        connect(&program.workspace, &Workspace::jobAdded, this, [&told](Job* job) {
            connect(job, &Job::finished, job, [job, &told] { told = job->state() == Job::State::Finished ? job->summary().text : job->failure().detail; });
        });
        dialog->accept();
        QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), kProgramPatience);
        QCOMPARE(told, QString("30 records replayed into Shop-replay"));
        const TableInfo copy = rf::models::test::described(program.service(), "Shop-replay");
        QCOMPARE(copy.indexes.size(), 3);
        for (int i = 0; i < 11; ++i) {
            const Value key = keyed("P", ("R" + QByteArray::number(i)).constData());
            QCOMPARE(rf::models::test::stored(program.service(), copy, key), rf::models::test::stored(program.service(), program.model()->table(), key));
        }
    }

    void keysLeadThroughThePanes() {
        MemorySettings settings;
        StreamProgram program(m_file, &settings);
        program.enable("NEW_AND_OLD_IMAGES");
        program.put("P", "A");
        QTRY_COMPARE(program.records()->rowCount(), 1);
        program.page()->head()->search()->setFocus();
        QTRY_VERIFY(program.page()->head()->search()->hasFocus());
        QTest::keyClick(&program.window, Qt::Key_F6);
        QTRY_VERIFY(program.page()->lanes()->hasFocus());
        QTest::keyClick(program.page()->lanes(), Qt::Key_Left);
        QVERIFY(program.page()->lanes()->selection().has_value());
        QTest::keyClick(program.page()->lanes(), Qt::Key_Escape);
        QVERIFY(!program.page()->lanes()->selection().has_value());
        QTest::keyClick(&program.window, Qt::Key_F6);
        QTRY_VERIFY(program.page()->list()->hasFocus());
    }

private:
    QTemporaryDir m_folder;
    QString m_sample, m_file;
    int m_number = 0;
};

RF_TEST_MAIN(TestStreamPage)

} // namespace tst_stream_page

#include "tst_stream_page.moc"
