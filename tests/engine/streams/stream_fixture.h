#pragma once
// An engine in memory with one table that has a stream, and words for reading it to the end.

#include "engine/maintenance/stream_keeper.h"
#include "engine/streams/names.h"
#include "engine/streams/stream_log.h"
#include "tests/engine/api/ops_fixture.h"

namespace rf::test {

constexpr std::int64_t kHour = 3'600'000;

class StreamFixture : public OpsFixture {
public:
    static constexpr const char* kTable = "Shop";

    explicit StreamFixture(const char* view = "NEW_AND_OLD_IMAGES", EngineOptions options = {}) : OpsFixture(options) {
        CreateTable::Input input;
        input.tableName = kTable;
        input.attributeDefinitions = {{{"pk", "S"}}};
        input.keySchema = {{{"pk", "HASH"}}};
        input.billingMode = "PAY_PER_REQUEST";
        input.streamSpecification = StreamSpecificationIn{view != nullptr, view ? Text(view) : Text()};
        if (const auto created = call<CreateTable>(input); !created) qFatal("%s", created.error().message.c_str());
    }

    std::string arn() const { return table(kTable)->arn() + "/stream/" + table(kTable)->streamLabel; }
    streams::StreamLog& log() { return *service->streams(); }

    /// Every change of the stream, in the order in which they were made.
    std::vector<streams::Change> changes(std::string streamArn = {}, Tick after = 0) {
        auto read = log().read(streamArn.empty() ? arn() : streamArn, after, 1'000'000);
        if (!read) qFatal("%s", read.error().message.c_str());
        return std::move(*read);
    }
    /// "INSERT a", "MODIFY a", "REMOVE a *" (by the service) of every change.
    QStringList told(std::string streamArn = {}, Tick after = 0) {
        QStringList out;
        for (const streams::Change& change : changes(std::move(streamArn), after)) out << line(change);
        return out;
    }
    static QString line(const streams::Change& change) {
        static const char* const kWords[] = {"INSERT ", "MODIFY ", "REMOVE "};
        return QString(kWords[static_cast<int>(change.event)]) +
               QString::fromStdString(change.keys.find("pk")->asString()) + (change.byService ? " *" : "");
    }

    StreamSchema stream(std::string streamArn = {}) {
        auto found = log().find(streamArn.empty() ? arn() : streamArn);
        if (!found) qFatal("%s", found.error().message.c_str());
        return std::move(*found);
    }
    /// A round of the keeper, now.
    void sweep() {
        StreamKeeper keeper(*service->store(), clock, service->meter());
        if (const Status done = keeper.sweep(); !done) qFatal("%s", done.error().message.c_str());
    }

    // The API as clients use it.
    Result<std::string> iterator(const ShardSchema& shard, const char* type, Text sequence = {}, std::string streamArn = {}) {
        auto made = call<GetShardIterator>({.streamArn = streamArn.empty() ? arn() : streamArn,
                                            .shardId = streams::shardIdOf(shard),
                                            .shardIteratorType = type,
                                            .sequenceNumber = std::move(sequence)});
        if (!made) return made.error();
        return made->shardIterator;
    }
    QString answerOf(std::string_view operation, const QString& json) {
        return QString::fromStdString(answer(operation, json.toStdString()));
    }
    /// Sequence numbers of a shard as GetRecords gives them, until there is no next iterator or nothing more.
    QStringList readShard(const ShardSchema& shard, std::int64_t limit = 1000, bool* ended = nullptr) {
        QStringList out;
        Text next = iterator(shard, "TRIM_HORIZON").value();
        while (next) {
            auto page = call<GetRecords>({.shardIterator = *next, .limit = limit});
            if (!page) qFatal("%s", page.error().message.c_str());
            for (std::size_t i = 0; i < page->records.size(); ++i)
                out << QString::fromStdString(streams::sequenceOf(page->record(i)->tick));
            next = page->nextShardIterator;
            if (page->records.empty()) break;
        }
        if (ended) *ended = !next;
        return out;
    }
};

inline Item item(const std::string& pk) { return {{"pk", text(pk)}}; }
inline Item item(const std::string& pk, AttributeValue v) { return {{"pk", text(pk)}, {"v", std::move(v)}}; }

} // namespace rf::test
