// The inspector's tree: what it shows, what it lets one edit, and which nodes stay where they are.

#include "models/items/item_tree_model.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

namespace tst_item_tree_model {

using namespace rf::models;
using namespace rf::models::test;

namespace {

TableInfo shop() {
    return bareShop();
}

/// The tree as text: two spaces a level, name, type, value, and a mark for its state.
void draw(const ItemTreeModel& model, const QModelIndex& parent, const QString& indent, QStringList& lines) {
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex at = model.index(row, 0, parent);
        const auto state = ItemTreeModel::NodeState(at.data(ItemTreeModel::StateRole).toInt());
        const char* mark = state == ItemTreeModel::Plain    ? ""
                           : state == ItemTreeModel::Edited ? " ~"
                           : state == ItemTreeModel::Added  ? " +"
                                                            : " -";
        lines << (indent + at.data().toString() + ' ' + at.data(ItemTreeModel::TypeCodeRole).toString() + ' ' +
                  at.siblingAtColumn(ItemTreeModel::ValueColumn).data().toString())
                         .trimmed()
                         .prepend(indent) +
                     mark;
        draw(model, at, indent + "  ", lines);
    }
}

QString diagram(const ItemTreeModel& model) {
    QStringList lines;
    draw(model, {}, {}, lines);
    return lines.join('\n');
}

struct Fixture {
    ItemTreeModel model;
    std::unique_ptr<QAbstractItemModelTester> tester =
        std::make_unique<QAbstractItemModelTester>(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy edits{&model, &ItemTreeModel::edited};
    QString why;

    explicit Fixture(const Value& item) { model.setItem(shop(), item, item); }
    Fixture(const Value& item, const std::optional<Value>& original) { model.setItem(shop(), item, original); }
    QModelIndex at(const char* path) const { return model.indexOf(*ValuePath::parse(path)); }
    Value last() const { return edits.last().first().value<Value>(); }
};

const char* kOrder =
    R"("status":{"S":"SHIPPED"},"tags":{"SS":["eu","vip"]},"lines":{"L":[{"S":"a"},{"S":"b"},{"S":"c"}]},
    "shipTo":{"M":{"city":{"S":"Lyon"},"zip":{"S":"69002"}}})";

} // namespace

class TestItemTreeModel : public QObject {
    Q_OBJECT
private slots:
    void shows();
    void everyTypeIsThereAndUnharmed();
    void everyValueSetToItselfIsNoEdit();
    void editsAtAnyDepth();
    void setsOfEveryType();
    void listKeepsNodes();
    void elementsMove();
    void notesOfNumbers();
    void renameMovesTheNode();
    void removedStaysAsGhost();
    void keyIsLocked();
    void keyOfANewItem();
    void refusals_data();
    void refusals();
    void addsUnderMapListAndSet();
    void setItemKeepsNodes();
    void readOnly();
    void editable();
    void spoken();
};

void TestItemTreeModel::shows() {
    const Value before = keyed("c", "o", kOrder);
    Fixture f(*before.withAt(*ValuePath::parse("status"), Value::string("DELIVERED")), before);
    QCOMPARE(diagram(f.model),
             QString("pk S c\nsk S o\nlines L [ 3 ]\n  0 S a\n  1 S b\n  2 S c\nshipTo M { city, zip }\n"
                     "  city S Lyon\n  zip S 69002\nstatus S DELIVERED ~\n"
                     "tags SS { \"eu\", \"vip\" }\n  SS eu\n  SS vip")
                 .replace("  SS eu", "  S eu")
                 .replace("  SS vip", "  S vip"));
    QCOMPARE(f.at("status").data(ItemTreeModel::OriginalTextRole).toString(), "SHIPPED");
    QCOMPARE(f.at("shipTo.city").data(ItemTreeModel::PathTextRole).toString(), "shipTo.city");
    QVERIFY(f.at("pk").data(ItemTreeModel::IsKeyRole).toBool());
    QVERIFY(!f.at("status").data(ItemTreeModel::IsKeyRole).toBool());
    QVERIFY(f.model.index(0, 0, f.at("tags")).data(ItemTreeModel::IsMemberRole).toBool());
    QCOMPARE(f.edits.size(), 0);
}

void TestItemTreeModel::everyTypeIsThereAndUnharmed() {
    const Value whole = everyType("a", "b", 32);
    Fixture f(whole);
    QCOMPARE(f.model.item(), whole);
    // Down to the bottom of the nesting, each level by its own path.
    QModelIndex at = f.at("nested");
    int levels = 1;
    while (f.model.rowCount(at) > 0) {
        at = f.model.index(0, 0, at);
        QCOMPARE(f.model.indexOf(f.model.pathAt(at)), at);
        ++levels;
    }
    QCOMPARE(levels, 32);
    QVERIFY(f.model.setText(at.siblingAtColumn(2), "changed"));
    QCOMPARE(f.last().at(f.model.pathAt(at))->editText(), "changed");
    const auto back = f.last().withAt(f.model.pathAt(at), Value::string("bottom"));
    QCOMPARE(*back, whole);
}

void TestItemTreeModel::everyValueSetToItselfIsNoEdit() {
    Fixture f(everyType("a", "b"));
    std::function<void(QModelIndex)> walk = [&](const QModelIndex& parent) {
        for (int row = 0; row < f.model.rowCount(parent); ++row) {
            const QModelIndex at = f.model.index(row, 0, parent);
            if (!at.data(ItemTreeModel::IsKeyRole).toBool()) {
                QVERIFY2(f.model.setValue(at, f.model.valueAt(at), &f.why), qPrintable(f.why));
                const auto type = ValueType(at.data(ItemTreeModel::TypeRole).toInt());
                if (type != ValueType::L && type != ValueType::M) {
                    const QString text = f.model.valueAt(at).editText();
                    QVERIFY2(f.model.setText(at, text, &f.why),
                             qPrintable(at.data(ItemTreeModel::PathTextRole).toString() + f.why));
                }
                QVERIFY(f.model.retype(at, type));
            }
            walk(at);
        }
    };
    walk({});
    QCOMPARE(f.edits.size(), 0);
}

void TestItemTreeModel::editsAtAnyDepth() {
    Fixture f(keyed("c", "o", kOrder));
    QVERIFY(f.model.setData(f.at("shipTo.city").siblingAtColumn(ItemTreeModel::ValueColumn), "Paris"));
    QCOMPARE(f.last().at(*ValuePath::parse("shipTo.city"))->editText(), "Paris");
    QCOMPARE(f.edits.last().at(1).toString(), "edit shipTo.city");
    QCOMPARE(f.at("shipTo").data(ItemTreeModel::StateRole).toInt(), int(ItemTreeModel::Edited));
    QCOMPARE(f.at("shipTo.zip").data(ItemTreeModel::StateRole).toInt(), int(ItemTreeModel::Plain));
    QVERIFY(f.model.setData(f.at("lines[1]").siblingAtColumn(ItemTreeModel::TypeColumn), "L"));
    QVERIFY(f.last().at(*ValuePath::parse("lines[1]"))->type() == ValueType::L);
    QVERIFY(f.model.setData(f.at("shipTo.zip").siblingAtColumn(ItemTreeModel::NameColumn), "code"));
    QVERIFY(!f.last().child("shipTo").has("zip"));
    QCOMPARE(f.last().at(*ValuePath::parse("shipTo.code"))->editText(), "69002");
    QCOMPARE(f.edits.size(), 3);
}

void TestItemTreeModel::setsOfEveryType() {
    Fixture f(keyed("c", "o", R"("ss":{"SS":["a","b"]},"ns":{"NS":["1","2"]},"bs":{"BS":["AA==","AQ=="]})"));
    for (const char* name : {"ss", "ns", "bs"}) {
        const QModelIndex set = f.at(name);
        const auto type = ValueType(set.data(ItemTreeModel::TypeRole).toInt());
        const Value fresh = f.model.suggestedChild(set);
        const QModelIndex added = f.model.addChild(set, {}, fresh, &f.why);
        QVERIFY2(added.isValid(), qPrintable(f.why));
        QCOMPARE(added.data(ItemTreeModel::ValueRole).value<Value>(), fresh);
        QCOMPARE(f.model.rowCount(f.at(name)), 3);
        QVERIFY(!f.model.addChild(f.at(name), {}, fresh, &f.why).isValid()); // there already
        QVERIFY(!f.why.isEmpty());
        QVERIFY(f.model.remove(f.model.index(0, 0, f.at(name))));
        QVERIFY(f.model.remove(f.model.index(0, 0, f.at(name))));
        QVERIFY(!f.model.remove(f.model.index(0, 0, f.at(name)))); // a set is never empty
        QVERIFY(f.last().child(name).type() == type);
        QCOMPARE(f.last().child(name).childCount(), 1);
    }
}

void TestItemTreeModel::listKeepsNodes() {
    Fixture f(keyed("c", "o", R"("l":{"L":[{"M":{"x":{"N":"0"}}},{"M":{"x":{"N":"1"}}},{"M":{"x":{"N":"2"}}}]})"));
    f.tester.reset(); // it takes an element's number for its text, and that moves up
    const QPersistentModelIndex last = f.at("l[2]");
    const QPersistentModelIndex inside = f.at("l[2].x");
    QVERIFY(f.model.remove(f.at("l[0]")));
    QVERIFY(last.isValid() && inside.isValid());
    QCOMPARE(f.model.pathAt(last).toString(), "l[1]");
    QCOMPARE(inside.data(ItemTreeModel::ValueRole).value<Value>().editText(), "2");
    QVERIFY(f.model.setText(inside, "3"));
    QVERIFY(inside.isValid());
    QCOMPARE(f.last().at(*ValuePath::parse("l[1].x"))->editText(), "3");
}

void TestItemTreeModel::renameMovesTheNode() {
    Fixture f(keyed("c", "o", R"("a":{"M":{"x":{"S":"1"}}},"m":{"S":"2"})"), std::nullopt);
    const QPersistentModelIndex node = f.at("a"), inside = f.at("a.x");
    QVERIFY(f.model.rename(f.at("a"), "z"));
    QVERIFY(node.isValid() && inside.isValid());
    QCOMPARE(f.model.pathAt(inside).toString(), "z.x");
    QCOMPARE(f.at("z").row(), 3);
    QCOMPARE(node.data().toString(), "z");
    QVERIFY(!f.model.rename(f.at("z"), "m", &f.why)); // taken
    QVERIFY(!f.why.isEmpty());
}

void TestItemTreeModel::removedStaysAsGhost() {
    const Value before = keyed("c", "o", kOrder);
    Fixture f(before);
    QVERIFY(f.model.remove(f.at("shipTo.city")));
    QCOMPARE(f.at("shipTo.city").data(ItemTreeModel::StateRole).toInt(), int(ItemTreeModel::Removed));
    QVERIFY(!f.last().child("shipTo").has("city"));
    QVERIFY(!f.model.remove(f.at("shipTo.city"), &f.why));
    QVERIFY(!(f.model.flags(f.at("shipTo.city").siblingAtColumn(2)) & Qt::ItemIsEditable));
    QVERIFY(f.model.remove(f.at("shipTo")));
    QCOMPARE(f.at("shipTo").data(ItemTreeModel::StateRole).toInt(), int(ItemTreeModel::Removed));
    QVERIFY(!f.model.setText(f.at("shipTo.zip"), "1", &f.why));                 // inside what is removed
    QVERIFY(f.model.setValue(f.at("shipTo"), f.model.valueAt(f.at("shipTo")))); // puts it back
    QCOMPARE(f.last(), before);
    QVERIFY(!diagram(f.model).contains(" -"));
}

void TestItemTreeModel::keyIsLocked() {
    Fixture f(keyed("c", "o", kOrder));
    QVERIFY(!f.model.setText(f.at("pk"), "x", &f.why) && !f.why.isEmpty());
    QVERIFY(!f.model.rename(f.at("sk"), "x", &f.why));
    QVERIFY(!f.model.retype(f.at("sk"), ValueType::N, &f.why));
    QVERIFY(!f.model.remove(f.at("pk"), &f.why));
    QSignalSpy refused(&f.model, &ItemTreeModel::refused);
    QVERIFY(!f.model.setData(f.at("pk").siblingAtColumn(2), "x"));
    QCOMPARE(refused.size(), 1);
    for (int column = 0; column < 3; ++column)
        QVERIFY(!(f.model.flags(f.at("pk").siblingAtColumn(column)) & Qt::ItemIsEditable));
    QCOMPARE(f.edits.size(), 0);
}

void TestItemTreeModel::keyOfANewItem() {
    Fixture f(keyed("", ""), std::nullopt);
    QVERIFY(f.model.setText(f.at("pk"), "c-1"));
    QCOMPARE(f.last().child("pk").editText(), "c-1");
    QVERIFY(!f.model.remove(f.at("pk"), &f.why));
    QVERIFY(!f.model.rename(f.at("pk"), "x", &f.why));
    QVERIFY(!f.model.retype(f.at("pk"), ValueType::N, &f.why));
    QVERIFY(f.model.flags(f.at("pk").siblingAtColumn(2)) & Qt::ItemIsEditable);
    QVERIFY(!(f.model.flags(f.at("pk").siblingAtColumn(1)) & Qt::ItemIsEditable));
    QCOMPARE(f.at("pk").data(ItemTreeModel::StateRole).toInt(), int(ItemTreeModel::Plain));
}

void TestItemTreeModel::refusals_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::newRow("no number") << "n"
                               << "12x";
    QTest::newRow("39 digits") << "n"
                               << "123456789012345678901234567890123456789";
    QTest::newRow("no base64") << "b"
                               << "?";
    QTest::newRow("no boolean") << "t"
                                << "perhaps";
    QTest::newRow("number of a set") << "ns[0]"
                                     << "x";
    QTest::newRow("member twice") << "ns[0]"
                                  << "0.5";
}

void TestItemTreeModel::refusals() {
    QFETCH(QString, path);
    QFETCH(QString, text);
    Fixture f(everyType("a", "b"));
    const QString before = diagram(f.model);
    QVERIFY(!f.model.setText(f.model.indexOf(*ValuePath::parse(path)), text, &f.why));
    QVERIFY(!f.why.isEmpty());
    QCOMPARE(diagram(f.model), before);
    QCOMPARE(f.edits.size(), 0);
}

void TestItemTreeModel::addsUnderMapListAndSet() {
    Fixture f(keyed("c", "o", kOrder));
    const QModelIndex top = f.model.addChild({}, {}, Value::string("x"));
    QCOMPARE(top.data().toString(), "attribute");
    QCOMPARE(f.model.freeName({}), "attribute2");
    QCOMPARE(top.data(ItemTreeModel::StateRole).toInt(), int(ItemTreeModel::Added));
    QVERIFY(f.model.addChild(f.at("shipTo"), "country", Value::string("FR")).isValid());
    QVERIFY(!f.model.addChild(f.at("shipTo"), "city", Value::string("FR"), &f.why).isValid());
    const QModelIndex element = f.model.addChild(f.at("lines"), {}, Value::null());
    QCOMPARE(f.model.pathAt(element).toString(), "lines[3]");
    QVERIFY(!f.model.addChild(f.at("status"), {}, Value::null(), &f.why).isValid());
    QCOMPARE(f.last().child("lines").childCount(), 4);
    QCOMPARE(f.last().at(*ValuePath::parse("shipTo.country"))->editText(), "FR");
}

void TestItemTreeModel::setItemKeepsNodes() {
    Fixture f(keyed("c", "o1", kOrder));
    const QPersistentModelIndex shipTo = f.at("shipTo"), city = f.at("shipTo.city");
    const Value other =
        keyed("c", "o2", R"("shipTo":{"M":{"city":{"S":"Nice"},"floor":{"N":"2"}}},"aaa":{"NULL":true})");
    f.model.setItem(shop(), other, other);
    QVERIFY(shipTo.isValid() && city.isValid());
    QCOMPARE(QModelIndex(city).siblingAtColumn(ItemTreeModel::ValueColumn).data().toString(), "Nice");
    QCOMPARE(diagram(f.model),
             QString("pk S c\nsk S o2\naaa NULL null\nshipTo M { city, floor }\n  city S Nice\n  floor N 2"));
    f.model.clear();
    QVERIFY(f.model.isEmpty());
    QCOMPARE(f.model.rowCount(), 0);
    QCOMPARE(f.edits.size(), 0);
}

void TestItemTreeModel::readOnly() {
    Fixture f(keyed("c", "o", kOrder));
    f.model.setReadOnly(true);
    QVERIFY(!f.model.setText(f.at("status"), "x", &f.why) && !f.why.isEmpty());
    QVERIFY(!f.model.remove(f.at("status")));
    QVERIFY(!f.model.addChild({}, "x", Value::null()).isValid());
    QVERIFY(!f.at("status").data(ItemTreeModel::EditableRole).toBool());
    QCOMPARE(f.edits.size(), 0);
}

void TestItemTreeModel::elementsMove() {
    Fixture f(keyed("c", "o", kOrder));
    QVERIFY(f.at("lines[0]").data(ItemTreeModel::CanMoveRole).toBool());
    QVERIFY(!f.at("status").data(ItemTreeModel::CanMoveRole).toBool());
    QVERIFY(f.model.moveTo(f.at("lines[0]"), 2, &f.why));
    QCOMPARE(f.last().child("lines").toJson(), QString("{\"L\":[{\"S\":\"b\"},{\"S\":\"c\"},{\"S\":\"a\"}]}"));
    QVERIFY(f.model.moveTo(f.at("lines[2]"), 1));
    QCOMPARE(f.last().child("lines").toJson(), QString("{\"L\":[{\"S\":\"b\"},{\"S\":\"a\"},{\"S\":\"c\"}]}"));
    const auto edits = f.edits.size();
    QVERIFY(!f.model.moveTo(f.at("lines[2]"), 3, &f.why) && !f.why.isEmpty());
    QVERIFY(!f.model.moveTo(f.at("status"), 0, &f.why));
    QVERIFY(!f.model.moveTo(f.at("tags[0]"), 1, &f.why)); // sets have no order
    QCOMPARE(f.edits.size(), edits);
}

void TestItemTreeModel::notesOfNumbers() {
    TableInfo table = bareShop();
    rf::TableSchema schema = *table.schema;
    schema.timeToLiveAttribute = "expiresAt";
    table.schema = std::make_shared<const rf::TableSchema>(schema);
    ItemTreeModel model;
    const Value item = keyed("c", "o", "\"expiresAt\":{\"N\":\"1814313600\"},\"other\":{\"N\":\"1814313600\"}");
    model.setItem(table, item, item);
    const auto note = [&](const char* name) {
        return model.indexOf(ValuePath::attribute(name)).data(ItemTreeModel::NoteRole).toString();
    };
    QCOMPARE(note("expiresAt"), QString("TTL, 30 Jun 2027 00:00 UTC"));
    QCOMPARE(note("other"), QString());
    for (const char* no : {"-5", "1.5", "1e20"}) {
        model.setItem(table, *item.withAt(ValuePath::attribute("expiresAt"), *Value::parse(ValueType::N, no)), item);
        QCOMPARE(note("expiresAt"), QString());
    }
}

void TestItemTreeModel::editable() {
    Fixture f(everyType("a", "b"));
    const auto editable = [&f](const char* path, int column) {
        return bool(f.model.flags(f.at(path).siblingAtColumn(column)) & Qt::ItemIsEditable);
    };
    QVERIFY(editable("s", 0) && editable("s", 1) && editable("s", 2));
    QVERIFY(editable("l[0]", 2) && !editable("l[0]", 0));
    QVERIFY(editable("l", 1) && !editable("l", 2)); // its elements are edited
    QVERIFY(editable("ss[0]", 2) && !editable("ss[0]", 1) && !editable("ss[0]", 0));
    QVERIFY(!editable("nul", 2) && editable("nul", 1));
    QCOMPARE(f.at("t").siblingAtColumn(2).data(Qt::EditRole).userType(), int(QMetaType::Bool));
    QVERIFY(f.model.setData(f.at("t").siblingAtColumn(2), false));
    QCOMPARE(f.last().child("t").editText(), "false");
}

void TestItemTreeModel::spoken() {
    const Value before = keyed("c", "o", kOrder);
    Fixture f(*before.withAt(*ValuePath::parse("status"), Value::string("DELIVERED")), before);
    QCOMPARE(f.at("status").data(Qt::AccessibleTextRole).toString(), "status, string, DELIVERED, edited from SHIPPED");
}

RF_TEST_GUILESS_MAIN(TestItemTreeModel)

} // namespace tst_item_tree_model

#include "tst_item_tree_model.moc"
