#include "models/query/query_model.h"

#include "models/query/query_request.h"
#include "models/query/read_estimate.h"

namespace rf::models {
namespace {

KeyField fieldOf(const KeyPart& part, bool isHash) {
    KeyField field;
    field.part = part;
    field.isHash = isHash;
    field.op = isHash ? RangeOperator::Equal : RangeOperator::Any;
    return field;
}

bool operator==(const ReadEstimate& a, const ReadEstimate& b) {
    return a.known == b.known && a.upperBound == b.upperBound && a.units == b.units && a.bytes == b.bytes;
}

} // namespace

QList<RangeOperator> rangeOperatorsFor(ValueType type) {
    using enum RangeOperator;
    QList<RangeOperator> operators{Any, Equal, Less, LessEqual, Greater, GreaterEqual, Between};
    if (type != ValueType::N) operators.append(BeginsWith);
    return operators;
}

QString rangeOperatorText(RangeOperator op) {
    switch (op) {
    case RangeOperator::Any:
        return QueryModel::tr("any");
    case RangeOperator::Equal:
        return QStringLiteral("=");
    case RangeOperator::Less:
        return QStringLiteral("<");
    case RangeOperator::LessEqual:
        return QStringLiteral("<=");
    case RangeOperator::Greater:
        return QStringLiteral(">");
    case RangeOperator::GreaterEqual:
        return QStringLiteral(">=");
    case RangeOperator::Between:
        return QueryModel::tr("between");
    case RangeOperator::BeginsWith:
        return QueryModel::tr("begins with");
    }
    return {};
}

QString ReadEstimate::text() const {
    if (!known) return {};
    return (upperBound ? QString::fromUtf8("≤ ") : QString()) + QString::number(units, 'f', 1) + QStringLiteral(" RCU");
}

QueryModel::QueryModel(QObject* parent) : QObject(parent) {
    connect(&m_filters, &FilterModel::changed, this, &QueryModel::touched);
}

void QueryModel::setTable(const TableInfo& table) {
    m_table = table;
    m_index.clear();
    rebuildFields();
}

void QueryModel::setIndex(const QString& name) {
    if (name == m_index || (!name.isEmpty() && m_table.index(name) == nullptr)) return;
    m_index = name;
    rebuildFields();
}

QString QueryModel::targetText() const {
    const IndexInfo* index = m_index.isEmpty() ? nullptr : m_table.index(m_index);
    return index != nullptr ? index->keyText() : m_table.keyText();
}

QStringList QueryModel::targets() const {
    QStringList names{QString()};
    for (const IndexInfo& index : m_table.indexes) names.append(index.name);
    return names;
}

void QueryModel::setMode(QueryMode mode) {
    if (mode == m_mode) return;
    m_mode = mode;
    touched();
}

/// The fields of the target; what was entered for attributes of the same name stays.
void QueryModel::rebuildFields() {
    const QList<KeyField> old = m_fields;
    m_fields.clear();
    const auto add = [&](const KeyPart& part, bool isHash) {
        KeyField field = fieldOf(part, isHash);
        for (const KeyField& known : old) {
            if (known.part.name != part.name) continue;
            field.value = known.value;
            field.value2 = known.value2;
            if (!isHash && !known.isHash && rangeOperatorsFor(part.type).contains(known.op)) field.op = known.op;
            if (!isHash && known.isHash && !known.value.isEmpty()) field.op = RangeOperator::Equal;
        }
        m_fields.append(field);
    };
    if (const IndexInfo* index = m_index.isEmpty() ? nullptr : m_table.index(m_index)) {
        for (const KeyPart& part : index->hash) add(part, true);
        for (const KeyPart& part : index->range) add(part, false);
    } else if (m_table.isValid()) {
        add(m_table.hash, true);
        if (m_table.range) add(*m_table.range, false);
    }
    emit targetChanged();
    touched();
}

void QueryModel::setKeyValue(const QString& attribute, const QString& value) {
    for (KeyField& field : m_fields) {
        if (field.part.name != attribute || field.value == value) continue;
        field.value = value;
        touched();
    }
}

void QueryModel::setKeyOperator(const QString& attribute, RangeOperator op) {
    for (KeyField& field : m_fields) {
        if (field.part.name != attribute || field.isHash || field.op == op) continue;
        field.op = op;
        touched();
    }
}

void QueryModel::setKeyUpperValue(const QString& attribute, const QString& value) {
    for (KeyField& field : m_fields) {
        if (field.part.name != attribute || field.value2 == value) continue;
        field.value2 = value;
        touched();
    }
}

void QueryModel::setLimit(int limit) {
    if (limit == m_limit) return;
    m_limit = limit;
    touched();
}

void QueryModel::setAscending(bool ascending) {
    if (ascending == m_ascending) return;
    m_ascending = ascending;
    touched();
}

void QueryModel::setConsistentRead(bool consistent) {
    if (consistent == m_consistent) return;
    m_consistent = consistent;
    touched();
}

bool QueryModel::canReadConsistently() const {
    const IndexInfo* index = m_index.isEmpty() ? nullptr : m_table.index(m_index);
    return index == nullptr || !index->global;
}

std::optional<PageRequest> QueryModel::build() const {
    return isValid() ? std::optional(makeRequest(*this)) : std::nullopt;
}

QString QueryModel::expressionText() const {
    const auto request = build();
    return request ? requestText(*request) : QString();
}

QString QueryModel::title() const {
    if (!m_table.isValid()) return {};
    const QString target = m_index.isEmpty() ? m_table.name : m_table.name + u'.' + m_index;
    if (m_mode == QueryMode::Scan) return tr("%1 · scan").arg(target);
    QStringList values;
    for (const KeyField& field : m_fields)
        if (field.isHash && !field.value.isEmpty()) values.append(visibleText(field.value, 40));
    return values.isEmpty() ? target : target + QStringLiteral(" · ") + values.join(QStringLiteral(", "));
}

void QueryModel::setClient(EngineClient* client) {
    if (client == m_client) return;
    m_client = client;
    askEstimate();
}

void QueryModel::touched() {
    emit changed();
    askEstimate();
}

void QueryModel::askEstimate() {
    const auto take = [this](const ReadEstimate& estimate) {
        if (estimate == m_estimate) return;
        m_estimate = estimate;
        emit estimateChanged();
    };
    const auto request = m_client ? build() : std::nullopt;
    if (!request) {
        m_estimateCall.cancel();
        return take({});
    }
    m_estimateCall.run(
        *m_client, this,
        [request = *request](rf::Service& service, std::stop_token stop) {
            return estimateRead(service, request, std::move(stop));
        },
        take);
}

} // namespace rf::models

#include "moc_query_model.cpp"
