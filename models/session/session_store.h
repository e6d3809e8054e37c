#pragma once
// What outlives the program of a tab: the form of its query or statement and its staged edits, as JSON.
//
// Staged values are kept as DynamoDB JSON text, so that numbers keep their digits and every type its own.

#include "models/edit/staged_edits.h"
#include "models/partiql/statement.h"
#include "models/query/query_model.h"

#include <QJsonArray>
#include <QJsonObject>

namespace rf::models {

/// Index, mode, key fields, filters and options; not the table.
QJsonObject queryToJson(const QueryModel& query);
/// Fills the form of a query whose table is set. What the table no longer has is left out.
void restoreQuery(QueryModel& query, const QJsonObject& form);

/// The form of the PartiQL side: text, parameters, options. Where forms are kept, either kind may stand.
QJsonObject statementToForm(const Statement& statement);
/// Nothing for the form of a query.
std::optional<Statement> statementOfForm(const QJsonObject& form);

QJsonArray editsToJson(const StagedEdits& edits);
/// Stages what was saved, in its order; each is a step of undo. What can no longer be staged (the table has another
/// key now) is left out: the result is how many were.
int restoreEdits(StagedEdits& edits, const QJsonArray& saved);

} // namespace rf::models
