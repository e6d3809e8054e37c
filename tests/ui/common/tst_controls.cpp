// The kit's own controls, with real clicks and keys.

#include "ui/common/buttons.h"
#include "tests/support/program.h"
#include "ui/common/chips.h"
#include "ui/common/dialog.h"
#include "ui/common/focus_ring.h"
#include "ui/common/labels.h"
#include "ui/common/plurals.h"
#include "ui/common/states.h"
#include "ui/common/theme.h"
#include "ui/common/toast.h"

#include <QtWidgets>

namespace tst_controls {

using namespace rf::ui;

class TestControls : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().install(*qApp); }

    void heightsAreTheDesigns() {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* small = new Button("Cancel");
        small->setCompact(true);
        auto* edit = new QLineEdit;
        auto* compact = new QLineEdit;
        setCompact(compact);
        auto* combo = new QComboBox;
        const QList<QPair<QWidget*, int>> expected{{new Button("Review"), 28},
                                                   {small, 24},
                                                   {edit, 28},
                                                   {compact, 24},
                                                   {combo, 28},
                                                   {new Segments({"Query", "Scan"}), 28},
                                                   {new Segments({"Tree", "JSON"}, nullptr, true), 24},
                                                   {new Tag("ACTIVE"), 18},
                                                   {new TypeBadge("BOOL"), 15},
                                                   {new KeyHint("Ctrl+K"), 18}};
        for (const auto& [widget, height] : expected) layout->addWidget(widget);
        window.show();
        for (const auto& [widget, height] : expected)
            QVERIFY2(widget->height() == height,
                     qPrintable(QString("%1: %2").arg(widget->metaObject()->className()).arg(widget->height())));
        edit->setFocus();
        QCOMPARE(edit->height(), 28);
    }

    /// The button that is pressed by Enter may turn into a dangerous one, as when a check found items to delete.
    void aLookCanChange() {
        Dialog dialog("Title");
        Button* button = dialog.addAccept("Go");
        dialog.show();
        const auto ground = [button] { return button->grab().toImage().pixelColor(4, button->height() / 2).name(); };
        QCOMPARE(ground(), color(Token::Accent).name());
        button->setLook(Look::Danger);
        QCOMPARE(ground(), color(Token::Raised).name());
        button->setLook(Look::Primary);
        QCOMPARE(ground(), color(Token::Accent).name());
    }

    void pluralsOfBothKinds() {
        const EnglishPlurals plurals;
        QCOMPARE(plurals.translate("", "%n item(s)", nullptr, 2), "%n items");
        QCOMPARE(plurals.translate("", "%n item(s)", nullptr, 1), "%n item");
        QCOMPARE(plurals.translate("", "%n match(es)", nullptr, 2), "%n matches");
        QCOMPARE(plurals.translate("", "%n match(es)", nullptr, 1), "%n match");
        QVERIFY(plurals.translate("", "%n of them", nullptr, 2).isEmpty());
    }

    void segmentsChooseOne() {
        Segments segments({"Query", "Scan", "PartiQL"});
        segments.show();
        QSignalSpy changed(&segments, &Segments::currentChanged);
        QCOMPARE(segments.current(), 0);
        QTest::mouseClick(segments.button(2), Qt::LeftButton);
        QCOMPARE(segments.current(), 2);
        QCOMPARE(changed.count(), 1);
        QTest::keyClick(&segments, Qt::Key_Left);
        QCOMPARE(segments.current(), 1);
        QCOMPARE(changed.takeLast().first().toInt(), 1);
        segments.setSegmentEnabled(0, false);
        QTest::keyClick(&segments, Qt::Key_Left);
        QCOMPARE(segments.current(), 1);
        segments.setCurrent(2);
        QCOMPARE(changed.count(), 1);
    }

    void switchToggles() {
        SwitchButton button("Endpoint");
        button.show();
        QTest::mouseClick(&button, Qt::LeftButton);
        QVERIFY(button.isChecked());
        QTest::keyClick(&button, Qt::Key_Space);
        QVERIFY(!button.isChecked());
        QCOMPARE(button.accessibleName(), QString("Endpoint"));
    }

    void filterChipEditsAndRemoves() {
        FilterChip chip;
        chip.setCondition("status", "<>", "CANCELLED");
        chip.show();
        chip.resize(chip.sizeHint());
        QSignalSpy clicked(&chip, &FilterChip::clicked), removed(&chip, &FilterChip::removed);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, {12, 11});
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(removed.count(), 0);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, {chip.width() - 9, 11});
        QCOMPARE(removed.count(), 1);
        QCOMPARE(clicked.count(), 1);
        QTest::keyClick(&chip, Qt::Key_Delete);
        QTest::keyClick(&chip, Qt::Key_Backspace);
        QCOMPARE(removed.count(), 3);
        QTest::keyClick(&chip, Qt::Key_Return);
        QCOMPARE(clicked.count(), 2);
        QVERIFY(chip.accessibleName().contains("status <> CANCELLED"));
        const int narrow = chip.width();
        chip.setCondition("status", "<>", QString(400, 'x'));
        QVERIFY(chip.sizeHint().width() > narrow && chip.sizeHint().width() < 400);
    }

    void theRingFollowsTheKeyboardOnly() {
        QWidget window;
        auto* layout = new QHBoxLayout(&window);
        auto* first = new Button("First");
        auto* second = new Button("Second");
        auto* edit = new QLineEdit;
        for (QWidget* widget : QList<QWidget*>{first, second, edit}) layout->addWidget(widget);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        FocusRing* ring = FocusRing::instance();
        edit->setFocus();
        QVERIFY(!ring->target());
        first->setFocus(Qt::TabFocusReason);
        QCOMPARE(ring->target(), first);
        QTest::keyClick(first, Qt::Key_Tab);
        QCOMPARE(ring->target(), second);
        QVERIFY(ring->geometry().contains(QRect(second->mapTo(&window, QPoint()), second->size())));
        QTest::keyClick(second, Qt::Key_Tab);
        QVERIFY(!ring->target()); // an input shows focus itself
        QTest::mouseClick(first, Qt::LeftButton);
        QVERIFY(!ring->target());
    }

    void theRingSurvivesItsWindow() {
        auto* window = new QWidget;
        auto* edit = new QLineEdit(window);
        auto* button = new Button("Gone", Look::Normal, window);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window));
        edit->setFocus();
        button->setFocus(Qt::TabFocusReason);
        QCOMPARE(FocusRing::instance()->target(), button);
        delete window;
        QVERIFY(FocusRing::instance());
        QVERIFY(!FocusRing::instance()->target());
    }

    void elidedLabelTellsTheWhole() {
        ElidedLabel label("a very long name of a table that does not fit");
        label.resize(60, 20);
        label.show();
        label.grab();
        QCOMPARE(label.toolTip(), label.text());
        label.resize(label.sizeHint());
        label.grab();
        QVERIFY(label.toolTip().isEmpty());
    }

    void searchFieldClearsOnEscape() {
        SearchField field("Filter");
        field.show();
        QTest::keyClicks(&field, "abc");
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(field.text().isEmpty());
    }

    void problemsAreMarked() {
        QLineEdit edit;
        setProblem(&edit, "N must be a number");
        QCOMPARE(edit.property("invalid").toBool(), true);
        QCOMPARE(edit.accessibleDescription(), QString("N must be a number"));
        setProblem(&edit, {});
        QCOMPARE(edit.property("invalid").toBool(), false);
    }

    void toastsReplaceEachOtherAndAct() {
        QWidget window;
        window.resize(500, 300);
        window.show();
        Toast::show(&window, "first");
        int undone = 0;
        Toast* toast = Toast::show(&window, "3 changes committed", "Undo", [&] { ++undone; });
        QCOMPARE(window.findChildren<Toast*>().size(), 1);
        QVERIFY(window.rect().contains(toast->geometry()));
        QTest::mouseClick(toast->findChild<QToolButton*>(), Qt::LeftButton);
        QCOMPARE(undone, 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(window.findChildren<Toast*>().isEmpty());
    }

    void statesSayWhatHappened() {
        ErrorState error;
        error.setFailure({.name = "ValidationException",
                          .headline = "The query does not fit the key.",
                          .detail = "Query key condition not supported",
                          .remedy = "Use it as a filter."});
        int used = 0;
        QTest::mouseClick(error.addAction("Use as filter", [&] { ++used; }), Qt::LeftButton);
        QCOMPARE(used, 1);
        QVERIFY(error.plainText().startsWith("ValidationException\nThe query"));
        EmptyState empty;
        empty.set("search", "No items match", "24 items read, none kept", "Clear filter");
        QSignalSpy asked(&empty, &EmptyState::actionRequested);
        QTest::mouseClick(empty.button(), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        empty.set("search", "No items", "", "");
        QVERIFY(!empty.button()->isVisibleTo(&empty));
    }

    void loadingStartsQuietly() {
        LoadingState loading;
        loading.resize(300, 160);
        loading.show();
        loading.start();
        auto* line = loading.findChild<ProgressLine*>();
        QVERIFY(!line->isActive());
        QTRY_VERIFY(line->isActive());
        loading.showDetails();
        QSignalSpy cancelled(&loading, &LoadingState::cancelRequested);
        QTest::mouseClick(loading.findChild<Button*>(), Qt::LeftButton);
        QCOMPARE(cancelled.count(), 1);
        loading.stop();
        QVERIFY(!line->isActive());
    }

    void askingWaitsForNothing() {
        QWidget window;
        window.show();
        int yes = 0;
        Dialog* dialog = ask(&window, "Close file", "3 staged changes would be lost.", "Close", true, [&] { ++yes; });
        QCOMPARE(yes, 0);
        QVERIFY(dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QCOMPARE(yes, 0);
        dialog = ask(&window, "Close file", "3 staged changes would be lost.", "Close", false, [&] { ++yes; });
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(yes, 1);
    }
};

RF_TEST_MAIN(TestControls)

} // namespace tst_controls

#include "tst_controls.moc"
