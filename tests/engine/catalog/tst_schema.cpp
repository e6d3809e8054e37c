// Table schemas: lossless and tolerant JSON, lookups, catalog snapshots.

#include "engine/catalog/schema.h"
#include "tests/support/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tst_schema {

using namespace rf;

namespace {

/// Every member away from its default.
TableSchema fullTable() {
    TableSchema table;
    table.region = "eu-west-2";
    table.name = "Music.Store_1-x";
    table.id = "0f0e0d0c-0b0a-0908-0706-050403020100";
    table.tree = 7;
    table.status = TableStatus::Updating;
    table.createdMs = 1'790'000'000'123;
    table.key = {{{"pk", Type::S}}, {{"sk \"quoted\"\n", Type::N}}};
    table.attributeDefinitions = {{"pk", Type::S}, {"sk \"quoted\"\n", Type::N}, {"g", Type::B}};
    IndexSchema global;
    global.name = "gsi";
    global.key = {{{"g", Type::B}, {"pk", Type::S}}, {{"sk \"quoted\"\n", Type::N}}};
    global.projection = {ProjectionType::Include, {"one", "t\xC3\xA9o"}};
    global.tree = 8;
    global.status = TableStatus::Creating;
    global.backfilling = true;
    global.throughput = {1, 2, 3, 4, 5};
    global.onDemand = OnDemandThroughput{6, -1};
    global.warm = WarmThroughput{12'000, 4'000};
    IndexSchema local;
    local.name = "lsi";
    local.kind = IndexKind::Local;
    local.key = {{{"pk", Type::S}}, {{"g", Type::B}}};
    local.projection = {ProjectionType::KeysOnly, {}};
    local.tree = 9;
    table.indexes = {global, local};
    table.billingMode = BillingMode::PayPerRequest;
    table.lastUpdateToPayPerRequestMs = 11;
    table.throughput = {9'007'199'254'740'993, 13, 14, 15, 16};
    table.onDemand = OnDemandThroughput{};
    table.warm = WarmThroughput{20'000, 30'000};
    table.tableClass = TableClass::StandardInfrequentAccess;
    table.tableClassUpdatedMs = 17;
    table.deletionProtection = true;
    table.streamEnabled = true;
    table.streamViewType = StreamViewType::OldImage;
    table.streamLabel = "2026-11-24T16:00:00.000";
    table.timeToLiveAttribute = "expires";
    table.formerTimeToLiveAttribute = "was";
    table.timeToLiveChangedMs = 18;
    table.sseKms = true;
    table.kmsKeyId = "arn:key";
    table.tags = {{"team", "a"}, {"", "b"}};
    table.policies = {{"arn:table", "{\"Version\":\"2012-10-17\"}", "19"}};
    return table;
}

QJsonObject parsed(const std::string& json) { return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object(); }
std::string text(const QJsonObject& object) { return QJsonDocument(object).toJson().toStdString(); }

} // namespace

class TestSchema : public QObject {
    Q_OBJECT
private slots:
    void everyMemberSurvives() {
        const TableSchema table = fullTable();
        const auto back = schemaFromJson(schemaToJson(table));
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QCOMPARE(back->region, table.region);
        QCOMPARE(back->name, table.name);
        QCOMPARE(back->id, table.id);
        QCOMPARE(back->tree, table.tree);
        QCOMPARE(back->status, table.status);
        QCOMPARE(back->createdMs, table.createdMs);
        QVERIFY(back->key == table.key);
        QVERIFY(back->attributeDefinitions == table.attributeDefinitions);
        QCOMPARE(back->billingMode, table.billingMode);
        QCOMPARE(back->lastUpdateToPayPerRequestMs, table.lastUpdateToPayPerRequestMs);
        QCOMPARE(back->throughput.readUnits, table.throughput.readUnits);
        QCOMPARE(back->throughput.writeUnits, table.throughput.writeUnits);
        QCOMPARE(back->throughput.lastIncreaseMs, table.throughput.lastIncreaseMs);
        QCOMPARE(back->throughput.lastDecreaseMs, table.throughput.lastDecreaseMs);
        QCOMPARE(back->throughput.decreasesToday, table.throughput.decreasesToday);
        QCOMPARE(back->onDemand->maxReadUnits, std::int64_t{-1});
        QCOMPARE(*back->tableClass, *table.tableClass);
        QVERIFY(back->warm == table.warm && back->indexes[0].warm == table.indexes[0].warm && !back->indexes[1].warm);
        QCOMPARE(back->tableClassUpdatedMs, table.tableClassUpdatedMs);
        QVERIFY(back->deletionProtection && back->streamEnabled && back->sseKms);
        QCOMPARE(back->streamViewType, table.streamViewType);
        QCOMPARE(back->streamLabel, table.streamLabel);
        QCOMPARE(back->timeToLiveAttribute, table.timeToLiveAttribute);
        QCOMPARE(back->formerTimeToLiveAttribute, table.formerTimeToLiveAttribute);
        QCOMPARE(back->timeToLiveChangedMs, table.timeToLiveChangedMs);
        QCOMPARE(back->policies.size(), std::size_t{1});
        QCOMPARE(back->policies[0].resource, table.policies[0].resource);
        QCOMPARE(back->policies[0].document, table.policies[0].document);
        QCOMPARE(back->policies[0].revisionId, table.policies[0].revisionId);
        QCOMPARE(back->kmsKeyId, table.kmsKeyId);
        QCOMPARE(back->tags.size(), std::size_t{2});
        QCOMPARE(back->tags[0].key, std::string("team"));
        QCOMPARE(back->tags[1].value, std::string("b"));

        QCOMPARE(back->indexes.size(), std::size_t{2});
        const IndexSchema& global = back->indexes[0];
        QCOMPARE(global.name, std::string("gsi"));
        QCOMPARE(global.kind, IndexKind::Global);
        QVERIFY(global.key == table.indexes[0].key);
        QVERIFY(global.projection == table.indexes[0].projection);
        QCOMPARE(global.tree, TreeId{8});
        QCOMPARE(global.status, TableStatus::Creating);
        QVERIFY(global.backfilling);
        QCOMPARE(global.throughput.writeUnits, std::int64_t{2});
        QCOMPARE(global.onDemand->maxReadUnits, std::int64_t{6});
        QCOMPARE(back->indexes[1].kind, IndexKind::Local);
        QVERIFY(back->indexes[1].projection == table.indexes[1].projection);
        QVERIFY(!back->indexes[1].onDemand);

        QCOMPARE(schemaToJson(*back), schemaToJson(table));
    }
    void absentStaysAbsent() {
        TableSchema table;
        table.name = "t";
        table.key.hash = {{"pk", Type::S}};
        const auto back = schemaFromJson(schemaToJson(table));
        QVERIFY(back);
        QVERIFY(!back->onDemand);
        QVERIFY(!back->tableClass);
        QCOMPARE(back->status, TableStatus::Active);
    }
    void everyEnumSurvives() {
        TableSchema table;
        table.name = "t";
        table.key.hash = {{"pk", Type::S}};
        for (int i = 0; i < 4; ++i) {
            table.status = static_cast<TableStatus>(i);
            table.streamViewType = static_cast<StreamViewType>(i);
            table.billingMode = static_cast<BillingMode>(i % 2);
            table.tableClass = static_cast<TableClass>(i % 2);
            table.indexes.resize(1);
            table.indexes[0].kind = static_cast<IndexKind>(i % 2);
            table.indexes[0].projection.type = static_cast<ProjectionType>(i % 3);
            const auto back = schemaFromJson(schemaToJson(table));
            QVERIFY(back);
            QCOMPARE(back->status, table.status);
            QCOMPARE(back->streamViewType, table.streamViewType);
            QCOMPARE(back->billingMode, table.billingMode);
            QCOMPARE(*back->tableClass, *table.tableClass);
            QCOMPARE(back->indexes[0].kind, table.indexes[0].kind);
            QCOMPARE(back->indexes[0].projection.type, table.indexes[0].projection.type);
        }
    }
    void unknownAndMissingMembers() {
        QJsonObject object = parsed(schemaToJson(fullTable()));
        object.insert("futureMember", QJsonObject{{"a", 1}});
        object.remove("tags");
        object.remove("sseKms");
        const auto table = schemaFromJson(text(object));
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QVERIFY(table->tags.empty());
        QVERIFY(!table->sseKms);
        QCOMPARE(table->name, std::string("Music.Store_1-x"));
    }
    void corrupt() {
        const QJsonObject good = parsed(schemaToJson(fullTable()));
        std::vector<std::string> bad{"", "[]", "{}", "null", "{\"name\":\"x\""};
        for (const QString& member : good.keys()) { // a value of the wrong JSON type in each member
            QJsonObject object = good;
            object.insert(member, object[member].isObject() ? QJsonValue(1) : QJsonValue(QJsonObject()));
            bad.push_back(text(object));
        }
        QJsonObject object = good;
        object.insert("status", "SLEEPING");
        bad.push_back(text(object));
        object = good;
        object.insert("key", QJsonObject{{"hash", QJsonArray{QJsonObject{{"name", "pk"}, {"type", "M"}}}}});
        bad.push_back(text(object));
        object = good;
        object.insert("key", QJsonObject{{"hash", QJsonArray{}}});
        bad.push_back(text(object));
        for (const std::string& json : bad) {
            const auto table = schemaFromJson(json);
            QVERIFY2(!table, json.c_str());
            QCOMPARE(table.error().code, ErrorCode::FileCorrupt);
        }
    }
    void lookups() {
        const TableSchema table = fullTable();
        QCOMPARE(table.arn(), std::string("arn:aws:dynamodb:eu-west-2:000000000000:table/Music.Store_1-x"));
        QCOMPARE(table.findIndex("lsi")->tree, TreeId{9});
        QVERIFY(!table.findIndex("none"));
        QVERIFY(table.hasLocalIndexes());
        QCOMPARE(table.definition("g")->type, Type::B);
        QVERIFY(!table.definition("x"));
        const KeySchema& key = table.indexes[0].key;
        QCOMPARE(key.size(), std::size_t{3});
        QCOMPARE(key.all()[1].name, std::string("pk"));
        QVERIFY(key.contains("g") && !key.contains("x"));
        QCOMPARE(key.find("sk \"quoted\"\n")->type, Type::N);
    }
    void wireNames() {
        QCOMPARE(wireName(ProjectionType::KeysOnly), std::string_view("KEYS_ONLY"));
        QCOMPARE(wireName(BillingMode::PayPerRequest), std::string_view("PAY_PER_REQUEST"));
        QCOMPARE(wireName(TableStatus::Deleting), std::string_view("DELETING"));
        QCOMPARE(wireName(TableClass::StandardInfrequentAccess), std::string_view("STANDARD_INFREQUENT_ACCESS"));
        QCOMPARE(wireName(StreamViewType::NewAndOldImages), std::string_view("NEW_AND_OLD_IMAGES"));
    }
    void catalogSnapshots() {
        const auto table = [](const char* region, const char* name) {
            TableSchema schema;
            schema.region = region;
            schema.name = name;
            return std::make_shared<const TableSchema>(schema);
        };
        const Catalog empty;
        const Catalog one = empty.with(table("r1", "b"));
        const Catalog full = one.with(table("r1", "a")).with(table("r1", "B")).with(table("r2", "a"));
        QVERIFY(!empty.find("r1", "b"));
        QVERIFY(one.find("r1", "b"));
        QCOMPARE(one.all().size(), std::size_t{1});
        QCOMPARE(full.all().size(), std::size_t{4});
        QCOMPARE(full.regions(), (std::vector<std::string>{"r1", "r2"}));
        const auto tables = full.tables("r1");
        QCOMPARE(tables.size(), std::size_t{3});
        QCOMPARE(tables[0]->name, std::string("B")); // byte order
        QCOMPARE(tables[2]->name, std::string("b"));
        QVERIFY(full.tables("r3").empty());
        QVERIFY(!full.find("r2", "b"));

        const Catalog less = full.without("r2", "a").without("r1", "a").without("r9", "x");
        QVERIFY(!less.find("r2", "a"));
        QCOMPARE(less.regions(), (std::vector<std::string>{"r1"}));
        QVERIFY(full.find("r2", "a"));
    }
    void replacingATable() {
        auto schema = std::make_shared<TableSchema>();
        schema->region = "r";
        schema->name = "t";
        const Catalog before = Catalog().with(std::make_shared<const TableSchema>(*schema));
        schema->status = TableStatus::Deleting;
        const Catalog after = before.with(schema);
        QCOMPARE(before.find("r", "t")->status, TableStatus::Active);
        QCOMPARE(after.find("r", "t")->status, TableStatus::Deleting);
        QCOMPARE(after.all().size(), std::size_t{1});
    }
};

RF_TEST_APPLESS_MAIN(TestSchema)

} // namespace tst_schema

#include "tst_schema.moc"
