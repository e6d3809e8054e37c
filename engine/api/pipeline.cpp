#include "engine/api/pipeline.h"

#include <exception>

namespace rf {

Status mayGoOn(const Context& context) {
    if (context.stop.stop_requested()) return Error{ErrorCode::Cancelled, "The request was cancelled before it ran."};
    if (context.deadline && std::chrono::steady_clock::now() > *context.deadline)
        return Error{ErrorCode::Cancelled, "The request's deadline passed before it ran."};
    return {};
}

Error processingFailed(const std::exception& thrown) {
    return internal(std::string("The request processing has failed because of an unknown error: ") + thrown.what());
}

Result<Response> Corridor::execute(const Request& request, const Context& context) {
    const OperationRow* row = findOperation(request.operation());
    if (!row) return Error{ErrorCode::UnknownOperation, "An unknown operation was requested."};
    RF_TRY(mayGoOn(context));
    try {
        const CatalogPtr before = m_store.catalog();
        auto response = row->walk(*this, request, context);
        if (row->access == Access::Write) committed(before);
        return response;
    } catch (const std::exception& thrown) {
        return processingFailed(thrown);
    }
}

void Corridor::submit(const Request& request, const Context& context, OperationRow::Reply done) {
    const OperationRow* row = findOperation(request.operation());
    if (!row || !row->submit) return done(execute(request, context));
    if (const Status status = mayGoOn(context); !status) return done(status.error());
    try {
        row->submit(*this, request, context, done);
    } catch (const std::exception& thrown) {
        done(processingFailed(thrown)); // while planning: nothing is queued yet
    }
}

} // namespace rf
