// Items and their index entries: which entries an item has, what they hold, and that a write touches only what changed.

#include "engine/storage/item_store.h"
#include "engine/value/item_codec.h"
#include "engine/value/key_codec.h"
#include "tests/engine/storage/store_fixture.h"
#include "tests/engine/value/random_values.h"
#include "tests/support/program.h"

namespace tst_item_store {

using namespace rf;
using namespace rf::test;

namespace {

AttributeValue s(std::string text) {
    return AttributeValue::string(std::move(text));
}
AttributeValue n(std::string_view text) {
    return AttributeValue::number(text);
}

IndexSchema index(std::string name, TreeId tree, KeySchema key, Projection projection,
                  IndexKind kind = IndexKind::Global) {
    IndexSchema index;
    index.name = std::move(name);
    index.tree = tree;
    index.key = std::move(key);
    index.projection = std::move(projection);
    index.kind = kind;
    return index;
}

/// Table (pk S, sk N) with one index of each kind, in trees 1 to 5.
TableSchema shop() {
    TableSchema table;
    table.region = "us-east-1";
    table.name = "Shop";
    table.tree = 1;
    table.key = {{{"pk", Type::S}}, {{"sk", Type::N}}};
    table.indexes = {
        index("all", 2, {{{"g", Type::S}}, {}}, {ProjectionType::All, {}}),
        index("keys", 3, {{{"g", Type::S}}, {{"h", Type::N}}}, {ProjectionType::KeysOnly, {}}),
        index("some", 4, {{{"h", Type::N}}, {}}, {ProjectionType::Include, {"a", "b"}}),
        index("local", 5, {{{"pk", Type::S}}, {{"l", Type::B}}}, {ProjectionType::All, {}}, IndexKind::Local),
    };
    return table;
}

Item item(std::initializer_list<AttributeMap::Entry> more) {
    Item item{{"pk", s("p")}, {"sk", n("1")}};
    for (const auto& entry : more) item.set(entry.first, entry.second);
    return item;
}

/// "name:old>new" of each index, with "m" for moved and "=" for unchanged.
std::string described(const ItemWrite& write) {
    std::string out = std::to_string(write.oldSize) + ">" + std::to_string(write.newSize);
    for (const auto& entry : write.indexes) {
        out += " " + entry.index->name + ":" + std::to_string(entry.oldSize) + ">" + std::to_string(entry.newSize);
        out += entry.moved ? "m" : "";
        out += entry.changed ? "" : "=";
    }
    return out;
}

/// Counts what reaches the store.
class CountingTxn : public WriteTxn {
public:
    explicit CountingTxn(WriteTxn& txn) : m_txn(txn) {}
    std::string log;

    Result<Tick> tick() override { return m_txn.tick(); }
    const Catalog& catalog() const override { return m_txn.catalog(); }
    CatalogPtr catalogPtr() const override { return m_txn.catalogPtr(); }
    Result<bool> get(TreeId tree, std::string_view key, Record& out) override { return m_txn.get(tree, key, out); }
    Status scan(TreeId tree, const KeyRange& range, RecordVisitor visit) override {
        return m_txn.scan(tree, range, visit);
    }
    Result<TreeCounters> counters(TreeId tree) override { return m_txn.counters(tree); }
    Status put(TreeId tree, std::string_view key, std::string_view bytes, std::size_t size) override {
        log += "p" + std::to_string(tree);
        return m_txn.put(tree, key, bytes, size);
    }
    Result<bool> erase(TreeId tree, std::string_view key) override {
        log += "e" + std::to_string(tree);
        return m_txn.erase(tree, key);
    }
    Result<TreeId> createTree() override { return m_txn.createTree(); }
    Status dropTree(TreeId tree) override { return m_txn.dropTree(tree); }
    Status putTable(TablePtr table) override { return m_txn.putTable(std::move(table)); }
    Status dropTable(std::string_view region, std::string_view name) override { return m_txn.dropTable(region, name); }
    Result<std::optional<std::string>> getMeta(std::string_view key) override { return m_txn.getMeta(key); }
    Status putMeta(std::string_view key, std::string_view value) override { return m_txn.putMeta(key, value); }
    Status eraseMeta(std::string_view key) override { return m_txn.eraseMeta(key); }

private:
    WriteTxn& m_txn;
};

} // namespace

class TestItemStore : public QObject {
    Q_OBJECT
    std::unique_ptr<Files> m_files;
    std::unique_ptr<Store> m_store;
    TableSchema m_table = shop();

    std::string m_touched;
    Result<ItemWrite> replace(const std::optional<Item>& before, const std::optional<Item>& after) {
        Result<ItemWrite> done = internal("not run");
        const Status status = m_store->write([&](WriteTxn& txn) -> Status {
            CountingTxn counting(txn);
            done = writeItem(counting, m_table, before, after);
            m_touched = counting.log;
            return done ? Status{} : Status(done.error());
        });
        return status ? std::move(done) : Result<ItemWrite>(status.error());
    }

private slots:
    void init() {
        m_files = std::make_unique<Files>();
        m_store = mustOpen(m_files->path(), OpenMode::Create);
        for (TreeId tree = 1; tree <= 5; ++tree) QCOMPARE(createTree(*m_store), tree);
        RF_OK(write(*m_store, [&](WriteTxn& txn) { return txn.putTable(std::make_shared<TableSchema>(m_table)); }));
    }

    void keysOfItemsAndEntries() {
        const Item full = item({{"g", s("G")}, {"h", n("2")}});
        std::string expected;
        appendHash(partitionHash(s("p")), expected);
        appendKeyComponent(s("p"), expected);
        appendKeyComponent(n("1"), expected);
        QVERIFY(itemKey(m_table, full) == expected);
        std::string entry;
        appendHash(partitionHash(s("G")), entry);
        for (const auto& value : {s("G"), n("2"), s("p"), n("1")}) appendKeyComponent(value, entry);
        QVERIFY(entryKey(m_table, m_table.indexes[1], full) == entry);
    }

    void compositeIndexKeys() {
        const IndexSchema wide =
            index("w", 9, {{{"a", Type::S}, {"b", Type::N}}, {{"c", Type::S}, {"d", Type::S}}}, {});
        const Item full = item({{"a", s("A")}, {"b", n("2")}, {"c", s("C")}, {"d", s("D")}});
        const AttributeValue a = s("A"), b = n("2");
        std::string expected;
        appendHash(partitionHash({&a, &b}), expected);
        for (const auto& value : {a, b, s("C"), s("D"), s("p"), n("1")}) appendKeyComponent(value, expected);
        QVERIFY(entryKey(m_table, wide, full) == expected);
        Item sparse = full;
        sparse.erase("d");
        QVERIFY(!entryKey(m_table, wide, sparse));
    }

    void membership_data() {
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("attribute");
        QTest::addColumn<int>("what"); // 0 string, 1 number, 2 binary, 3 null, 4 nothing
        QTest::addColumn<int>("length");
        QTest::addColumn<bool>("member");
        QTest::newRow("hash there") << 0 << "g" << 0 << 3 << true;
        QTest::newRow("hash missing") << 0 << "g" << 4 << 0 << false;
        QTest::newRow("hash of another type") << 0 << "g" << 1 << 0 << false;
        QTest::newRow("hash NULL") << 0 << "g" << 3 << 0 << false;
        QTest::newRow("hash empty") << 0 << "g" << 0 << 0 << false;
        QTest::newRow("hash as long as may be") << 0 << "g" << 0 << 2048 << true;
        QTest::newRow("hash too long") << 0 << "g" << 0 << 2049 << false;
        QTest::newRow("number") << 2 << "h" << 1 << 0 << true;
        QTest::newRow("range there") << 3 << "l" << 2 << 5 << true;
        QTest::newRow("range of another type") << 3 << "l" << 0 << 5 << false;
        QTest::newRow("range empty") << 3 << "l" << 2 << 0 << false;
        QTest::newRow("range as long as may be") << 3 << "l" << 2 << 1024 << true;
        QTest::newRow("range too long") << 3 << "l" << 2 << 1025 << false;
    }
    void membership() {
        QFETCH(int, index);
        QFETCH(QString, attribute);
        QFETCH(int, what);
        QFETCH(int, length);
        QFETCH(bool, member);
        const std::string bytes(static_cast<std::size_t>(length), 'x');
        Item it = item({});
        if (what == 0) it.set(attribute.toStdString(), s(bytes));
        if (what == 1) it.set(attribute.toStdString(), n("7"));
        if (what == 2) it.set(attribute.toStdString(), AttributeValue::binary(bytes));
        if (what == 3) it.set(attribute.toStdString(), AttributeValue::null());
        QCOMPARE(entryKey(m_table, m_table.indexes[static_cast<std::size_t>(index)], it).has_value(), member);
    }

    void projections() {
        const Item full = item({{"g", s("G")}, {"h", n("2")}, {"a", s("A")}, {"b", s("B")}, {"c", s("C")}});
        QVERIFY(projected(m_table, m_table.indexes[0], full) == full);
        QVERIFY(projected(m_table, m_table.indexes[1], full) == item({{"g", s("G")}, {"h", n("2")}}));
        QVERIFY(projected(m_table, m_table.indexes[2], full) == item({{"h", n("2")}, {"a", s("A")}, {"b", s("B")}}));
    }

    void writesTouchOnlyWhatChanged_data() {
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("result");
        QTest::addColumn<QString>("touched");
        // Base item: pk 3 + sk 4 = 7 bytes; g=G 2, h=2 3 (name, number), a/c one letter 2.
        QTest::newRow("insert, no index") << "->"
                                          << "0>7"
                                          << "p1";
        QTest::newRow("insert, sparse") << "->g"
                                        << "0>9 all:0>9"
                                        << "p1p2";
        QTest::newRow("insert, three indexes") << "->gh"
                                               << "0>12 all:0>12 keys:0>12 some:0>10"
                                               << "p1p2p3p4";
        QTest::newRow("nothing changed") << "gh->gh"
                                         << "12>12 all:12>12= keys:12>12= some:10>10="
                                         << "";
        QTest::newRow("an attribute no keys index keeps") << "gh->ghc"
                                                          << "12>14 all:12>14 keys:12>12= some:10>10="
                                                          << "p1p2";
        QTest::newRow("an attribute that one keeps") << "gh->gha"
                                                     << "12>14 all:12>14 keys:12>12= some:10>12"
                                                     << "p1p2p4";
        QTest::newRow("a kept attribute goes") << "gha->gh"
                                               << "14>12 all:14>12 keys:12>12= some:12>10"
                                               << "p1p2p4";
        QTest::newRow("an index key changes") << "gh->gH"
                                              << "12>12 all:12>12 keys:12>12m some:10>10m"
                                              << "p1p2e3p3e4p4";
        QTest::newRow("an index key appears") << "g->gh"
                                              << "9>12 all:9>12 keys:0>12 some:0>10"
                                              << "p1p2p3p4";
        QTest::newRow("an index key goes") << "gh->h"
                                           << "12>10 all:12>0 keys:12>0 some:10>10="
                                           << "p1e2e3";
        QTest::newRow("delete") << "gh->x"
                                << "12>0 all:12>0 keys:12>0 some:10>0"
                                << "e1e2e3e4";
        QTest::newRow("delete nothing") << "x"
                                        << "0>0"
                                        << "";
    }
    void writesTouchOnlyWhatChanged() {
        QFETCH(QString, step);
        QFETCH(QString, result);
        QFETCH(QString, touched);
        const auto made = [](const QString& letters) {
            Item it = item({});
            if (letters.contains('g')) it.set("g", s("G"));
            if (letters.contains('h')) it.set("h", n("2"));
            if (letters.contains('H')) it.set("h", n("3"));
            if (letters.contains('a')) it.set("a", s("A"));
            if (letters.contains('c')) it.set("c", s("C"));
            return it;
        };
        const QStringList sides = step.split("->");
        std::optional<Item> before, after;
        if (sides.size() == 2 && !sides[0].isEmpty()) before = made(sides[0]);
        if (!sides.back().contains('x')) after = made(sides.back());
        if (before) RF_OK(replace({}, before));
        const auto done = replace(before, after);
        RF_OK(done);
        QCOMPARE(QString::fromStdString(described(*done)), result);
        QCOMPARE(QString::fromStdString(m_touched), touched);
        QCOMPARE(checked(m_files->path()), std::string("whole"));
    }

    void storedAsWritten() {
        const Item full = item({{"g", s("G")}, {"h", n("2")}, {"c", s("C")}});
        RF_OK(replace({}, full));
        RF_OK(m_store->read([&](ReadTxn& txn) -> Status {
            std::size_t size = 0;
            RF_ASSIGN(const auto stored, getItem(txn, m_table, itemKey(m_table, full), &size));
            if (stored != full || size != sizeOf(full)) return internal("another item");
            RF_ASSIGN(const auto none, getItem(txn, m_table, "nothing", &size));
            if (none || size != 0) return internal("an item");
            Record record;
            RF_ASSIGN(const bool entry, txn.get(3, *entryKey(m_table, m_table.indexes[1], full), record));
            const Item kept = projected(m_table, m_table.indexes[1], full);
            return entry && record.bytes == encodeItem(kept) && record.size == sizeOf(kept) ? Status{}
                                                                                            : internal("entry");
        }));
    }

    /// Random items over few keys, each state checked whole.
    void randomWritesKeepIndexesWhole() {
        RandomValues random(7);
        std::map<std::string, std::optional<Item>> now;
        for (int round = 0; round < 400; ++round) {
            Item it = random.item();
            for (const char* name : {"pk", "sk", "g", "h", "l", "a", "b"}) it.erase(name);
            it.set("pk", s(std::string(1, static_cast<char>('a' + random.below(3)))));
            it.set("sk", AttributeValue::number(Number::fromInt(random.below(4))));
            if (random.below(3) != 0) it.set("g", random.below(8) == 0 ? random.value() : s(std::string(1, 'g')));
            if (random.below(3) != 0) it.set("h", AttributeValue::number(Number::fromInt(random.below(3))));
            if (random.below(2) != 0) it.set("l", AttributeValue::binary(random.bytes(2)));
            if (random.below(3) == 0) it.set("a", s(std::string(static_cast<std::size_t>(random.below(3000)), 'a')));
            auto& before = now[itemKey(m_table, it)];
            const std::optional<Item> after = random.below(5) == 0 ? std::nullopt : std::optional<Item>(it);
            const auto done = replace(before, after);
            RF_OK(done);
            QCOMPARE(done->oldSize, before ? sizeOf(*before) : 0);
            before = after;
            if (round % 50 == 49) QCOMPARE(checked(m_files->path()), std::string("whole"));
        }
        const auto report = checkFile(m_files->path());
        RF_OK(report);
        QVERIFY(report->items > 4 && report->indexEntries > 8);
        QCOMPARE(report->tables, 1);
    }
};

RF_TEST_GUILESS_MAIN(TestItemStore)

} // namespace tst_item_store

#include "tst_item_store.moc"
