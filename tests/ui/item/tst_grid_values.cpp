// Values of the grid: filled over a column, summed over a selection, previewed, said as times; filters of more types.

#include "tests/support/program.h"
#include "tests/ui/support/desk.h"

#include "models/items/time_hint.h"
#include "ui/common/buttons.h"
#include "ui/item/selection_bar.h"
#include "ui/item/value_preview.h"
#include "ui/query/chip_editor.h"

#include <QBuffer>
#include <QImage>
#include <QLabel>
#include <QPlainTextEdit>

namespace tst_grid_values {

namespace models = rf::models;
using namespace rf::ui;
using namespace rf::ui::test;

class TestGridValues : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void fillsByTheHandle();
    void fillsDown();
    void fillsAbsentCells();
    void keysAreNotFilled();
    void sumsTheSelection();
    void timesOnHover();
    void countsDown();
    void previews();
    void previewBesideTheItem();
    void previewOfBytes();
    void filtersOfAllTypes_data();
    void filtersOfAllTypes();
    void filterByAMapCell();

private:
    QString file() { return sampleCopy(m_folder->filePath(QStringLiteral("shop.rfdb"))); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestGridValues::initTestCase() {
    Theme::instance().install(*qApp);
    Theme::instance().setChoice(Theme::Choice::Light);
}

#define ORDERS(desk, page)                                                                                             \
    QVERIFY(desk.isOpen());                                                                                            \
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));                                                         \
    QVERIFY(page);                                                                                                     \
    QVERIFY(queryOrders(page));                                                                                        \
    page->grid()->focusGrid()

namespace {

void dragHandle(ItemsPage* page, int row, const QString& attribute, int toRow) {
    const auto [pane, from] = shownCell(page, row, attribute);
    const auto to = shownCell(page, toRow, attribute).second;
    const QPoint handle = pane->visualRect(from).bottomRight() - QPoint(2, 3);
    const QPoint end = pane->visualRect(to).center();
    QTest::mousePress(pane->viewport(), Qt::LeftButton, {}, handle);
    QTest::mouseMove(pane->viewport(), (handle + end) / 2);
    QTest::mouseMove(pane->viewport(), end);
    QTest::mouseRelease(pane->viewport(), Qt::LeftButton, {}, end);
}

} // namespace

void TestGridValues::fillsByTheHandle() {
    Desk desk(file());
    ORDERS(desk, page);
    const QString attribute = QStringLiteral("type");
    page->grid()->setCurrentRow(2, attribute);
    page->grid()->focusGrid();
    const QString value = textAt(page, 2, attribute);
    QVERIFY(!value.isEmpty());
    QTest::qWait(20);
    dragHandle(page, 2, attribute, 6);
    for (int row = 3; row <= 6; ++row) QCOMPARE(textAt(page, row, attribute), value);
    const int staged = page->tab()->edits()->count();
    QVERIFY(staged > 0); // cells that said it already are no change
    desk.shoot(QStringLiteral("grid-filled"));
    press(Qt::Key_Z, Qt::ControlModifier); // one step
    QVERIFY(page->tab()->edits()->isEmpty());
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(page->tab()->edits()->count(), staged);
}

void TestGridValues::fillsDown() {
    Desk desk(file());
    ORDERS(desk, page);
    clickCell(page, 1, QStringLiteral("type"));
    clickCell(page, 4, QStringLiteral("type"), Qt::ShiftModifier);
    const QString value = textAt(page, 1, QStringLiteral("type"));
    press(Qt::Key_D, Qt::ControlModifier | Qt::AltModifier);
    for (int row = 1; row <= 4; ++row) QCOMPARE(textAt(page, row, QStringLiteral("type")), value);
    QCOMPARE(page->tab()->edits()->stack()->undoText(), QStringLiteral("fill type"));
}

void TestGridValues::fillsAbsentCells() {
    Desk desk(file());
    ORDERS(desk, page);
    auto* items = page->tab()->items();
    int with = -1, without = -1;
    for (int row = 0; row < items->rowCount(); ++row)
        (items->item(row).has(QStringLiteral("sku")) ? with : without) = row;
    QVERIFY(with >= 0 && without >= 0);
    page->grid()->fill(without, QStringLiteral("sku"), {with});
    QVERIFY(!items->item(with).has(QStringLiteral("sku")));
    QCOMPARE(page->tab()->edits()->count(), 1);
}

void TestGridValues::keysAreNotFilled() {
    Desk desk(file());
    ORDERS(desk, page);
    page->grid()->fill(0, QStringLiteral("sk"), {1, 2});
    QVERIFY(page->tab()->edits()->isEmpty());
    QVERIFY(toastText(page).contains(QStringLiteral("0 of 2")));
}

void TestGridValues::sumsTheSelection() {
    Desk desk(file());
    ORDERS(desk, page);
    QVERIFY(!page->selectionBar()->isVisible());
    page->grid()->setCurrentRow(0, QStringLiteral("total"));
    page->grid()->focusGrid();
    press(Qt::Key_A, Qt::ControlModifier);
    QVERIFY(waitFor([&] { return page->selectionBar()->text().contains(QStringLiteral("sum")); }));
    QVERIFY(page->selectionBar()->text().contains(QStringLiteral("25")));
    QVERIFY(page->selectionBar()->text().contains(QStringLiteral("total: sum")));
    desk.shoot(QStringLiteral("grid-selection"));
    press(Qt::Key_Down);
    QVERIFY(waitFor([&] { return !page->selectionBar()->isVisible(); }));
}

void TestGridValues::timesOnHover() {
    Desk desk(file());
    ORDERS(desk, page);
    models::test::put(
        desk.service(), QStringLiteral("Shop"),
        models::test::keyed("CUSTOMER#c-20418", "ORDER#90881#Z", R"("at":{"N":"1795924800"},"price":{"N":"12"})"));
    press(Qt::Key_R, Qt::ControlModifier);
    QVERIFY(settled(page));
    const int row = rowOf(page, QStringLiteral("sk"), QStringLiteral("ORDER#90881#Z"));
    QVERIFY(row >= 0);
    QVERIFY(page->grid()
                ->delegate()
                ->tipOf(cellOf(page, row, QStringLiteral("at")))
                .startsWith(QStringLiteral("2026-11-29 04:00:00 UTC")));
    QCOMPARE(page->grid()->delegate()->tipOf(cellOf(page, row, QStringLiteral("price"))), QString());
    QCOMPARE(page->grid()->delegate()->tipOf(cellOf(page, row, QStringLiteral("lines"))), QString());
}

void TestGridValues::countsDown() {
    Desk desk(file());
    ORDERS(desk, page);
    const QByteArray soon = QByteArray::number(QDateTime::currentSecsSinceEpoch() + 3 * 86'400 + 60);
    models::test::put(
        desk.service(), QStringLiteral("Shop"),
        models::test::keyed("CUSTOMER#c-20418", "ORDER#90881#Z", "\"expiresAt\":{\"N\":\"" + soon + "\"}"));
    press(Qt::Key_R, Qt::ControlModifier);
    QVERIFY(settled(page));
    const int row = rowOf(page, QStringLiteral("sk"), QStringLiteral("ORDER#90881#Z"));
    const auto tip = [&] { return page->grid()->delegate()->tipOf(cellOf(page, row, QStringLiteral("expiresAt"))); };
    QVERIFY(waitFor([&] { return tip().contains(QStringLiteral("expires in 3 day")); }));
    page->grid()->jumpToColumn(QStringLiteral("expiresAt"));
    desk.shoot(QStringLiteral("grid-countdown"));
}

void TestGridValues::previews() {
    Desk desk(file());
    ORDERS(desk, page);
    clickCell(page, 0, QStringLiteral("sk"));
    press(Qt::Key_I, Qt::ControlModifier); // without the inspector
    QVERIFY(!page->isInspectorShown());
    press(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
    auto* dialog = desk.dialog<ValuePreview>();
    QVERIFY(dialog);
    QCOMPARE(dialog->sides(), QList<ValuePreview::Side>({ValuePreview::Side::Text, ValuePreview::Side::Hex}));
    QVERIFY(dialog->text().startsWith(QStringLiteral("ORDER#")));
    click(dialog->segments()->button(1));
    QVERIFY(dialog->text().startsWith(QStringLiteral("00000000  4f 52 44 45 52 23")));
    press(Qt::Key_Escape);
}

void TestGridValues::previewBesideTheItem() {
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::green);
    QVERIFY(image.save(&buffer, "PNG"));
    Desk desk(file());
    ORDERS(desk, page);
    models::test::put(desk.service(), QStringLiteral("Shop"),
                      models::test::keyed("CUSTOMER#c-20418", "ORDER#90881#P", "\"photo\":{\"B\":\"" + png.toBase64() + "\"},\"box\":{\"M\":{\"in\":{\"S\":\"deep\"}}}"));
    press(Qt::Key_R, Qt::ControlModifier);
    QVERIFY(settled(page));
    const int row = rowOf(page, QStringLiteral("sk"), QStringLiteral("ORDER#90881#P"));
    page->grid()->jumpToColumn(QStringLiteral("photo"));
    clickCell(page, row, QStringLiteral("photo"));
    QVERIFY(page->isInspectorShown());
    press(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(!desk.dialog<ValuePreview>());
    Inspector* inspector = page->inspector();
    QVERIFY(inspector->isPreviewShown());
    ValueView* view = inspector->preview();
    QCOMPARE(view->side(), ValueView::Side::Image);
    auto* picture = view->findChild<QWidget*>(QStringLiteral("previewPicture"));
    QVERIFY(picture && picture->isVisible() && picture->accessibleName().contains(QStringLiteral("40 by 30")));
    desk.shoot(QStringLiteral("preview-beside"));
    click(view->segments()->button(1)); // hex, eight bytes a line
    QVERIFY2(view->text().startsWith(QStringLiteral("0000 89 50 4e 47 0d 0a 1a 0a .PNG....")), qPrintable(view->text().left(60)));
    clickCell(page, row, QStringLiteral("sk")); // it follows the cursor, and stays on its side
    QCOMPARE(view->side(), ValueView::Side::Hex);
    QVERIFY(view->text().contains(QStringLiteral(" 30 ORDER#90")));
    auto* tree = inspector->tree(); // and what is chosen in the tree, at any depth
    tree->expandAll();
    tree->setFocus();
    tree->setCurrentIndex(page->tab()->tree()->indexOf(*models::ValuePath::parse(QStringLiteral("box.in"))));
    QVERIFY2(view->text().contains(QStringLiteral(" deep")), qPrintable(view->text()));
    clickCell(page, row, QStringLiteral("photo"));
    clickCell(page, row == 0 ? 1 : 0, QStringLiteral("photo")); // absent there
    QVERIFY(!view->isVisible());
    clickCell(page, row, QStringLiteral("photo"));
    QVERIFY(view->isVisible());
    view->segments()->button(0)->setFocus();
    press(Qt::Key_Escape);
    QVERIFY(!inspector->isPreviewShown());
    clickCell(page, row, QStringLiteral("photo"));
    press(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(inspector->isPreviewShown());
    press(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier); // again: away
    QVERIFY(!inspector->isPreviewShown());
}

void TestGridValues::previewOfBytes() {
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    QImage image(20, 10, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(&buffer, "PNG"));
    using Side = ValuePreview::Side;
    ValuePreview picture(QStringLiteral("photo"), Value::binary(png));
    QCOMPARE(picture.sides(), QList<Side>({Side::Image, Side::Hex}));
    QVERIFY(picture.findChild<QWidget*>(QStringLiteral("previewPicture"))
                ->accessibleName()
                .contains(QStringLiteral("20 by 10")));
    QCOMPARE(picture.findChild<QLabel*>(QStringLiteral("previewFormat"))->text(), QStringLiteral("PNG, 20 × 10 pixels"));
    ValuePreview json(QStringLiteral("payload"), Value::binary(R"({"a":[1,2]})"));
    QCOMPARE(json.sides(), QList<Side>({Side::Json, Side::Text, Side::Hex}));
    QVERIFY(json.text().contains(QStringLiteral("    \"a\"")));
    ValuePreview raw(QStringLiteral("raw"), Value::binary(QByteArray("\x00\x01\xff", 3)));
    QCOMPARE(raw.sides(), QList<Side>({Side::Hex}));
    QVERIFY(raw.text().contains(QStringLiteral("00 01 ff")));
    QVERIFY(raw.text().contains(QStringLiteral("|...|")));
    ValuePreview broken(QStringLiteral("broken"), Value::binary(png.left(20))); // says it is a picture and is none
    QCOMPARE(broken.sides(), QList<Side>({Side::Hex}));
    QVERIFY(hexText(QByteArray(100, 'x'), 32).contains(QStringLiteral("68 more")));
    QCOMPARE(hexText("0123456789", 64, true), QStringLiteral("0000 30 31 32 33 34 35 36 37 01234567\n0008 38 39                   89\n"));
}

void TestGridValues::filtersOfAllTypes_data() {
    QTest::addColumn<int>("op");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QStringList>("found"); ///< sort keys
    using enum models::FilterOperator;
    const auto row = [](const char* name, models::FilterOperator op, const char* path, const char* type,
                        QStringList values, QStringList found) {
        QTest::newRow(name) << int(op) << QString(path) << QString(type) << values << found;
    };
    row("map as JSON", Equal, "m", "M", {R"({"city":{"S":"Lyon"}})"}, {"1"});
    row("map, typed", Equal, "m", "M", {R"({"M":{"city":{"S":"Lyon"}}})"}, {"1"});
    row("list", Equal, "l", "L", {R"([{"S":"a"},{"N":"1"}])"}, {"1"});
    row("other than a list", NotEqual, "l", "L", {R"([{"S":"a"}])"}, {"1", "2", "3"});
    row("set", Equal, "ss", "SS", {"x\ny"}, {"1"});
    row("nested", Equal, "m.city", "S", {"Lyon"}, {"1"});
    row("element", Equal, "l[1]", "N", {"1"}, {"1"});
    row("does not contain", NotContains, "ss", "S", {"x"}, {"2", "3"});
    row("does not begin", NotBeginsWith, "s", "S", {"al"}, {"2", "3"});
    row("null", Equal, "nul", "NULL", {""}, {"2"});
    row("truth", Equal, "t", "BOOL", {"true"}, {"1"});
    row("bytes", BeginsWith, "b", "B", {"AQI="}, {"3"});
    row("size <>", SizeNotEqual, "s", "N", {"5"}, {"2", "3"}); // true where there is nothing to measure
    row("size <=", SizeLessEqual, "s", "N", {"3"}, {"2"});
    row("size >=", SizeGreaterEqual, "s", "N", {"4"}, {"1"});
    row("size between", SizeBetween, "s", "N", {"1", "4"}, {"2"});
    row("is of type", TypeIs, "s", "S", {"S"}, {"1", "2"});
}

void TestGridValues::filtersOfAllTypes() {
    QFETCH(int, op);
    QFETCH(QString, path);
    QFETCH(QString, type);
    QFETCH(QStringList, values);
    QFETCH(QStringList, found);
    auto service = std::make_shared<HeldService>(models::test::memoryEngine());
    const auto table = models::test::madeShop(*service);
    const auto put = [&](const char* sk, const char* more) {
        models::test::put(*service, QStringLiteral("Shop"), models::test::keyed("c", sk, more));
    };
    put("1",
        R"("m":{"M":{"city":{"S":"Lyon"}}},"l":{"L":[{"S":"a"},{"N":"1"}]},"ss":{"SS":["x","y"]},"s":{"S":"alice"},"t":{"BOOL":true})");
    put("2", R"("m":{"M":{"city":{"S":"Paris"}}},"l":{"L":[]},"ss":{"SS":["y"]},"s":{"S":"bob"},"nul":{"NULL":true})");
    put("3", R"("b":{"B":"AQID"})");
    models::EngineClient client(service);
    models::StagedEdits edits;
    edits.setTable(table);
    models::QueryModel query;
    query.setTable(table);
    query.setMode(models::QueryMode::Scan);
    const models::FilterChip chip{path, models::FilterOperator(op), *models::typeOfCode(type), values};
    QCOMPARE(models::FilterModel::problemOf(chip), QString());
    query.filters()->add(chip);
    ItemsModel items(&client, &edits);
    const auto request = query.build();
    QVERIFY(request);
    items.run(*request);
    QVERIFY(waitFor([&] { return items.state() != ItemsModel::State::Loading; }));
    QVERIFY2(items.state() == ItemsModel::State::End, qPrintable(items.failure().headline));
    QStringList keys;
    for (int row = 0; row < items.rowCount(); ++row) keys << items.item(row).child("sk").displayText();
    keys.sort();
    QCOMPARE(keys, found);
}

void TestGridValues::filterByAMapCell() {
    Desk desk(file());
    ORDERS(desk, page);
    auto* bar = page->queryBar();
    bar->addFilter();
    auto* editor = bar->findChild<ChipEditor*>();
    editor->open({QStringLiteral("shipTo"), models::FilterOperator::Equal, ValueType::M, {}}, true, bar);
    auto* list = editor->findChild<QPlainTextEdit*>(QStringLiteral("filterList"));
    QVERIFY(list->isVisible());
    list->setFocus();
    type(QStringLiteral("{\"city\":"));
    auto* problem = editor->findChild<QLabel*>(QStringLiteral("fieldProblem"));
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QStringLiteral("DynamoDB JSON")));
    desk.shoot(QStringLiteral("filter-map"), editor);
    type(QStringLiteral("{\"S\":\"Lyon\"}}"));
    QVERIFY(!problem->isVisible());
    press(Qt::Key_Escape);
}

RF_TEST_MAIN(TestGridValues)

} // namespace tst_grid_values

#include "tst_grid_values.moc"
