#pragma once
// What a request is about, read from its typed input: tables, index, keys. Included by operations.cpp and admission.cpp.
// It never fails: a request that will be refused names what it can.

#include "engine/api/operations.h"
#include "engine/api/ops/legacy.h"
#include "engine/api/ops/op.h"
#include "engine/api/ops/partiql_lower.h"
#include "engine/api/ops/types.h"
#include "engine/expr/expression.h"

namespace rf::detail {

/// "u#1", "42", base64 of bytes; other types by their JSON.
std::string keyText(const AttributeValue& value);

/// The key in attributes; of a table unknown (nullptr) its name only.
events::KeyText keyBySchema(const TableSchema* schema, std::string_view table, const Attributes& attributes);
/// The partition that key conditions name and what they ask of the sort key.
events::KeyText keyByConditions(const KeySchema& key, std::string_view table,
                                const std::vector<expr::KeyComparison>& conditions);

class SubjectWriter {
public:
    SubjectWriter(const Catalog& catalog, std::string_view region, events::Subject& out)
        : m_catalog(catalog), m_region(region), m_out(out) {}

    void table(std::string_view name);
    /// The table of a stream's ARN, or of what begins with one.
    void stream(std::string_view arn);
    /// The key of an item or of a Key; a table unknown names no key.
    void key(std::string_view table, const Attributes& attributes);
    /// The partition a Query reads and what it asks of the sort key.
    void query(std::string_view table, const Text& index, const std::vector<expr::KeyComparison>& conditions);
    void index(const Text& name) { m_out.index = name.value_or(""); }
    /// What a PartiQL statement is about; nothing of one that cannot be read.
    void statement(const Text& text, const Parameters& parameters);

private:
    void add(events::KeyText key);
    TablePtr schema(std::string_view nameOrArn) const;

    const Catalog& m_catalog;
    std::string_view m_region;
    events::Subject& m_out;
};

/// The key of one member of a batch, for the failure lab.
events::KeyText keyOf(const Catalog& catalog, std::string_view region, std::string_view table,
                      const Attributes& attributes);

/// The one item a member of BatchExecuteStatement is about; nothing when it does not say, or its table is unknown.
std::optional<events::KeyText> keyOf(const Catalog& catalog, std::string_view region, const Text& statement,
                                     const Parameters& parameters);

/// Conditions of a Query as it stands; none when they cannot be read.
std::vector<expr::KeyComparison> keyConditionsAsGiven(const Text& expression, const Conditions& legacy,
                                                      const Names& names, const Attributes& values);

template <class Op>
void writeSubject(const typename Op::Input& in, SubjectWriter& out) {
    if constexpr (requires { in.tableName; }) {
        if (in.tableName) out.table(*in.tableName);
        if constexpr (requires { in.indexName; }) out.index(in.indexName);
        if constexpr (requires { in.keyConditionExpression; })
            out.query(in.tableName.value_or(""), in.indexName,
                      keyConditionsAsGiven(in.keyConditionExpression, in.keyConditions, in.expressionAttributeNames,
                                           in.expressionAttributeValues));
        if constexpr (requires { in.key; }) out.key(in.tableName.value_or(""), in.key);
        else if constexpr (requires { in.item; }) out.key(in.tableName.value_or(""), in.item);
    } else if constexpr (requires { in.statement; }) {
        out.statement(in.statement, in.parameters);
    } else if constexpr (requires { in.streamArn; }) {
        out.stream(in.streamArn.value_or(""));
    } else if constexpr (requires { in.shardIterator; }) {
        out.stream(in.shardIterator.value_or(""));
    }
}

template <class Op>
void subject(const void* input, const Catalog& catalog, std::string_view region, events::Subject& out) {
    SubjectWriter writer(catalog, region, out);
    writeSubject<Op>(*static_cast<const typename Op::Input*>(input), writer);
}

} // namespace rf::detail
