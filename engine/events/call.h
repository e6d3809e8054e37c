#pragma once
// One call as those see it who watch: what was asked, what was answered, what it cost. A plain value.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rf::events {

/// One item or partition a call names, as compact text.
struct KeyText {
    std::string table;     ///< as the caller gave it
    std::string partition; ///< "u#1"; several attributes joined by ", "
    std::string sort;      ///< empty: none named; of a Query its condition
    friend bool operator==(const KeyText&, const KeyText&) = default;
};

/// What a request is about. Known before it is checked, so a refused request has one, too.
struct Subject {
    std::vector<std::string> tables; ///< in order of mention, each once
    std::string index;
    std::vector<KeyText> keys; ///< in request order, at most kMaxKeys
    std::size_t keyCount = 0;  ///< all of them
    bool changes = false;      ///< of statements: one of them puts, changes, deletes or checks an item
    static constexpr std::size_t kMaxKeys = 100;
};

/// What the walk through the corridor leaves behind for whoever watches. Filled before the answer is given.
struct Receipt {
    double readUnits = 0;
    double writeUnits = 0;
    std::optional<std::int64_t> scanned;  ///< items read; absent: nothing was read to be returned
    std::optional<std::int64_t> returned; ///< items in the answer
    std::uint64_t refusal = 0;            ///< of the capacity meter (capacity/meter.h); 0: none
    std::string plan;                     ///< lines for people; empty: the request was refused before it had one
};

/// Text kept up to kLimit bytes.
struct Body {
    static constexpr std::size_t kLimit = 64 * 1024;
    std::string text;
    std::size_t size = 0; ///< of the whole
    bool cut() const { return size > text.size(); }
    /// Cuts at a whole UTF-8 character.
    static Body of(std::string_view whole);
};

struct Call {
    std::uint64_t number = 0; ///< given by the bus: 1, 2, …
    std::int64_t startedMs = 0;
    double latencyMs = 0;
    std::string client;  ///< "aws-cli/2.9.19", "app"
    std::string peer;    ///< "127.0.0.1:51234"; empty: the program itself
    std::string principal;
    std::string operation; ///< also of a target that is none; may be empty
    std::string region;
    Subject subject;
    int status = 200;
    std::string error;   ///< "ValidationException"; empty: none
    std::string message; ///< of the error
    Receipt receipt;
    Body request;  ///< JSON
    Body response; ///< JSON
    std::string requestId;    ///< x-amzn-RequestId; empty: the program itself
    std::string invocationId; ///< amz-sdk-invocation-id: equal for retries of one request
    int attempt = 0;          ///< of amz-sdk-request: 1, 2, …; 0 = not told
};
using CallPtr = std::shared_ptr<const Call>;

/// "aws-cli/2.9.19" of "aws-cli/2.9.19 Python/3.11.2 Linux/6.1"; "unknown" of nothing.
std::string clientOf(std::string_view userAgent);
/// 2 of "attempt=2; max=3"; 0 when it is not told.
int attemptOf(std::string_view sdkRequest);

} // namespace rf::events
