#pragma once
// Everything the detail pane says of one call, and the query it can be opened as. Values; GUI thread.

#include "models/live/traffic_model.h"
#include "models/query/query_model.h"

namespace rf::models {

/// One line of facts: "Units", "4 WCU".
struct CallFact {
    QString name;
    QString text;
    QString tone = {}; ///< as of a label
};

struct CallDetail {
    QString title;    ///< "PutItem"
    QString subtitle; ///< "Shop · CUSTOMER#1"
    QString request;  ///< indented JSON; as it came when it is none
    QString response;
    QString requestNote; ///< "The first 64 KB of 1.2 MB"; empty: whole
    QString responseNote;
    QStringList plan;        ///< lines; empty: it had none
    QList<CallFact> facts;   ///< time, client, request id …
    QList<CallFact> price;
    QStringList warnings;    ///< a sentence each, with what to do instead
    bool canOpenAsQuery = false;
    quint64 refusal = 0; ///< of the file's capacity meter (models/capacity); 0: none

    static CallDetail of(const CallEntry& entry, const rf::Catalog* catalog);
};

/// List price of on-demand request units in us-east-1, dollars each (spec/04 §6).
inline constexpr double kReadUnitPrice = 0.125e-6, kWriteUnitPrice = 0.625e-6;
double priceOf(const rf::events::Call& call);

/// JSON with two spaces a level, in the order it came in; typed scalars stay on one line.
QString indentedJson(const QString& text);

/// Fills the builder, whose table is the call's, from a Query, Scan or GetItem. What has no field in the builder is
/// named in the result; empty: everything is there. Nothing: the call cannot be opened so.
std::optional<QStringList> fillQuery(const rf::events::Call& call, QueryModel* query);

} // namespace rf::models
