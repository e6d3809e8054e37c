#include "models/session/key_search.h"

#include "engine/value/item_codec.h"
#include "engine/value/key_codec.h"
#include "models/items/items_model.h"

namespace rf::models {

namespace {

constexpr int kRecordsAStep = 20'000, kHitsAStep = 40, kHashBytes = 8;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}
std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), lower);
    return text;
}

bool holds(std::string_view text, const std::string& needle) {
    return std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                       [](char a, char b) { return lower(a) == b; }) != text.end();
}

/// Lower is better; -1: it is not in there.
int rankOf(const QString& text, const QString& needle) {
    const qsizetype at = text.indexOf(needle, 0, Qt::CaseInsensitive);
    if (at < 0) return -1;
    if (at == 0) return text.size() == needle.size() ? 0 : 1;
    return text[at - 1].isLetterOrNumber() ? 3 : 2;
}

} // namespace

/// One step: a stretch of one table. A value; crosses threads.
struct KeySearch::Step {
    rf::TablePtr schema;
    TableInfo table;
    QString text, hash, range; ///< the text, and its halves when it has two
    bool partition = false;    ///< only the partition whose key the text is
    std::string from;

    Found run(rf::Service& service, std::stop_token stop) const;
    rf::KeyRange stretch() const;
    bool maybe(std::string_view key, const std::string& needle) const;
    std::optional<KeyHit> hitOf(std::string_view key, std::string_view bytes) const;
    std::optional<rf::AttributeValue> partitionKey() const;
};

struct KeySearch::Found {
    QList<KeyHit> hits;
    QList<QByteArray> keys; ///< beside hits
    std::string next;       ///< where to go on; empty: the table is through
};

std::optional<rf::AttributeValue> KeySearch::Step::partitionKey() const {
    const auto value = Value::parse(table.hash.type, range.isNull() ? text : hash);
    if (!value || value->editText().isEmpty()) return {};
    return value->engine();
}

rf::KeyRange KeySearch::Step::stretch() const {
    if (!partition) return {from, {}, true};
    const auto key = partitionKey();
    if (!key) return {"\x01", "\x01", true}; // nothing
    std::string begin;
    rf::appendHash(rf::partitionHash(*key), begin);
    rf::appendKeyComponent(*key, begin);
    return {from.empty() ? begin : from, rf::prefixEnd(begin), true};
}

/// Quick and on bytes: keys of text are stored as they are.
bool KeySearch::Step::maybe(std::string_view key, const std::string& needle) const {
    if (partition || table.hash.type != ValueType::S || (table.range && table.range->type != ValueType::S)) return true;
    return key.size() > kHashBytes && holds(key.substr(kHashBytes), needle);
}

std::optional<KeyHit> KeySearch::Step::hitOf(std::string_view key, std::string_view bytes) const {
    key.remove_prefix(std::min<std::size_t>(key.size(), kHashBytes));
    const auto part = [&key](ValueType type) -> std::optional<Value> {
        auto read = rf::readKeyComponent(key, rf::Type(type));
        return read ? std::optional(Value(std::move(*read))) : std::nullopt;
    };
    const auto first = part(table.hash.type);
    const auto second = table.range ? part(table.range->type) : std::nullopt;
    if (!first || (table.range && !second)) return {};
    KeyHit hit{.hash = first->displayText(), .range = second ? second->displayText() : QString()};
    if (range.isNull()) {
        const int inHash = rankOf(hit.hash, text), inRange = second ? rankOf(hit.range, text) : -1;
        if (inHash < 0 && inRange < 0) return {};
        hit.rank = inHash < 0 ? inRange : inRange < 0 ? inHash : std::min(inHash, inRange);
    } else {
        const int inHash = rankOf(hit.hash, hash), inRange = range.isEmpty() ? 0 : rankOf(hit.range, range);
        if (inHash < 0 || inRange < 0) return {};
        hit.rank = std::max(inHash, inRange);
    }
    auto item = rf::decodeItem(bytes);
    if (!item) return {};
    const Value whole(rf::AttributeValue::map(std::move(*item)));
    hit.key = table.keyOf(whole);
    hit.entity = ItemsModel::entityOf(table, whole);
    hit.bytes = whole.itemSizeBytes();
    return hit;
}

KeySearch::Found KeySearch::Step::run(rf::Service& service, std::stop_token stop) const {
    Found found;
    rf::Store* store = service.store();
    if (!store) return found;
    const std::string needle = lowered(toUtf8(range.isEmpty() ? (range.isNull() ? text : hash) : range));
    int seen = 0;
    (void)store->read([&](rf::ReadTxn& txn) {
        return txn.scan(schema->tree, stretch(), [&](std::string_view key, std::string_view bytes, std::size_t) {
            if (stop.stop_requested()) return false;
            if (++seen > kRecordsAStep || found.hits.size() >= kHitsAStep) {
                found.next = std::string(key);
                return false;
            }
            if (!maybe(key, needle)) return true;
            if (auto hit = hitOf(key, bytes)) {
                found.hits << std::move(*hit);
                found.keys << QByteArray(key.data(), qsizetype(key.size()));
            }
            return true;
        });
    });
    return found;
}

KeySearch::KeySearch(QObject* parent) : QObject(parent) {}
KeySearch::~KeySearch() = default;

void KeySearch::search(const QString& text, const QList<Table>& tables) {
    const bool was = isSearching() || !m_hits.isEmpty();
    m_call.cancel();
    m_text = text.trimmed();
    m_tables = m_text.isEmpty() ? QList<Table>() : tables;
    m_hits.clear();
    m_seen.clear();
    m_from.clear();
    m_at = 0;
    m_cut = false;
    next();
    if (was || isSearching()) emit changed();
}

void KeySearch::next() {
    const int tables = int(m_tables.size());
    for (; m_at < 2 * tables; ++m_at) {
        const Table& at = m_tables[m_at % tables];
        const TableInfo table = at.file && at.file->client() ? at.file->table(at.region, at.table) : TableInfo();
        if (!table.isValid() || !table.schema) continue;
        Step step{table.schema, table, m_text, {}, {}, m_at < tables, m_from};
        // m_text is trimmed: "a / " arrives as "a /"
        if (const qsizetype cut = (m_text + QLatin1Char(' ')).indexOf(QLatin1String(" / ")); cut > 0) {
            step.hash = m_text.left(cut).trimmed();
            step.range = m_text.mid(cut + 3).trimmed();
            if (step.range.isNull()) step.range = QLatin1String("");
        }
        m_call.run(
            *at.file->client(), this, [step](rf::Service& service, std::stop_token stop) { return step.run(service, stop); },
            [this](const Found& found) { take(found); });
        return;
    }
}

void KeySearch::take(const Found& found) {
    const Table at = m_tables[m_at % m_tables.size()];
    for (qsizetype i = 0; i < found.hits.size(); ++i) {
        const QByteArray id = QByteArray::number(m_at % int(m_tables.size())) + ':' + found.keys[i];
        if (m_seen.contains(id)) continue;
        if (m_hits.size() >= kMostHits) {
            m_cut = true;
            break;
        }
        m_seen.insert(id);
        KeyHit hit = found.hits[i];
        hit.file = at.file;
        hit.region = at.region;
        hit.table = at.table;
        const auto place = std::upper_bound(m_hits.begin(), m_hits.end(), hit,
                                            [](const KeyHit& a, const KeyHit& b) { return a.rank < b.rank; });
        m_hits.insert(place, hit);
    }
    m_from = found.next;
    if (m_from.empty()) ++m_at;
    if (m_cut) m_at = 2 * int(m_tables.size());
    next();
    emit changed();
}

} // namespace rf::models

#include "moc_key_search.cpp"
