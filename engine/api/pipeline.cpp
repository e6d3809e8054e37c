#include "engine/api/pipeline.h"

#include "engine/api/admission.h"

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

namespace {

Response ofNothing(const Thinned& thinned) {
    Response response = *thinned.ofNothing;
    thinned.giveBack(response);
    return response;
}

} // namespace

Result<Response> Corridor::walk(const OperationRow& row, const Request& request, const Context& context) {
    if (row.access != Access::Write) return row.walk(*this, request, context);
    const CatalogPtr before = m_store.catalog();
    auto response = row.walk(*this, request, context);
    committed(before);
    return response;
}

Result<Response> Corridor::execute(const Request& request, const Context& context) {
    const OperationRow* row = findOperation(request.operation());
    if (!row) return Error{ErrorCode::UnknownOperation, "An unknown operation was requested."};
    RF_TRY(mayGoOn(context));
    try {
        if (m_lab.active()) return walkThroughLab(*row, request, context);
        return walk(*row, request, context);
    } catch (const std::exception& thrown) {
        return processingFailed(thrown);
    }
}

Result<Response> Corridor::walkThroughLab(const OperationRow& row, const Request& request, const Context& context) {
    Admission admission(m_lab, row, *this, request, context);
    if (const auto delay = admission.delay(); delay.count() > 0) {
        faults::FaultLab::wait(delay, context.stop);
        RF_TRY(mayGoOn(context));
    }
    RF_ASSIGN(const auto thinned, admission.admit());
    if (!thinned) return walk(row, request, context);
    if (thinned->nothingLeft) return ofNothing(*thinned);
    RF_ASSIGN(Response response, walk(row, thinned->rest, context));
    thinned->giveBack(response);
    return response;
}

void Corridor::submit(const Request& request, const Context& context, OperationRow::Reply done) {
    const OperationRow* row = findOperation(request.operation());
    if (!row) return done(execute(request, context));
    if (const Status status = mayGoOn(context); !status) return done(status.error());
    try {
        if (m_lab.active()) return submitThroughLab(*row, request, context, done);
        submitAdmitted(*row, request, context, done);
    } catch (const std::exception& thrown) {
        done(processingFailed(thrown)); // while planning: nothing is queued yet
    }
}

void Corridor::submitAdmitted(const OperationRow& row, const Request& request, const Context& context,
                              const OperationRow::Reply& done) {
    if (!row.submit) return done(walk(row, request, context));
    row.submit(*this, request, context, done);
}

void Corridor::submitThroughLab(const OperationRow& row, const Request& request, const Context& context,
                                OperationRow::Reply done) {
    Admission admission(m_lab, row, *this, request, context);
    if (const auto delay = admission.delay(); delay.count() > 0)
        done = [&lab = m_lab, delay, done = std::move(done)](Result<Response> result) {
            lab.later(delay, [done, result = std::move(result)] { done(result); });
        };
    auto admitted = admission.admit();
    if (!admitted) return done(std::move(admitted).error());
    if (!*admitted) return submitAdmitted(row, request, context, done);
    if ((*admitted)->nothingLeft) return done(ofNothing(**admitted));
    submitAdmitted(row, (*admitted)->rest, context,
                   [giveBack = (*admitted)->giveBack, done = std::move(done)](Result<Response> result) {
                       if (result) giveBack(*result);
                       done(std::move(result));
                   });
}

} // namespace rf
