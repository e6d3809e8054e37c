#include "models/streams/shard_picture.h"

#include "engine/streams/names.h"

#include <map>

namespace rf::models {

ShardPicture ShardPicture::of(const rf::StreamSchema& stream, qint64 horizonMs) {
    ShardPicture picture;
    std::map<std::uint64_t, int> lanes;
    const auto isShown = [&](const rf::ShardSchema& shard) { return shard.isOpen() || rf::msOfTick(shard.closed) > horizonMs; };
    for (const rf::ShardSchema& shard : stream.shards)
        if (isShown(shard)) lanes.emplace(shard.begin, 0);
    for (auto& [begin, lane] : lanes) lane = picture.lanes++;
    for (const rf::ShardSchema& shard : stream.shards) {
        if (!isShown(shard)) continue;
        ShardBar bar{.number = shard.number, .parent = shard.parent};
        bar.id = QString::fromStdString(rf::streams::shardIdOf(shard));
        bar.shortName = QStringLiteral("…") + QString::number(shard.number, 16).rightJustified(2, QLatin1Char('0'));
        bar.lane = lanes[shard.begin];
        bar.fromMs = rf::msOfTick(shard.opened);
        bar.toMs = shard.isOpen() ? 0 : rf::msOfTick(shard.closed);
        picture.open += shard.isOpen() ? 1 : 0;
        if (picture.oldestMs == 0 || bar.fromMs < picture.oldestMs) picture.oldestMs = bar.fromMs;
        picture.bars << bar;
    }
    return picture;
}

const ShardBar* ShardPicture::bar(qint64 number) const {
    const auto found = std::find_if(bars.begin(), bars.end(), [&](const ShardBar& bar) { return bar.number == number; });
    return found == bars.end() ? nullptr : &*found;
}

} // namespace rf::models
