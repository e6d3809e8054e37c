#include "engine/api/call_record.h"

#include "engine/api/operations.h"

namespace rf {

events::Call callOf(const Request& request, const Result<Response>& result, const Context& context,
                    const Catalog& catalog, const CallStart& start, const Clock& clock) {
    events::Call call;
    call.startedMs = start.wallMs;
    call.latencyMs = std::chrono::duration<double, std::milli>(clock.steadyNow() - start.steady).count();
    call.client = "app";
    call.principal = context.principal;
    call.operation = request.operation();
    call.region = context.region;
    if (const OperationRow* row = findOperation(request.operation()))
        row->subject(request.input(), catalog, context.region, call.subject);
    if (!result) {
        call.status = errorInfo(result.error().code).httpStatus;
        call.error = result.error().name();
        call.message = result.error().message;
    }
    if (context.receipt) call.receipt = *context.receipt;
    return call;
}

} // namespace rf
