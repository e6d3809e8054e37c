#include "engine/api/ops/client_token.h"

#include "engine/catalog/messages.h"
#include "engine/api/ops/transact_write_items.h"
#include "engine/value/item_codec.h"

#include <openssl/sha.h>

namespace rf {
namespace {

constexpr std::string_view kQueue = "token-queue";
constexpr std::size_t kDigest = SHA256_DIGEST_LENGTH;

void appendU64(std::uint64_t value, std::string& out) {
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

/// Reads eight bytes and moves past them; 0 when they are not there.
std::uint64_t readU64(std::string_view& bytes) {
    std::uint64_t value = 0;
    if (bytes.size() < 8) return bytes = {}, 0;
    for (int i = 0; i < 8; ++i) value = value << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
    bytes.remove_prefix(8);
    return value;
}

/// A record: milliseconds, fingerprint, read units a table.
struct Use {
    std::int64_t writtenMs = 0;
    std::string_view fingerprint;
    std::vector<double> readUnits;

    static Use read(std::string_view bytes) {
        Use use;
        use.writtenMs = static_cast<std::int64_t>(readU64(bytes));
        use.fingerprint = bytes.substr(0, std::min(kDigest, bytes.size()));
        bytes.remove_prefix(use.fingerprint.size());
        while (bytes.size() >= 8) use.readUnits.push_back(static_cast<double>(readU64(bytes)));
        return use;
    }
    static std::string write(const ClientToken& token, const std::vector<double>& readUnits, std::int64_t nowMs) {
        std::string bytes;
        appendU64(static_cast<std::uint64_t>(nowMs), bytes);
        bytes += token.fingerprint;
        for (const double units : readUnits) appendU64(static_cast<std::uint64_t>(units), bytes);
        return bytes;
    }
};

bool expired(std::int64_t writtenMs, std::int64_t nowMs) { return nowMs - writtenMs >= kTokenLifeMs; }

/// Numbers of the first queued record and of the next one.
struct Queue {
    std::uint64_t first = 0;
    std::uint64_t next = 0;
};

std::string entryName(std::uint64_t number) { return "token-queue/" + std::to_string(number); }

/// Drops the oldest queued record if it expired. Result: whether it did.
Result<bool> dropOldest(Queue& queue, std::int64_t nowMs, WriteTxn& txn) {
    if (queue.first == queue.next) return false;
    const std::string entry = entryName(queue.first);
    RF_ASSIGN(const std::optional<std::string> queued, txn.getMeta(entry));
    if (queued) {
        std::string_view name = *queued;
        const auto writtenMs = static_cast<std::int64_t>(readU64(name));
        if (!expired(writtenMs, nowMs)) return false;
        // A token used again after it expired stands in the queue twice; the record is that of its last use.
        RF_ASSIGN(const std::optional<std::string> bytes, txn.getMeta(name));
        if (bytes && Use::read(*bytes).writtenMs == writtenMs) RF_TRY(txn.eraseMeta(name));
        RF_TRY(txn.eraseMeta(entry));
    }
    ++queue.first;
    return true;
}

} // namespace

void Fingerprint::add(std::string_view piece) {
    appendU64(piece.size(), m_pieces);
    m_pieces += piece;
}

void Fingerprint::addAction(char kind, const TransactActionIn& action) {
    const auto addText = [this](const Text& text) {
        add(text ? "+" : "-");
        if (text) add(*text);
    };
    const auto addMap = [this](const Attributes& map) { add(map ? encodeItem(*map) : std::string()); };
    add({&kind, 1});
    addText(action.tableName);
    addMap(action.key);
    addMap(action.item);
    addText(action.updateExpression);
    addText(action.conditionExpression);
    std::string names;
    if (action.expressionAttributeNames)
        for (const auto& [placeholder, name] : *action.expressionAttributeNames)
            names.append(placeholder).append(1, '\0').append(name).append(1, '\0');
    add(names);
    addMap(action.expressionAttributeValues);
    addText(action.returnValuesOnConditionCheckFailure);
}

std::string Fingerprint::finish() const {
    std::string digest(kDigest, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(m_pieces.data()), m_pieces.size(),
           reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

Result<std::optional<std::vector<double>>> findReplay(const ClientToken& token, std::int64_t nowMs, WriteTxn& txn) {
    using Found = std::optional<std::vector<double>>;
    RF_ASSIGN(const std::optional<std::string> bytes, txn.getMeta(token.name));
    if (!bytes) return Found();
    Use use = Use::read(*bytes);
    if (expired(use.writtenMs, nowMs)) return Found();
    if (use.fingerprint != token.fingerprint)
        return Error{ErrorCode::IdempotentParameterMismatch, std::string(msg::kTokenReused)};
    return Found(std::move(use.readUnits));
}

Status remember(const ClientToken& token, const std::vector<double>& readUnits, std::int64_t nowMs, WriteTxn& txn) {
    Queue queue;
    RF_ASSIGN(const std::optional<std::string> stored, txn.getMeta(kQueue));
    if (stored) {
        std::string_view bytes = *stored;
        queue.first = readU64(bytes);
        queue.next = readU64(bytes);
    }
    for (int i = 0; i < 2; ++i) {
        RF_ASSIGN(const bool dropped, dropOldest(queue, nowMs, txn));
        if (!dropped) break;
    }
    RF_TRY(txn.putMeta(token.name, Use::write(token, readUnits, nowMs)));
    std::string queued;
    appendU64(static_cast<std::uint64_t>(nowMs), queued);
    queued += token.name;
    RF_TRY(txn.putMeta(entryName(queue.next++), queued));
    std::string bytes;
    appendU64(queue.first, bytes);
    appendU64(queue.next, bytes);
    return txn.putMeta(kQueue, bytes);
}

} // namespace rf
