#pragma once
// Items and queries as something to paste: data for other programs, or a call in a language.

#include "models/query/query_model.h"

namespace rf::models {

/// Data first, then code.
enum class CopyAs { DynamoDbJson, Json, Csv, Markdown, AwsCli, Python, JavaScript, Java, Go };
QList<CopyAs> allCopies();
/// "DynamoDB JSON", "AWS CLI", "Python (boto3)": for menus.
QString copyName(CopyAs as);
/// Whether it writes calls: what a query can be copied as.
bool isCode(CopyAs as);

/// Where the calls go.
struct CopyPlace {
    QString table, region;
    QString endpoint; ///< "http://localhost:8000"; empty: the service itself
};

/// Items as data, or as calls that put them. `columns` lead CSV and Markdown, in their order; attributes not among them
/// follow. DynamoDB JSON: one item a line. JSON: an object, or an array of several. Empty for no items.
QString itemsAs(CopyAs as, const CopyPlace& place, const QList<Value>& items, const QStringList& columns = {});
/// A query or scan as a call; empty unless isCode(as).
QString queryAs(CopyAs as, const CopyPlace& place, const PageRequest& request);

} // namespace rf::models
