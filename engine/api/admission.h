#pragma once
// The admit step of one request while the failure lab has a rule on.

#include "engine/api/pipeline.h"

namespace rf {

/// Lives on the stack of the step; what it refers to outlives it.
class Admission {
public:
    Admission(faults::FaultLab& lab, const OperationRow& row, Corridor& corridor, const Request& request,
              const Context& context);
    /// How much later the answer is given.
    std::chrono::milliseconds delay();
    /// The error the request is refused with; or what is left of a batch; or nothing: go on with the request as it is.
    /// A request that would not pass validation and planning is never touched.
    Result<std::optional<Thinned>> admit();

private:
    faults::Visitor visitor() const;

    faults::FaultLab& m_lab;
    const OperationRow& m_row;
    Corridor& m_corridor;
    const Request& m_request;
    const Context& m_context;
    CatalogPtr m_catalog;
    events::Subject m_subject;
};

} // namespace rf
