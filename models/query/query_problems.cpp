// What keeps a query from running, in plain words, in the order of the form.

#include "models/query/query_request.h"

#include "models/value/tr.h"

#include "engine/catalog/limits.h"
#include "engine/planner/key_range.h"

namespace rf::models {
namespace {

QString wordsOf(const rf::plan::KeyProblem& problem, const QString& name) {
    using Kind = rf::plan::KeyProblem::Kind;
    switch (problem.kind) {
    case Kind::Empty:
        return tr("Enter a value for %1.").arg(name);
    case Kind::HashTooLong:
        return tr("A partition key has at most %1 bytes.").arg(rf::limits::kHashKeyBytes);
    case Kind::RangeTooLong:
        return tr("A sort key has at most %1 bytes.").arg(rf::limits::kRangeKeyBytes);
    default:
        return tr("The value does not fit %1.").arg(name);
    }
}

/// One operand of a key condition; empty = good.
QString problemOfOperand(const KeyField& field, const QString& text) {
    if (text.isEmpty()) return tr("Enter a value for %1.").arg(field.part.name);
    QString why;
    const auto value = Value::parse(field.part.type, text, &why);
    if (!value) return why;
    const rf::KeyAttribute attribute{toUtf8(field.part.name), field.part.type};
    const auto problem = rf::plan::checkKeyValue(attribute, value->engine(), field.isHash);
    return problem ? wordsOf(*problem, field.part.name) : QString();
}

QString problemOfField(const KeyField& field) {
    if (field.op == RangeOperator::Any) return {};
    if (!rangeOperatorsFor(field.part.type).contains(field.op))
        return tr("“%1” does not fit a key of type %2.")
            .arg(rangeOperatorText(field.op), typeLabel(field.part.type).toLower());
    if (const QString problem = problemOfOperand(field, field.value); !problem.isEmpty()) return problem;
    if (field.op != RangeOperator::Between) return {};
    if (const QString problem = problemOfOperand(field, field.value2); !problem.isEmpty()) return problem;
    const auto low = Value::parse(field.part.type, field.value), high = Value::parse(field.part.type, field.value2);
    return rf::compareScalars(low->engine(), high->engine()) > 0
               ? tr("The first value of “between” must not be greater than the second.")
               : QString();
}

/// Sort keys of several attributes are fixed from left to right; only the last one may be a range (spec/03 §3).
class RangeOrder {
public:
    QString problemOf(const KeyField& field) {
        if (field.isHash) return {};
        const bool asked = field.op != RangeOperator::Any;
        const QString before = m_open;
        if (m_open.isEmpty() && field.op != RangeOperator::Equal) m_open = field.part.name;
        if (!asked || before.isEmpty()) return {};
        return tr("%1 needs an exact value before %2 can have a condition.").arg(before, field.part.name);
    }

private:
    QString m_open; ///< the first sort key attribute that is not fixed
};

const char* problemOfStatus(const QString& status) {
    if (status == QLatin1String("CREATING")) return QT_TRANSLATE_NOOP("rf::models::QueryModel", "%1 is being created.");
    if (status == QLatin1String("DELETING")) return QT_TRANSLATE_NOOP("rf::models::QueryModel", "%1 is being deleted.");
    return nullptr;
}

/// Expressions that exceed what the service reads.
void addSizeProblems(const QueryModel& model, QList<QueryProblem>& out) {
    const PageRequest request = makeRequest(model);
    const rf::Text filter = std::visit([](const auto& input) { return input.filterExpression; }, request.input);
    const bool tooLong = filter && filter->size() > rf::limits::kExpressionBytes;
    int operators = -1;
    for (const FilterChip& chip : model.filters()->chips()) operators += chip.enabled ? 2 : 0;
    for (const FilterChip& chip : model.filters()->chips()) {
        const bool size = chip.op == FilterOperator::SizeEqual || chip.op == FilterOperator::SizeLess ||
                          chip.op == FilterOperator::SizeGreater;
        if (chip.enabled && size) ++operators; // size() counts beside its comparison
    }
    if (tooLong || operators > rf::limits::kExpressionOperators)
        out.append({QStringLiteral("filter"), tr("These are more filters than one request can carry.")});
}

} // namespace

QList<QueryProblem> QueryModel::problems() const {
    QList<QueryProblem> out;
    if (!m_table.isValid()) return {{QStringLiteral("table"), tr("Choose a table.")}};
    const IndexInfo* index = m_index.isEmpty() ? nullptr : m_table.index(m_index);
    if (const char* words = problemOfStatus(m_table.status))
        out.append({QStringLiteral("table"), tr(words).arg(m_table.name)});
    if (const char* words = index != nullptr ? problemOfStatus(index->status) : nullptr)
        out.append({QStringLiteral("index"), tr(words).arg(m_index)});

    if (m_mode == QueryMode::Query) {
        RangeOrder order;
        for (const KeyField& field : m_fields) {
            QString problem = problemOfField(field);
            const QString misplaced = order.problemOf(field);
            if (problem.isEmpty()) problem = misplaced;
            if (!problem.isEmpty()) out.append({field.part.name, problem});
        }
    }
    for (int i = 0; i < m_filters.rowCount(); ++i)
        if (const QString problem = problemOfFilter(m_filters.chip(i)); !problem.isEmpty())
            out.append({QStringLiteral("filter:%1").arg(i), problem});
    if (m_limit < 0)
        out.append({QStringLiteral("limit"), tr("The limit is a number of items, or 0 for a whole page.")});
    if (out.isEmpty()) addSizeProblems(*this, out);
    return out;
}

QString QueryModel::problemOfFilter(const FilterChip& chip) const {
    const QString problem = FilterModel::problemOf(chip);
    if (!problem.isEmpty() || !chip.enabled) return problem;
    const QString root = ValuePath::parse(chip.path)->root();
    const auto isRoot = [&](const KeyField& field) { return field.part.name == root; };
    if (m_mode == QueryMode::Query && std::any_of(m_fields.begin(), m_fields.end(), isRoot))
        return tr("%1 is part of the key: give it a key condition instead of a filter.").arg(root);
    const IndexInfo* index = m_index.isEmpty() ? nullptr : m_table.index(m_index);
    if (index == nullptr || !index->global || index->projection == QLatin1String("ALL")) return {};
    const bool held = m_table.keyNames().contains(root) || index->projected.contains(root) ||
                      std::any_of(m_fields.begin(), m_fields.end(), isRoot);
    return held ? QString() : tr("%1 does not hold the attribute %2.").arg(m_index, visibleText(root, 60));
}

QString QueryModel::problemOf(const QString& field) const {
    for (const QueryProblem& problem : problems())
        if (problem.field == field) return problem.message;
    return {};
}

} // namespace rf::models
