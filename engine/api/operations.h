#pragma once
// The operation table: everything the corridor and the wire need to know of an operation, one row each.
// Adding an operation adds its file pair and a row here.

#include "engine/api/request.h"
#include "engine/base/function_ref.h"
#include "engine/value/json.h"

#include <functional>
#include <span>

namespace rf {

class Corridor;

enum class Access { Read, Write };

/// A batch some of whose requests are not to be processed.
struct Thinned {
    Request rest;
    bool nothingLeft = false;
    std::function<void(Response&)> giveBack; ///< adds the unprocessed ones to the answer of `rest`
    /// The answer `rest` would get with nothing left; absent: such a request is refused as a whole.
    std::optional<Response> ofNothing = std::nullopt;
};
/// Why the request of a batch with this key is not processed; nothing: it is.
using RefusesKey = std::function<std::optional<Error>(const events::KeyText&)>;

/// Rows are constant and live for ever; every function is thread-safe.
struct OperationRow {
    /// Called once with the answer.
    using Reply = std::function<void(Result<Response>)>;
    std::string_view name;      ///< "PutItem": also the text after the dot of X-Amz-Target
    std::string_view iamAction; ///< "dynamodb:PutItem"
    Access access;
    Api api = Api::DynamoDb;
    /// The type pass over a JSON body. Errors: SerializationException, ValidationException of refused parameters.
    Result<std::shared_ptr<void>> (*decode)(simdjson::dom::element json);
    void (*encodeInput)(const void* input, std::string& out);
    void (*encodeOutput)(const void* output, std::string& out);
    /// validate → plan → execute → account, for a request of this operation.
    Result<Response> (*walk)(Corridor& corridor, const Request& request, const Context& context);
    /// The same without waiting for the commit; nullptr: there is only `walk`.
    void (*submit)(Corridor& corridor, const Request& request, const Context& context, Reply done) = nullptr;
    /// Tables, index and keys a request names, whether or not they exist.
    void (*subject)(const void* input, const Catalog& catalog, std::string_view region, events::Subject& out);
    /// Calls `visit` with every table a request names by TableName or in a batch, as given; not those of transactions and
    /// statements.
    void (*tables)(const void* input, FunctionRef<void(std::string_view)> visit);
    /// How many items an answer of Query, Scan or a statement returns; nothing of other operations.
    std::optional<std::int64_t> (*returned)(const void* output);
    /// validate and plan only.
    Status (*check)(Corridor& corridor, const Request& request, const Context& context);
    /// Batches only: nothing when `refuses` refuses none.
    std::optional<Thinned> (*thin)(const Request& request, const Catalog& catalog, std::string_view region,
                                   const RefusesKey& refuses) = nullptr;
};

std::span<const OperationRow> operations();
/// nullptr for a name that is no operation (names are case-sensitive).
const OperationRow* findOperation(std::string_view name);
/// The row of "DynamoDB_20120810.PutItem" or "DynamoDBStreams_20120810.GetRecords"; nullptr for anything else, also for
/// an operation of the other service.
const OperationRow* findTarget(std::string_view target);

} // namespace rf
