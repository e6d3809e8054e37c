// CloudWatch Logs without the wire: what each operation answers and refuses.

#include "engine/logs/log_book.h"
#include "engine/neighbours/neighbours.h"
#include "engine/service.h"
#include "engine/value/document.h"
#include "tests/support/held_clock.h"
#include "tests/support/program.h"

#include <future>

namespace tst_cloudwatch_logs {

using namespace rf;
using namespace rf::neighbours;
using rf::test::HeldClock;

namespace {

constexpr std::int64_t kNow = 1'790'035'200'000;

struct World {
    HeldClock clock{kNow};
    std::unique_ptr<Service> service;

    World() {
        auto opened = openEngine({}, {.mode = EngineOptions::Mode::InMemory, .clock = &clock});
        if (!opened) qFatal("%s", opened.error().message.c_str());
        service = std::move(*opened);
    }
    WireReply reply(const std::string& operation, const QString& body, const std::string& region = "us-east-1") {
        const WireRequest request{.method = "POST", .target = "/", .body = body.toStdString(), .contentType = "application/x-amz-json-1.1",
                                  .amzTarget = "Logs_20140328." + operation, .region = region, .principal = {}};
        const std::function<std::string_view(std::string_view)> header = [&](std::string_view name) -> std::string_view {
            return name == "x-amz-target" ? request.amzTarget : std::string_view();
        };
        Neighbour* owner = service->neighbours()->ownerOf({request.method, request.target, request.body, header});
        if (!owner || owner->signingName() != "logs") return {.status = 0};
        std::promise<WireReply> answered;
        service->neighbours()->submit(*owner, request, [&](WireReply each) { answered.set_value(std::move(each)); });
        return answered.get_future().get();
    }
    /// Single quotes stand for double ones, in the request and in the answer.
    QString ask(const std::string& operation, QString body, const std::string& region = "us-east-1") {
        return QString::fromStdString(reply(operation, body.replace('\'', '"'), region).body).replace('"', '\'');
    }
    Document document(const std::string& operation, QString body) {
        return documentFromJson(ask(operation, std::move(body)).replace('\'', '"').toStdString()).value();
    }
    /// "ok", or the error's code and message.
    QString told(const std::string& operation, QString body) {
        const WireReply got = reply(operation, body.replace('\'', '"'));
        return got.error.empty() ? QString("ok") : QString::fromStdString(got.error + ": " + got.errorMessage);
    }
    /// A group "g" with streams "s" (events 0 … count - 1, a millisecond apart) and "t" (one event).
    void fill(int count) {
        (void)ask("CreateLogGroup", "{'logGroupName':'g'}");
        for (const char* stream : {"s", "t"}) (void)ask("CreateLogStream", QString("{'logGroupName':'g','logStreamName':'%1'}").arg(stream));
        QStringList events;
        for (int i = 0; i < count; ++i) events << QString("{'timestamp':%1,'message':'m%2'}").arg(kNow + i).arg(i);
        (void)ask("PutLogEvents", "{'logGroupName':'g','logStreamName':'s','logEvents':[" + events.join(',') + "]}");
        (void)ask("PutLogEvents", QString("{'logGroupName':'g','logStreamName':'t','logEvents':[{'timestamp':%1,'message':'between'}]}").arg(kNow + 1));
    }
};

QString messages(const Document& page) {
    QStringList out;
    for (const Document& event : page.list("events")) out << QString::fromStdString(event.text("message"));
    return out.join(' ');
}
QString names(const Document& page, std::string_view list, std::string_view member) {
    QStringList out;
    for (const Document& each : page.list(list)) out << QString::fromStdString(each.text(member));
    return out.join(' ');
}

} // namespace

class TestCloudWatchLogs : public QObject {
    Q_OBJECT
private slots:
    void groupsAreDescribed() {
        World world;
        QCOMPARE(world.ask("CreateLogGroup", "{'logGroupName':'/app/b','tags':{'team':'shop'}}"), "{}");
        QCOMPARE(world.told("CreateLogGroup", "{'logGroupName':'/app/b'}"), "ResourceAlreadyExistsException: The specified log group already exists");
        (void)world.ask("CreateLogGroup", "{'logGroupName':'/app/a','logGroupClass':'INFREQUENT_ACCESS'}");
        (void)world.ask("CreateLogGroup", "{'logGroupName':'other'}");
        (void)world.ask("PutRetentionPolicy", "{'logGroupName':'/app/b','retentionInDays':7}");
        QCOMPARE(world.ask("DescribeLogGroups", "{'logGroupNamePrefix':'/app/b'}"),
                 "{'logGroups':[{'logGroupName':'/app/b','creationTime':1790035200000,'retentionInDays':7,'metricFilterCount':0,"
                 "'arn':'arn:aws:logs:us-east-1:000000000000:log-group:/app/b:*','storedBytes':0,'logGroupClass':'STANDARD',"
                 "'logGroupArn':'arn:aws:logs:us-east-1:000000000000:log-group:/app/b'}]}");
        const Document first = world.document("DescribeLogGroups", "{'limit':2}");
        QCOMPARE(names(first, "logGroups", "logGroupName"), "/app/a /app/b");
        const Document second = world.document("DescribeLogGroups", QString("{'limit':2,'nextToken':'%1'}").arg(QString::fromStdString(first.text("nextToken"))));
        QCOMPARE(names(second, "logGroups", "logGroupName"), "other");
        QVERIFY(!second.has("nextToken"));
        QCOMPARE(names(world.document("DescribeLogGroups", "{'logGroupNamePattern':'pp/'}"), "logGroups", "logGroupName"), "/app/a /app/b");
        QCOMPARE(names(world.document("DescribeLogGroups", "{'logGroupClass':'INFREQUENT_ACCESS'}"), "logGroups", "logGroupName"), "/app/a");
        QCOMPARE(world.ask("DescribeLogGroups", "{}", "eu-west-1"), "{'logGroups':[]}");
        QCOMPARE(world.told("DescribeLogGroups", "{'nextToken':'x'}"), "InvalidParameterException: The specified nextToken is invalid.");
        QCOMPARE(world.told("PutRetentionPolicy", "{'logGroupName':'/app/b','retentionInDays':8}").left(82), "InvalidParameterException: 1 validation error detected: Value '8' at 'retentionInD");
        QCOMPARE(world.ask("DeleteRetentionPolicy", "{'logGroupName':'/app/b'}"), "{}");
        QVERIFY(!world.ask("DescribeLogGroups", "{'logGroupNamePrefix':'/app/b'}").contains("retention"));
        QCOMPARE(world.ask("DeleteLogGroup", "{'logGroupName':'/app/b'}"), "{}");
        QCOMPARE(world.told("DeleteLogGroup", "{'logGroupName':'/app/b'}"), "ResourceNotFoundException: The specified log group does not exist.");
    }

    void tagsInBothWays() {
        World world;
        (void)world.ask("CreateLogGroup", "{'logGroupName':'g','tags':{'a':'1'}}");
        const QString arn = "'resourceArn':'arn:aws:logs:us-east-1:000000000000:log-group:g'";
        QCOMPARE(world.ask("TagResource", "{" + arn + ",'tags':{'b':'2'}}"), "{}");
        QCOMPARE(world.ask("ListTagsForResource", "{" + arn + "}"), "{'tags':{'a':'1','b':'2'}}");
        QCOMPARE(world.ask("UntagResource", "{" + arn + ",'tagKeys':['a']}"), "{}");
        QCOMPARE(world.ask("TagLogGroup", "{'logGroupName':'g','tags':{'c':'3'}}"), "{}");
        QCOMPARE(world.ask("UntagLogGroup", "{'logGroupName':'g','tags':['b']}"), "{}");
        QCOMPARE(world.ask("ListTagsLogGroup", "{'logGroupName':'g'}"), "{'tags':{'c':'3'}}");
        QVERIFY(world.told("ListTagsForResource", "{'resourceArn':'arn:aws:logs:us-east-1:000000000000:log-group:none'}").startsWith("ResourceNotFoundException"));
        for (int i = 0; i < 49; ++i) (void)world.ask("TagResource", "{" + arn + QString(",'tags':{'k%1':'v'}}").arg(i));
        QVERIFY(world.told("TagResource", "{" + arn + ",'tags':{'one':'more'}}").startsWith("TooManyTagsException"));
    }

    void streamsAreDescribed() {
        World world;
        world.fill(3);
        (void)world.ask("CreateLogStream", "{'logGroupName':'g','logStreamName':'empty'}");
        QCOMPARE(world.told("CreateLogStream", "{'logGroupName':'g','logStreamName':'empty'}"), "ResourceAlreadyExistsException: The specified log stream already exists");
        const QString s = world.ask("DescribeLogStreams", "{'logGroupName':'g','logStreamNamePrefix':'s'}");
        QVERIFY2(s.startsWith("{'logStreams':[{'logStreamName':'s','creationTime':1790035200000,'firstEventTimestamp':1790035200000,'lastEventTimestamp':1790035200002,"
                              "'lastIngestionTime':1790035200000,'uploadSequenceToken':'") &&
                     s.endsWith("','arn':'arn:aws:logs:us-east-1:000000000000:log-group:g:log-stream:s','storedBytes':0}]}"),
                 qPrintable(s));
        const auto ordered = [&](const QString& how) { return names(world.document("DescribeLogStreams", "{'logGroupName':'g'" + how + "}"), "logStreams", "logStreamName"); };
        QCOMPARE(ordered(""), "empty s t");
        QCOMPARE(ordered(",'descending':true"), "t s empty");
        QCOMPARE(ordered(",'orderBy':'LastEventTime'"), "empty t s");
        QCOMPARE(ordered(",'orderBy':'LastEventTime','descending':true"), "s t empty");
        QCOMPARE(ordered(",'limit':2"), "empty s");
        QCOMPARE(names(world.document("DescribeLogStreams", "{'logGroupIdentifier':'arn:aws:logs:us-east-1:000000000000:log-group:g:*'}"), "logStreams", "logStreamName"), "empty s t");
        QCOMPARE(world.told("DescribeLogStreams", "{'logGroupName':'g','orderBy':'LastEventTime','logStreamNamePrefix':'s'}"),
                 "InvalidParameterException: Cannot order by LastEventTime with a logStreamNamePrefix.");
        QCOMPARE(world.told("DescribeLogStreams", "{}"),
                 "InvalidParameterException: 1 validation error detected: Value null at 'logGroupName' failed to satisfy constraint: Member must not be null");
        QCOMPARE(world.ask("DeleteLogStream", "{'logGroupName':'g','logStreamName':'t'}"), "{}");
        QCOMPARE(ordered(""), "empty s");
    }

    void putTellsWhatItLeftOut() {
        World world;
        world.fill(0);
        const Document put = world.document("PutLogEvents", QString("{'logGroupName':'g','logStreamName':'s','logEvents':[{'timestamp':%1,'message':'old'},{'timestamp':%2,'message':'in'}]}")
                                                                .arg(kNow - 14 * 86'400'000 - 1).arg(kNow - 14 * 86'400'000));
        QVERIFY(!put.text("nextSequenceToken").empty());
        QCOMPARE(QString::fromStdString(toJson(*put.find("rejectedLogEventsInfo"))), R"({"tooOldLogEventEndIndex":1})");
        QCOMPARE(messages(world.document("GetLogEvents", "{'logGroupName':'g','logStreamName':'s','startFromHead':true}")), "in");
        QVERIFY(!world.document("PutLogEvents", QString("{'logGroupName':'g','logStreamName':'s','sequenceToken':'any','logEvents':[{'timestamp':%1,'message':'x'}]}").arg(kNow)).has("rejectedLogEventsInfo"));
        QCOMPARE(world.told("PutLogEvents", "{'logGroupName':'g','logStreamName':'s','logEvents':[]}"),
                 "InvalidParameterException: 1 validation error detected: Value '[]' at 'logEvents' failed to satisfy constraint: Member must have length greater than or equal to 1");
        QCOMPARE(world.told("PutLogEvents", "{'logGroupName':'g','logStreamName':'none','logEvents':[{'timestamp':1,'message':'x'}]}"),
                 "ResourceNotFoundException: The specified log stream does not exist.");
        QVERIFY(world.told("PutLogEvents", "{'logGroupName':'g','logStreamName':'s','logEvents':[{'timestamp':1}]}").startsWith("InvalidParameterException: 1 validation error detected: Value null at 'logEvents.1.member.message'"));
    }

    void oneStreamPageByPage() {
        World world;
        world.fill(5);
        const auto get = [&](const QString& rest) { return world.document("GetLogEvents", "{'logGroupName':'g','logStreamName':'s'" + rest + "}"); };
        const auto token = [](const Document& page, const char* which) { return QString(",'nextToken':'%1'").arg(QString::fromStdString(page.text(which))); };
        Document page = get(",'limit':2,'startFromHead':true");
        QCOMPARE(messages(page), "m0 m1");
        page = get(",'limit':2,'startFromHead':true" + token(page, "nextForwardToken"));
        QCOMPARE(messages(page), "m2 m3");
        QCOMPARE(messages(get(",'limit':2" + token(page, "nextBackwardToken"))), "m0 m1");
        page = get(",'limit':2" + token(page, "nextForwardToken"));
        QCOMPARE(messages(page), "m4");
        const Document end = get(",'limit':2" + token(page, "nextForwardToken"));
        QCOMPARE(messages(end), "");
        QCOMPARE(end.text("nextForwardToken"), page.text("nextForwardToken")); // the same: the end
        QCOMPARE(messages(get(",'limit':2" + token(end, "nextBackwardToken"))), "m3 m4");
        page = get(",'limit':2");
        QCOMPARE(messages(page), "m3 m4"); // the newest by default
        page = get(",'limit':3" + token(page, "nextBackwardToken"));
        QCOMPARE(messages(page), "m0 m1 m2");
        const Document begin = get(token(page, "nextBackwardToken"));
        QCOMPARE(messages(begin), "");
        QCOMPARE(begin.text("nextBackwardToken"), page.text("nextBackwardToken"));
        QCOMPARE(messages(get(",'limit':1" + token(begin, "nextForwardToken"))), "m0");
        QCOMPARE(messages(get(QString(",'startTime':%1,'endTime':%2").arg(kNow + 1).arg(kNow + 3))), "m1 m2"); // the end is not part of it
        // What comes later is found from the token of the end.
        (void)world.ask("PutLogEvents", QString("{'logGroupName':'g','logStreamName':'s','logEvents':[{'timestamp':%1,'message':'late'}]}").arg(kNow + 4));
        QCOMPARE(messages(get(token(end, "nextForwardToken"))), "late");
        const Document none = world.document("GetLogEvents", "{'logGroupIdentifier':'g','logStreamName':'t','startTime':" + QString::number(kNow + 50) + "}");
        QCOMPARE(messages(none), "");
        QVERIFY(none.text("nextForwardToken").starts_with("f/") && none.text("nextBackwardToken").starts_with("b/"));
        QCOMPARE(world.told("GetLogEvents", "{'logGroupName':'g','logStreamName':'s','nextToken':'f/1/s'}"), "InvalidParameterException: The specified nextToken is invalid.");
    }

    void aGroupInterleaved() {
        World world;
        world.fill(4);
        const auto filter = [&](const QString& rest) { return world.document("FilterLogEvents", "{'logGroupName':'g'" + rest + "}"); };
        const Document all = filter(",'interleaved':true");
        QCOMPARE(messages(all), "m0 m1 between m2 m3");
        QVERIFY(!all.has("nextToken"));
        QVERIFY(all.find("searchedLogStreams") && all.list("searchedLogStreams").empty());
        const Document& event = all.list("events")[2];
        QCOMPARE(event.text("logStreamName"), std::string("t"));
        QCOMPARE(event.integer("timestamp"), kNow + 1);
        QCOMPARE(event.integer("ingestionTime"), kNow);
        QCOMPARE(event.text("eventId").size(), std::size_t{56});
        QStringList seen;
        QString token;
        for (int pages = 0; pages < 9; ++pages) {
            const Document page = filter(",'limit':2" + token);
            seen << messages(page);
            if (!page.has("nextToken")) break;
            token = QString(",'nextToken':'%1'").arg(QString::fromStdString(page.text("nextToken")));
        }
        QCOMPARE(seen, (QStringList{"m0 m1", "between m2", "m3"}));
        QCOMPARE(messages(filter(QString(",'startTime':%1,'endTime':%1").arg(kNow + 2))), "m2"); // the end is part of it
        QCOMPARE(messages(filter(",'filterPattern':'?m1 ?m3'")), "m1 m3");
        QCOMPARE(messages(filter(",'logStreamNames':['t']")), "between");
        QCOMPARE(messages(filter(",'logStreamNamePrefix':'t'")), "between");
        QCOMPARE(world.told("FilterLogEvents", "{'logGroupName':'g','filterPattern':'{ x }'}"), "InvalidParameterException: Invalid filter pattern");
        QVERIFY(world.told("FilterLogEvents", "{'logGroupName':'g','logStreamNames':['t'],'logStreamNamePrefix':'t'}").startsWith("InvalidParameterException"));
        QCOMPARE(world.told("FilterLogEvents", "{'logGroupName':'g','nextToken':'" + QString(56, 'x') + "'}"), "InvalidParameterException: The specified nextToken is invalid.");
    }

    void filtersAreTested() {
        World world;
        QCOMPARE(world.ask("TestMetricFilter", "{'filterPattern':'ERROR','logEventMessages':['fine','ERROR 1']}"),
                 "{'matches':[{'eventNumber':2,'eventMessage':'ERROR 1','extractedValues':{}}]}");
    }

    void othersAreUnknown() {
        World world;
        const WireReply reply = world.reply("StartQuery", "{}");
        QCOMPARE(reply.error, std::string("UnknownOperationException"));
        QVERIFY(world.told("CreateLogGroup", "{}").startsWith("InvalidParameterException: 1 validation error detected: Value null at 'logGroupName'"));
        QVERIFY(world.told("CreateLogGroup", "{'logGroupName':").startsWith("SerializationException"));
    }
};

RF_TEST_GUILESS_MAIN(TestCloudWatchLogs)

} // namespace tst_cloudwatch_logs

#include "tst_cloudwatch_logs.moc"
