#include "models/streams/iterator_watch.h"

#include "engine/streams/shard_reader.h"
#include "models/live/traffic_model.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace rf::models {

IteratorWatch::IteratorWatch(QObject* parent) : QObject(parent) {
    connect(&m_bridge, &EventBridge::arrived, this, &IteratorWatch::take);
}

void IteratorWatch::watch(rf::events::CallBus* bus) {
    if (bus) return m_bridge.watch(*bus);
    m_bridge.unwatch();
    m_positions.clear();
}

void IteratorWatch::setStream(const QString& arn) {
    m_arn = arn.toStdString();
    m_positions.clear();
}

void IteratorWatch::take(const QList<rf::events::CallPtr>& calls) {
    bool any = false;
    for (const rf::events::CallPtr& call : calls) {
        if (call->operation != "GetRecords" || call->status >= 400) continue;
        const QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(call->request.text)).object();
        const auto iterator = rf::streams::ShardIterator::parse(body.value(QLatin1String("ShardIterator")).toString().toStdString());
        if (!iterator || iterator->streamArn != m_arn) continue;
        const QString reader = clientName(*call);
        m_positions[{reader, iterator->shard}] = {reader, iterator->shard, iterator->after, call->startedMs};
        any = true;
    }
    if (any) emit moved();
}

QList<IteratorWatch::Position> IteratorWatch::positions(qint64 nowMs) const {
    QList<Position> all;
    for (const Position& position : m_positions)
        if (nowMs - position.seenMs < kForgetMs) all << position;
    std::sort(all.begin(), all.end(), [](const Position& a, const Position& b) { return std::tie(a.reader, a.shard) < std::tie(b.reader, b.shard); });
    return all;
}

} // namespace rf::models

#include "moc_iterator_watch.cpp"
