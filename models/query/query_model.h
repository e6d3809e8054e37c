#pragma once
// The query builder: target, key conditions, filters and options as fields of a form; the request they make, the
// expressions it carries, what is wrong with it, and what it will cost.

#include "engine/api/ops/scan.h"
#include "models/async/engine_client.h"
#include "models/query/filter_model.h"
#include "models/tables/table_info.h"

#include <QObject>
#include <QPointer>

#include <variant>

namespace rf::models {

enum class QueryMode { Query, Scan };
enum class RangeOperator { Any, Equal, Less, LessEqual, Greater, GreaterEqual, Between, BeginsWith };

QList<RangeOperator> rangeOperatorsFor(ValueType type); ///< N has no BeginsWith
QString rangeOperatorText(RangeOperator op);            ///< "any", "=", "begins with" …

/// One key attribute of the target with the condition on it.
struct KeyField {
    KeyPart part;
    bool isHash = true;
    RangeOperator op = RangeOperator::Equal; ///< hash: always Equal
    QString value;                           ///< text as Value::parse reads it
    QString value2;                          ///< upper end of Between
};

/// Something that keeps the query from running. `field`: "pk", "filter:2", "limit" …
struct QueryProblem {
    QString field;
    QString message;
};

/// A request ready to run, page after page. A value; crosses threads.
struct PageRequest {
    QString region;
    TableInfo table;
    QString index; ///< empty = the table
    std::variant<rf::Query::Input, rf::Scan::Input> input;
    bool isQuery() const { return input.index() == 0; }
};

/// What a read is expected to cost.
struct ReadEstimate {
    bool known = false;
    bool upperBound = false; ///< show "≤"
    double units = 0;        ///< RCU
    qint64 bytes = 0;        ///< that it is thought to read
    QString text() const;    ///< "2.0 RCU", "≤ 12.5 RCU", "" when unknown
};

class QueryModel : public QObject {
    Q_OBJECT
public:
    explicit QueryModel(QObject* parent = nullptr);

    /// Sets the table and goes back to its own key; field values of equal names are kept.
    void setTable(const TableInfo& table);
    const TableInfo& table() const { return m_table; }
    /// Empty = the table itself. Unknown names are ignored.
    void setIndex(const QString& name);
    QString index() const { return m_index; }
    /// "pk · sk" of the target.
    QString targetText() const;
    /// Names of targets to choose from: "" (the table), then every index.
    QStringList targets() const;

    void setMode(QueryMode mode);
    QueryMode mode() const { return m_mode; }

    /// Hash attributes, then range attributes of the target.
    const QList<KeyField>& keyFields() const { return m_fields; }
    void setKeyValue(const QString& attribute, const QString& value);
    void setKeyOperator(const QString& attribute, RangeOperator op);
    void setKeyUpperValue(const QString& attribute, const QString& value);

    FilterModel* filters() { return &m_filters; }
    const FilterModel* filters() const { return &m_filters; }

    void setLimit(int limit); ///< items examined a page; 0 = the service's 1 MB
    int limit() const { return m_limit; }
    void setAscending(bool ascending);
    bool ascending() const { return m_ascending; }
    void setConsistentRead(bool consistent); ///< ignored on a global index, which refuses it
    bool consistentRead() const { return m_consistent && canReadConsistently(); }
    bool canReadConsistently() const;

    /// In the order of the form; empty = it can run.
    QList<QueryProblem> problems() const;
    QString problemOf(const QString& field) const;
    bool isValid() const { return problems().isEmpty(); }
    /// Nothing while there are problems.
    std::optional<PageRequest> build() const;
    /// The request as expressions and placeholders, several lines, for people. Empty while there are problems.
    QString expressionText() const;
    /// "Shop · CUSTOMER#c-20418", "Shop.GSI1 · scan": for a tab.
    QString title() const;

    /// Asks for estimates through this client after each change; nullptr stops it.
    void setClient(EngineClient* client);
    const ReadEstimate& estimate() const { return m_estimate; }

signals:
    void changed();
    void targetChanged(); ///< the key fields are others now
    void estimateChanged();

private:
    QString problemOfFilter(const FilterChip& chip) const;
    void rebuildFields();
    void touched();
    void askEstimate();

    TableInfo m_table;
    QString m_index;
    QueryMode m_mode = QueryMode::Query;
    QList<KeyField> m_fields;
    FilterModel m_filters;
    int m_limit = 100;
    bool m_ascending = true;
    bool m_consistent = false;
    ReadEstimate m_estimate;
    QPointer<EngineClient> m_client;
    LatestCall m_estimateCall;
};

} // namespace rf::models
