#include "engine/value/key_codec.h"

#define OPENSSL_SUPPRESS_DEPRECATED // MD5, see Hasher
#include <openssl/md5.h>

#include <cstdlib>
#include <cstring>

namespace rf {
namespace {

constexpr char kEscape = '\x00';
constexpr char kEscapedZero = '\xFF';
constexpr char kEnd = '\x01';
constexpr std::string_view kSalt = "Outliers";

/// MD5, here a shuffle and no protection. The plain functions: the digest framework of OpenSSL 3 takes longer to be asked
/// than a key takes to be hashed, and may refuse the algorithm.
class Hasher {
public:
    Hasher() {
        check(MD5_Init(&m_state) == 1);
        add(kSalt);
    }
    void add(std::string_view bytes) { check(MD5_Update(&m_state, bytes.data(), bytes.size()) == 1); }
    std::uint64_t first64() {
        unsigned char digest[MD5_DIGEST_LENGTH];
        check(MD5_Final(digest, &m_state) == 1);
        std::uint64_t hash = 0;
        for (int i = 0; i < 8; ++i) hash = hash << 8 | digest[i];
        return hash;
    }

private:
    static void check(bool ok) {
        if (!ok) std::abort(); // they cannot fail; without them no key can be placed
    }
    MD5_CTX m_state;
};

/// Calls `use` with the key bytes of a scalar.
template <class Use>
void withKeyBytes(const AttributeValue& value, Use use) {
    if (value.is(Type::S)) return use(std::string_view(value.asString()));
    if (value.is(Type::B)) return use(std::string_view(value.asBinary()));
    std::string bytes;
    value.asNumber().appendKeyBytes(bytes);
    use(std::string_view(bytes));
}

void appendEscaped(std::string_view bytes, std::string& out) {
    while (!bytes.empty()) {
        const auto* zero = static_cast<const char*>(std::memchr(bytes.data(), kEscape, bytes.size()));
        if (zero == nullptr) {
            out.append(bytes);
            return;
        }
        const auto plain = static_cast<std::size_t>(zero - bytes.data());
        out.append(bytes.substr(0, plain));
        out += kEscape;
        out += kEscapedZero;
        bytes.remove_prefix(plain + 1);
    }
}

Error corruptKey() { return {ErrorCode::FileCorrupt, "A stored key is not valid."}; }

/// The unescaped bytes of one component; moves past its end mark.
Result<std::string> readEscaped(std::string_view& bytes) {
    std::string out;
    while (true) {
        const auto zero = bytes.find(kEscape);
        if (zero == std::string_view::npos || zero + 1 >= bytes.size()) return corruptKey();
        const char mark = bytes[zero + 1];
        out.append(bytes.substr(0, zero));
        bytes.remove_prefix(zero + 2);
        if (mark == kEnd) return out;
        if (mark != kEscapedZero) return corruptKey();
        out += kEscape;
    }
}

} // namespace

std::uint64_t partitionHash(const AttributeValue& partitionKey) {
    Hasher hasher;
    withKeyBytes(partitionKey, [&](std::string_view bytes) { hasher.add(bytes); });
    return hasher.first64();
}

std::uint64_t partitionHash(const std::vector<const AttributeValue*>& partitionKeys) {
    Hasher hasher;
    for (const auto* key : partitionKeys) withKeyBytes(*key, [&](std::string_view bytes) { hasher.add(bytes); });
    return hasher.first64();
}

void appendHash(std::uint64_t hash, std::string& out) {
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(hash >> shift & 0xFF);
}

void appendKeyComponent(const AttributeValue& value, std::string& out) {
    appendKeyPrefix(value, out);
    out += kEscape;
    out += kEnd;
}

void appendKeyPrefix(const AttributeValue& value, std::string& out) {
    withKeyBytes(value, [&](std::string_view bytes) { appendEscaped(bytes, out); });
}

Result<AttributeValue> readKeyComponent(std::string_view& bytes, Type type) {
    RF_ASSIGN(std::string raw, readEscaped(bytes));
    switch (type) {
    case Type::S: return AttributeValue::string(std::move(raw));
    case Type::B: return AttributeValue::binary(std::move(raw));
    case Type::N: {
        RF_ASSIGN(const Number number, Number::fromKeyBytes(raw));
        return AttributeValue::number(number);
    }
    default: return corruptKey();
    }
}

std::string prefixEnd(std::string_view prefix) {
    std::string end(prefix);
    while (!end.empty() && end.back() == '\xFF') end.pop_back();
    if (!end.empty()) end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1);
    return end;
}

} // namespace rf
