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
    bool writes() const;
    /// Whether a TransactionConflict can happen to it.
    bool conflicts() const;
    Error refusal(const faults::Rule& rule) const;
    Error throttled(const faults::Rule& rule) const;
    /// Of one request of a batch, or of the whole call when its keys do not matter.
    Error tooMuch(const std::vector<std::string>& tables) const;
    std::optional<Error> refusalOf(const events::KeyText& key, const std::optional<faults::Rule>& rule);
    Result<std::optional<Thinned>> thin(const std::optional<faults::Rule>& rule);

    faults::FaultLab& m_lab;
    const OperationRow& m_row;
    Corridor& m_corridor;
    const Request& m_request;
    const Context& m_context;
    CatalogPtr m_catalog;
    events::Subject m_subject;
};

} // namespace rf
