// Commands: one action an id, answered by whoever is shown.

#include "ui/common/buttons.h"
#include "tests/support/program.h"
#include "ui/common/commands.h"
#include "ui/common/theme.h"

#include <QtWidgets>

namespace tst_commands {

using namespace rf::ui;

class TestCommands : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().install(*qApp); }

    void idsAndKeysAreUnique() {
        CommandRegistry registry;
        QSet<QString> ids;
        QHash<QString, QString> keys;
        for (const CommandSpec& spec : registry.specs()) {
            QVERIFY2(!ids.contains(spec.id), qPrintable(spec.id));
            ids << spec.id;
            for (const QKeySequence& sequence : spec.keys) {
                QVERIFY2(!sequence.isEmpty(), qPrintable(spec.id));
                QVERIFY2(!keys.contains(sequence.toString()),
                         qPrintable(spec.id + " and " + keys.value(sequence.toString())));
                keys.insert(sequence.toString(), spec.id);
            }
            QVERIFY2(!registry.action(spec.id)->text().isEmpty(), qPrintable(spec.id));
            QCOMPARE(registry.idOf(registry.action(spec.id)), spec.id);
        }
        QCOMPARE(registry.actions().size(), registry.specs().size());
    }

    void aCommandNobodyAnswersIsDisabled() {
        CommandRegistry registry;
        for (QAction* action : registry.actions()) QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
        QVERIFY(!registry.trigger("items.run"));
        QTest::ignoreMessage(QtWarningMsg, "No command no.such");
        QVERIFY(!registry.trigger("no.such"));
    }

    void keysReachTheShownPage() {
        QMainWindow window;
        CommandRegistry registry;
        window.addActions(registry.actions());
        auto* stack = new QStackedWidget;
        QStringList ran;
        for (const QString name : {"one", "two"}) {
            auto* page = new QWidget;
            auto* scope = new CommandScope(&registry, page);
            scope->on("items.run", [&ran, name] { ran << name; });
            stack->addWidget(page);
        }
        window.setCentralWidget(stack);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier);
        stack->setCurrentIndex(1);
        QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(ran, (QStringList{"one", "two"}));
        stack->hide();
        QVERIFY(!registry.action("items.run")->isEnabled());
        QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(ran.size(), 2);
        stack->show();
        QVERIFY(registry.trigger("items.run"));
        QCOMPARE(ran.last(), QString("two"));
    }

    void conditionsAreAskedAgain() {
        CommandRegistry registry;
        QWidget page;
        bool possible = false, on = true;
        int runs = 0;
        auto* scope = new CommandScope(&registry, &page);
        scope->on(
            "items.commit", [&] { ++runs; }, [&] { return possible; });
        scope->on(
            "view.inspector", [&] { on = !on; }, nullptr, [&] { return on; });
        page.show();
        QVERIFY(scope->isActive());
        QVERIFY(!registry.trigger("items.commit"));
        possible = true;
        QVERIFY(!registry.action("items.commit")->isEnabled());
        scope->refresh();
        QVERIFY(registry.trigger("items.commit"));
        QCOMPARE(runs, 1);
        QVERIFY(registry.action("view.inspector")->isChecked());
        QVERIFY(registry.trigger("view.inspector"));
        scope->refresh();
        QVERIFY(!registry.action("view.inspector")->isChecked());
    }

    void aPageThatDiesLeavesItsCommandsDisabled() {
        CommandRegistry registry;
        auto* page = new QWidget;
        (new CommandScope(&registry, page))->on("items.new", [] {});
        page->show();
        QVERIFY(registry.action("items.new")->isEnabled());
        delete page;
        QVERIFY(!registry.action("items.new")->isEnabled());
    }

    void buttonsFollowTheirCommand() {
        CommandRegistry registry;
        Button button(registry.action("items.commit"), Look::Primary, true);
        IconButton small(registry.action("items.delete"));
        button.show();
        QVERIFY(!button.isEnabled() && !small.isEnabled());
        int runs = 0;
        registry.on("items.commit", this, [&] { ++runs; });
        QVERIFY(button.isEnabled());
        QTest::mouseClick(&button, Qt::LeftButton);
        QCOMPARE(runs, 1);
        QCOMPARE(button.accessibleName(), QString("Commit changes"));
        QCOMPARE(small.accessibleName(), QString("Delete item"));
        QVERIFY(small.accessibleDescription().contains("Del"));
        const int before = button.sizeHint().width();
        registry.action("items.commit")->setIconText("Commit in 12 transactions");
        QCOMPARE(button.text(), QString("Commit in 12 transactions"));
        QVERIFY(button.sizeHint().width() > before);
    }
};

RF_TEST_MAIN(TestCommands)

} // namespace tst_commands

#include "tst_commands.moc"
