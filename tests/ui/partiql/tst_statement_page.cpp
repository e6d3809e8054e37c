// The PartiQL side of a tab with clicks and keys: typed, completed, explained, run, failed, and back to the builder.

#include "models/partiql/statement_model.h"
#include "tests/support/program.h"
#include "tests/ui/support/program.h"
#include "ui/common/buttons.h"
#include "ui/common/states.h"
#include "ui/common/theme.h"
#include "ui/item/items_page.h"
#include "ui/partiql/parameter_rows.h"
#include "ui/partiql/statement_editor.h"
#include "ui/partiql/statement_page.h"
#include "ui/query/query_bar.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QTableView>
#include <QTemporaryDir>

namespace tst_statement_page {

using namespace rf::models;
using namespace rf::ui;

namespace {

/// The sample, its PartiQL side shown.
struct Desk {
    Desk() {
        if (!rf::makeSample(folder.filePath("shop.rfdb").toStdString(), "ecommerce", {})) qFatal("no sample");
        program = std::make_unique<rf::ui::test::Program>(&settings);
        program->window.resize(1440, 900);
        if (!program->opens(folder.filePath("shop.rfdb"))) qFatal("not open");
        FileSession* file = program->workspace.files().first();
        program->workspace.openTable(file, "us-east-1", "Shop");
        if (!program->hasKeys()) qFatal("not active");
        auto* items = qobject_cast<ItemsPage*>(program->window.work()->pageOf(program->tab()));
        auto* segments = items->queryBar()->findChild<Segments*>("queryMode");
        QTest::mouseClick(segments->button(2), Qt::LeftButton);
        page = program->window.work()->statementOf(program->tab());
        wait([this] { return page->isVisible(); });
    }
    template <class Condition>
    void wait(Condition condition) {
        if (!QTest::qWaitFor(condition, 30'000)) qFatal("it did not come");
    }
    StatementModel* model() { return program->tab()->statement(); }
    void type(const QString& text) {
        page->editor()->setFocus();
        QTest::keyClick(page->editor(), Qt::Key_A, Qt::ControlModifier);
        page->editor()->insertPlainText(text);
    }
    void planned() {
        wait([this] { return model()->plan().known; });
    }
    void run() {
        QTest::keyClick(page->editor(), Qt::Key_Return, Qt::ControlModifier);
        wait([this] { return model()->state() == StatementModel::State::Done || model()->state() == StatementModel::State::Failed; });
    }

    QTemporaryDir folder;
    MemorySettings settings;
    std::unique_ptr<rf::ui::test::Program> program;
    StatementPage* page = nullptr;
};

} // namespace

class TestStatementPage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().install(*qApp); }

    void itBeginsWithTheTable() {
        Desk desk;
        QVERIFY(desk.page->editor()->hasFocus());
        QCOMPARE(desk.page->editor()->toPlainText(), "SELECT * FROM \"Shop\"");
        desk.planned();
        QVERIFY(desk.page->priceText().startsWith("Estimated "));
        QVERIFY(desk.program->tab()->title().startsWith("PartiQL · "));
        QTest::mouseClick(desk.page->mode()->button(0), Qt::LeftButton);
        desk.wait([&] { return !desk.page->isVisible(); });
        QVERIFY(!desk.program->tab()->title().startsWith("PartiQL"));
    }
    void aStatementWithAParameterIsRunByKeys() {
        Desk desk;
        desk.type("SELECT pk, sk, status FROM \"Shop\" WHERE pk = ?");
        QCOMPARE(desk.page->parameters()->count(), 1);
        QTest::keyClicks(desk.page->parameters()->value(0), "CUSTOMER#c-20418");
        desk.planned();
        QVERIFY2(desk.page->planText().contains("CUSTOMER#c-20418"), qPrintable(desk.page->planText()));
        desk.run();
        QVERIFY(desk.page->results()->isVisible() && desk.page->results()->model()->rowCount() > 5);
        QVERIFY(desk.page->summary().contains(" items, "));
        desk.page->results()->selectRow(0);
        desk.page->results()->setFocus();
        QTest::keyClick(desk.page->results(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY2(QGuiApplication::clipboard()->text().contains("CUSTOMER#c-20418"), qPrintable(QGuiApplication::clipboard()->text()));
    }
    void whatIsTypedIsCompleted() {
        Desk desk;
        desk.type("SELECT * FROM ");
        QTest::keyClicks(desk.page->editor(), "Sh");
        QVERIFY(desk.page->editor()->completer()->popup()->isVisible());
        QTest::keyClick(desk.page->editor()->completer()->popup(), Qt::Key_Return);
        QCOMPARE(desk.page->editor()->toPlainText(), "SELECT * FROM \"Shop\"");
        QTest::keyClicks(desk.page->editor(), " WH");
        QTest::keyClick(desk.page->editor()->completer()->popup(), Qt::Key_Return);
        QCOMPARE(desk.page->editor()->toPlainText(), "SELECT * FROM \"Shop\" WHERE");
    }
    void aHalfTypedStatementIsLeftAloneUntilItIsRun() {
        Desk desk;
        desk.type("SELECT * FRO");
        QVERIFY(desk.page->problemText().isEmpty());
        QTest::keyClick(desk.page->editor(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(desk.page->problemText().contains("well formed"));
        desk.type("SELECT * FROM \"Nowhere\"");
        desk.planned();
        QVERIFY(desk.page->problemText().contains("resource not found")); // by itself: it is a whole one
    }
    void aWriteSaysSo() {
        Desk desk;
        desk.type("UPDATE \"Shop\" SET note = 'x' WHERE pk = 'NOBODY' AND sk = 'NOTHING'");
        desk.planned();
        QCOMPARE(desk.page->runButton()->text(), "Run write");
        QVERIFY(desk.page->problemText().contains("conditional request failed"));
        desk.run();
        QVERIFY(desk.page->error()->isVisible());
        QVERIFY(desk.page->error()->plainText().contains("ConditionalCheckFailedException"));
        desk.type("INSERT INTO \"Shop\" VALUE {'pk':'NOBODY','sk':'NOTHING'}");
        desk.planned();
        QVERIFY(desk.page->priceText().endsWith("1 WCU"));
        desk.run();
        QVERIFY(desk.page->summary().startsWith("Written, 1.0 WCU"));
    }
};

RF_TEST_MAIN(TestStatementPage)

} // namespace tst_statement_page

#include "tst_statement_page.moc"
