// Triggers as rows over a real engine: made, run, switched, changed, tried, deleted; scripts run in this program.

#include "engine/logs/log_book.h"
#include "models/streams/script_runner.h"
#include "models/streams/trigger_model.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

namespace tst_trigger_model {

using namespace rf::models;
using rf::models::test::keyed;

namespace {

struct Desk {
    Desk() : session({}, FileSession::Mode::InMemory, [](const std::filesystem::path&, const rf::EngineOptions&) { return openWithScripts({}, {.mode = rf::EngineOptions::Mode::InMemory}); }) {
        session.open();
        if (!QTest::qWaitFor([this] { return session.state() == FileSession::State::Open; })) qFatal("not open");
        auto input = test::shopInput();
        input.streamSpecification = rf::StreamSpecificationIn{.streamEnabled = true, .streamViewType = "NEW_AND_OLD_IMAGES"};
        const TableInfo table = test::made(service(), input);
        arn = table.arn() + QStringLiteral("/stream/") + QString::fromStdString(table.schema->streamLabel);
        model.setStream(&session, QStringLiteral("us-east-1"), arn);
    }
    ~Desk() {
        model.setStream(nullptr, {}, {});
        session.close();
    }
    rf::Service& service() { return *session.client()->service(); }
    void put(int number) { test::put(service(), QStringLiteral("Shop"), keyed("P", ("S" + QByteArray::number(number)).constData(), "\"n\":{\"N\":\"1\"}")); }
    Failure save(const TriggerDraft& draft) {
        std::optional<Failure> outcome;
        model.save(draft, [&](const Failure& failure) { outcome = failure; });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); })) qFatal("no answer");
        return *outcome;
    }
    ChangePtr newest() {
        auto changes = service().streams()->readBefore(arn.toStdString(), 0, 1);
        return changes && !changes->empty() ? std::make_shared<const rf::streams::Change>(std::move(changes->front())) : nullptr;
    }
    QString cell(int row, int column) { return model.index(row, column).data().toString(); }

    FileSession session;
    TriggerModel model;
    QString arn;
};

TriggerDraft script(const QString& name, const QString& source) {
    TriggerDraft draft = TriggerDraft::fresh();
    draft.name = name;
    draft.source = source;
    return draft;
}

} // namespace

class TestTriggerModel : public QObject {
    Q_OBJECT
private slots:
    void aScriptRunsOnEveryChange() {
        Desk desk;
        QAbstractItemModelTester tester(&desk.model);
        QVERIFY2(desk.save(script("watch", "function handler(event) { console.log('got', event.Records.length); }")).isEmpty(), "not saved");
        QTRY_COMPARE(desk.model.rowCount(), 1);
        QCOMPARE(desk.cell(0, TriggerModel::Name), QString("watch"));
        QCOMPARE(desk.cell(0, TriggerModel::Runs), QString("JS"));
        desk.put(1);
        desk.put(2);
        QTRY_COMPARE(desk.model.row(0).stats.delivered, 2);
        QTRY_VERIFY(desk.cell(0, TriggerModel::Invoked).toInt() >= 1);
        QCOMPARE(desk.cell(0, TriggerModel::Errors), QString("0"));
        QVERIFY(!desk.model.row(0).isFailing());
        std::optional<std::vector<rf::triggers::Delivery>> deliveries;
        desk.model.askDeliveries(desk.newest(), [&](auto answer) { deliveries = std::move(answer); });
        QTRY_VERIFY(deliveries);
        QCOMPARE(deliveries->size(), std::size_t(1));
        QCOMPARE(deliveries->front().state, rf::triggers::DeliveryState::Delivered);
        auto logged = desk.service().logs()->filter("us-east-1", "/aws/lambda/watch", {.pattern = "got"});
        QVERIFY(logged && !logged->events.empty());
    }

    void aSwitchHoldsItAndLetsItGoOn() {
        Desk desk;
        QVERIFY(desk.save(script("watch", "function handler() {}")).isEmpty());
        QTRY_COMPARE(desk.model.rowCount(), 1);
        QVERIFY(desk.model.setData(desk.model.index(0, TriggerModel::On), Qt::Unchecked, Qt::CheckStateRole));
        QTRY_VERIFY(!desk.model.row(0).mapping.enabled);
        QTRY_COMPARE(desk.cell(0, TriggerModel::Age), QString("off"));
        desk.put(1);
        QTest::qWait(150);
        QCOMPARE(desk.model.row(0).stats.delivered, 0);
        desk.model.setEnabled(0, true);
        QTRY_COMPARE(desk.model.row(0).stats.delivered, 1);
    }

    void whatFailsIsShown() {
        Desk desk;
        TriggerDraft draft = script("broken", "function handler() { throw new Error('no such order'); }");
        draft.retries = 0;
        QVERIFY(desk.save(draft).isEmpty());
        desk.put(1);
        QTRY_VERIFY(desk.model.rowCount() == 1 && desk.model.row(0).errors() >= 1);
        desk.model.index(0, 0).data(Qt::ToolTipRole);
        QTRY_VERIFY(desk.cell(0, TriggerModel::Errors).toInt() >= 1);
    }

    void itIsChangedAndDeleted() {
        Desk desk;
        QVERIFY(desk.save(script("one", "function handler() {}")).isEmpty());
        QTRY_COMPARE(desk.model.rowCount(), 1);
        TriggerDraft draft = desk.model.draft(0);
        QCOMPARE(draft.kind, TriggerDraft::Kind::JavaScript);
        draft.batchSize = 7;
        draft.filters = {"{\"eventName\":[\"REMOVE\"]}"};
        draft.source = "function handler() { return 2; }";
        QVERIFY(desk.save(draft).isEmpty());
        QTRY_COMPARE(desk.model.row(0).mapping.batchSize, 7);
        QCOMPARE(desk.model.row(0).function.source, std::string("function handler() { return 2; }"));
        QCOMPARE(desk.model.row(0).mapping.filters.size(), std::size_t(1));
        const Failure again = desk.save(script("one", "function handler() {}"));
        QVERIFY(!again.isEmpty()); // a new one does not take the place of another
        bool gone = false;
        desk.model.remove(0, true, [&](const Failure& failure) { gone = failure.isEmpty(); });
        QTRY_VERIFY(gone);
        QTRY_COMPARE(desk.model.rowCount(), 0);
        QVERIFY(desk.service().triggers()->functions().empty());
    }

    void aTestSavesNothing() {
        Desk desk;
        desk.put(1);
        std::optional<TriggerTest> outcome;
        desk.model.test(script("try", "function handler(event) { return event.Records[0].eventName; }"), desk.newest(), [&](const TriggerTest& test) { outcome = test; });
        QTRY_VERIFY(outcome);
        QVERIFY2(outcome->failure.isEmpty(), qPrintable(outcome->failure.detail));
        QCOMPARE(outcome->payload, QString("\"INSERT\""));
        QVERIFY(outcome->log.contains("REPORT RequestId"));
        QVERIFY(desk.service().triggers()->functions().empty());
    }

    void draftsKeepCommandsWordForWord() {
        TriggerDraft draft;
        draft.name = "c";
        draft.command = "python3 \"my file.py\" --x=1";
        const rf::triggers::Function function = draft.function("us-east-1");
        QCOMPARE(function.command, (std::vector<std::string>{"python3", "my file.py", "--x=1"}));
        QCOMPARE(TriggerDraft::of(function, {}).function("us-east-1").command, function.command);
        draft.shell = true;
        draft.command = "sort | uniq -c";
        QCOMPARE(draft.function("us-east-1").command, (std::vector<std::string>{"sort | uniq -c"}));
    }

    void whatIsMissingIsSaidBeforeItIsSent() {
        TriggerDraft draft = TriggerDraft::fresh();
        QVERIFY(!draft.problem().isEmpty()); // no name
        draft.name = "fine";
        QCOMPARE(draft.problem(), QString());
        draft.name = "not fine";
        QVERIFY(!draft.problem().isEmpty());
        draft.name = "fine";
        draft.filters = {"{\"eventName\": \"INSERT\"}"};
        QVERIFY2(!draft.problem().isEmpty(), "a leaf must be a list");
        draft.filters = {};
        draft.kind = TriggerDraft::Kind::Command;
        QVERIFY(!draft.problem().isEmpty());
    }
};

RF_TEST_GUILESS_MAIN(TestTriggerModel)

} // namespace tst_trigger_model

#include "tst_trigger_model.moc"
