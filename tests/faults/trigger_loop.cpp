// Opens a table file whose triggers run, writes to it until it is killed, or lets them come to their end.
//
//     rangefinder-trigger-loop FILE write RUN     writes items "p0" … "p9" over and over, says "ready", then one line a write
//     rangefinder-trigger-loop FILE drain         ends when every mapping has delivered everything

#include "engine/api/ops/all.h"
#include "engine/service.h"
#include "engine/streams/stream_log.h"
#include "engine/triggers/triggers.h"

#include <cstdio>
#include <thread>
#include <unistd.h>

using namespace rf;

namespace {

constexpr int kItems = 10;

void say(const std::string& line) {
    if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) ::_exit(3);
}

int write(Service& service, const std::string& run) {
    say("ready\n");
    for (int step = 0;; ++step) {
        Item item;
        item.set("pk", AttributeValue::string("p" + std::to_string(step % kItems)));
        item.set("v", AttributeValue::string(run + "/" + std::to_string(step)));
        if (const auto done = call<PutItem>(service, {.tableName = "Steps", .item = InputAttributes(item)}); !done) {
            std::fprintf(stderr, "%s\n", done.error().message.c_str());
            return 2;
        }
        say("x\n");
    }
}

/// Every record lies behind the position of its shard.
bool isDone(Service& service, const triggers::Mapping& mapping) {
    const auto stats = service.triggers()->stats(mapping.uuid);
    const auto stream = service.streams()->find(mapping.streamArn);
    for (const ShardSchema& shard : stream->shards) {
        const auto at = std::ranges::find(stats->shards, shard.number, &triggers::ShardStatus::shard);
        if (at == stats->shards.end()) return false;
        const auto left = service.streams()->readShard(mapping.streamArn, shard.number, at->position, 1);
        if (!left || !left->empty()) return false;
    }
    return true;
}

int drain(Service& service) {
    const auto mappings = service.triggers()->mappings();
    for (int i = 0; i < 3'000; ++i) {
        if (std::ranges::all_of(mappings, [&](const auto& each) { return isDone(service, each); })) return service.close() ? 0 : 4;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return 5;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 64;
    auto service = openEngine(argv[1], {});
    if (!service) {
        std::fprintf(stderr, "%s\n", service.error().message.c_str());
        return 1;
    }
    return std::string_view(argv[2]) == "drain" ? drain(**service) : write(**service, argv[3]);
}
