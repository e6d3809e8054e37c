#pragma once
// How a statement would be carried out and what it would cost, found out without reading an item into memory or writing one.

#include "models/partiql/statement.h"

#include <stop_token>

namespace rf {
class Service;
}

namespace rf::models {

struct StatementPlan {
    bool known = false;
    bool writes = false;
    bool scans = false;      ///< reads a whole table or index
    bool upperBound = false; ///< show "≤"
    QString tree;            ///< "table Shop", "index GSI1 of Shop"
    QString range;           ///< what of it: "pk = \"CUSTOMER#1\""
    QString reason;
    double units = 0;  ///< of the first page: RCU of a read; WCU of a write, indexes included
    QString indexes;   ///< of a write: "1 on GSI1"
    QString problem;   ///< in the service's words: it would be refused, and nothing else is known then
    QString outcome;   ///< of a write that would change nothing as things are, in the service's words

    QString priceText() const; ///< "2.0 RCU", "1 WCU"; empty when unknown
    friend bool operator==(const StatementPlan&, const StatementPlan&) = default;
};

/// Any thread. `region`: of the table. Of an unfinished statement (problem() of its own) nothing is known.
StatementPlan planOf(rf::Service& service, const QString& region, const Statement& statement, const std::stop_token& stop = {});

} // namespace rf::models
