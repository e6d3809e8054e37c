#include "engine/api/pipeline.h"

#include <exception>

namespace rf {

namespace {

Status mayGoOn(const Context& context) {
    if (context.stop.stop_requested()) return Error{ErrorCode::Cancelled, "The request was cancelled before it ran."};
    if (context.deadline && std::chrono::steady_clock::now() > *context.deadline)
        return Error{ErrorCode::Cancelled, "The request's deadline passed before it ran."};
    return {};
}

} // namespace

Result<Response> Corridor::execute(const Request& request, const Context& context) {
    const OperationRow* row = findOperation(request.operation());
    if (!row) return Error{ErrorCode::UnknownOperation, "An unknown operation was requested."};
    RF_TRY(mayGoOn(context));
    try {
        const CatalogPtr before = m_store.catalog();
        auto response = row->walk(*this, request, context);
        if (row->access == Access::Write && m_tablesChanged && m_store.catalog() != before) m_tablesChanged();
        return response;
    } catch (const std::exception& thrown) {
        return internal(std::string("The request processing has failed because of an unknown error: ") + thrown.what());
    }
}

} // namespace rf
