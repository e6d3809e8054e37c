#pragma once
// From the fields of the form to a request with expressions. Internal to models/query.

#include "models/query/query_model.h"

namespace rf::models {

/// Whatever problems() finds must have been put right, except the size of the expressions themselves.
PageRequest makeRequest(const QueryModel& model);
/// Its expressions and placeholders, a line each.
QString requestText(const PageRequest& request);

} // namespace rf::models
