#include "models/streams/item_past.h"

namespace rf::models {

namespace {

constexpr std::size_t kPage = 2'000;

/// The stream that is on, else the newest that can be read; empty: none.
std::string streamOf(const rf::streams::StreamLog& log, const std::string& region, const std::string& table) {
    const auto all = log.list();
    if (!all) return {};
    const rf::StreamSchema* best = nullptr;
    for (const rf::StreamSchema& each : *all)
        if (each.region == region && each.tableName == table && (!best || each.isEnabled() || (!best->isEnabled() && each.label > best->label))) best = &each;
    return best ? best->arn() : std::string();
}

} // namespace

ItemPast::Found ItemPast::search(rf::Service& service, const std::string& region, const std::string& table, const rf::Item& key,
                                 const std::stop_token& stop) {
    Found found;
    const rf::streams::StreamLog* log = service.streams();
    const std::string arn = log ? streamOf(*log, region, table) : std::string();
    if (arn.empty()) return found;
    const auto keep = [&found](qint64 until, const QString& what, const rf::Item& item) {
        const Value version(rf::AttributeValue::map(item));
        const bool again = !found.versions.isEmpty() && found.versions.last().item == version;
        if (!again && found.versions.size() < kMostVersions) found.versions << ItemVersion{until, what, version};
    };
    std::optional<rf::streams::Change> later; // of the item; its old image may be missing
    rf::Tick before = 0;
    for (int looked = 0;;) {
        const auto page = log->readBefore(arn, before, kPage);
        if (!page || page->empty() || stop.stop_requested()) return found;
        for (const rf::streams::Change& change : *page) {
            before = change.tick;
            if (change.keys != key) continue;
            ++found.records;
            if (later && !later->oldImage && change.newImage) keep(later->ms, changeSummary(*later), *change.newImage);
            if (change.oldImage) keep(change.ms, changeSummary(change), *change.oldImage);
            later = change;
        }
        looked += int(page->size());
        if (page->size() < kPage) return found;
        if (looked >= kMostLooked) {
            found.cut = true;
            return found;
        }
    }
}

bool ItemPast::isOf(const FileSession* file, const QString& region, const QString& table, const Value& key) const {
    return m_key && m_file == file && m_region == region && m_table == table && *m_key == key;
}

void ItemPast::look(FileSession* file, const QString& region, const QString& table, const Value& key) {
    if (isOf(file, region, table, key)) return;
    clear();
    if (!file || !file->client()) return;
    m_file = file;
    m_region = region;
    m_table = table;
    m_key = key;
    m_call.run(
        *file->client(), this,
        [region = toUtf8(region), table = toUtf8(table), item = key.attributes()](rf::Service& service, const std::stop_token& stop) {
            return search(service, region, table, item, stop);
        },
        [this](const Found& found) {
            m_found = found;
            emit changed();
        });
}

void ItemPast::clear() {
    m_call.cancel();
    m_found = {};
    m_key.reset();
}

} // namespace rf::models

#include "moc_item_past.cpp"
