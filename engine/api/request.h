#pragma once
// Request and Response: one operation's typed input or output behind a small type-erased handle. HTTP and the CLI
// decode JSON into one; the UI builds one directly. The corridor sees only these.

#include "engine/base/result.h"
#include "engine/catalog/schema.h"
#include "engine/events/call.h"

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

namespace rf {

struct OperationRow; // one row of the operation table (api/operations.h)

/// The two services behind one endpoint, told apart by the prefix of X-Amz-Target.
enum class Api : std::uint8_t { DynamoDb, Streams };

/// Whose call it is: the program's own, that of a client of the endpoint, or a staged edit of the user. Buckets that are
/// empty refuse the last two; what the program reads to show it is only marked.
enum class Origin : std::uint8_t { Program, Wire, Edit };

/// Who asks, where, and how long they wait. Values only; copied freely.
struct Context {
    std::string principal = "local";
    std::string region = std::string(kDefaultRegion);
    std::optional<std::chrono::steady_clock::time_point> deadline;
    std::stop_token stop;
    Origin origin = Origin::Program;
    std::shared_ptr<events::Receipt> receipt; ///< filled by the walk before it answers; empty: nobody watches
};

class Request {
public:
    template <class Op>
    static Request of(typename Op::Input input) {
        return Request(Op::kName, std::make_shared<typename Op::Input>(std::move(input)));
    }
    Request(std::string_view operation, std::shared_ptr<void> input)
        : m_operation(operation), m_input(std::move(input)) {}

    std::string_view operation() const { return m_operation; } ///< "PutItem"; the name's storage is static
    template <class Op>
    const typename Op::Input& as() const {
        return *static_cast<const typename Op::Input*>(m_input.get());
    }
    const void* input() const { return m_input.get(); }

private:
    std::string_view m_operation;
    std::shared_ptr<void> m_input;
};

class Response {
public:
    template <class Op>
    static Response of(typename Op::Output output) {
        return Response(Op::kName, std::make_shared<typename Op::Output>(std::move(output)));
    }
    Response(std::string_view operation, std::shared_ptr<void> output)
        : m_operation(operation), m_output(std::move(output)) {}

    std::string_view operation() const { return m_operation; }
    template <class Op>
    typename Op::Output& as() {
        return *static_cast<typename Op::Output*>(m_output.get());
    }
    const void* output() const { return m_output.get(); }

private:
    std::string_view m_operation;
    std::shared_ptr<void> m_output;
};

/// Decodes the JSON body of an operation (type pass and shape; spec/02 §1 step 2). Errors: SerializationException,
/// UnknownOperationException, ValidationException of attribute values.
Result<Request> requestFromJson(std::string_view operation, std::string_view json);
/// The JSON body of a response, or of a request (for copying as CLI and for remote services).
std::string responseToJson(const Response& response);
std::string requestToJson(const Request& request);
/// {"__type":"com.amazonaws.dynamodb.v20120810#…","message":"…", details}
std::string errorToJson(const Error& error);

} // namespace rf
