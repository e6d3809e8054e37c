// A staged change as one action of a transaction. The condition holds the write back unless what was loaded is still
// what is stored.

#include "models/edit/transaction_plan.h"

#include "engine/catalog/limits.h"
#include "models/edit/only_if.h"
#include "models/query/expression_writer.h"
#include "models/value/tr.h"


namespace rf::models {
namespace {

constexpr int kSlackPerAttribute = 8; ///< of a placeholder's name over an attribute's

/// A conjunction with the count of operators and functions the service limits.
class Conjunction {
public:
    explicit Conjunction(ExpressionWriter& writer) : m_writer(writer) {}

    void equals(const QString& attribute, const Value& value) {
        const std::string name = m_writer.name(attribute);
        add(name + " = " + m_writer.value(value, attribute));
    }
    /// A condition of its own, with the operators it has.
    void own(const std::string& condition) {
        const bool joined = !m_text.empty();
        add(joined ? '(' + condition + ')' : condition);
    }
    void absent(const QString& attribute) { add("attribute_not_exists(" + m_writer.name(attribute) + ")"); }

    const std::string& text() const { return m_text; }
    bool fits() const {
        return m_text.size() <= rf::limits::kExpressionBytes && m_operators <= rf::limits::kExpressionOperators;
    }

private:
    void add(const std::string& term) {
        m_operators += m_text.empty() ? 1 : 2; // the term, and the AND before it
        if (!m_text.empty()) m_text += " AND ";
        m_text += term;
    }

    ExpressionWriter& m_writer;
    std::string m_text;
    int m_operators = 0;
};

/// "SET #a = :a, … REMOVE #b, …" with its count.
struct UpdateText {
    std::string text;
    int operators = 0;
    bool fits() const {
        return text.size() <= rf::limits::kExpressionBytes && operators <= rf::limits::kExpressionOperators;
    }
};

UpdateText updateOf(const QList<AttributeDiff>& diff, ExpressionWriter& writer) {
    std::string sets, removes;
    UpdateText update;
    for (const AttributeDiff& change : diff) {
        const std::string name = writer.name(change.name);
        if (change.after) {
            sets += (sets.empty() ? "SET " : ", ") + name + " = " + writer.value(*change.after, change.name);
            ++update.operators;
        } else {
            removes += (removes.empty() ? "REMOVE " : ", ") + name;
        }
    }
    update.text = sets + (sets.empty() || removes.empty() ? "" : " ") + removes;
    return update;
}

/// Everything loaded is as it was, and what the change adds is not there yet.
void demandEverything(Conjunction& condition, const StagedChange& change, const QList<AttributeDiff>& diff) {
    for (const QString& name : change.key.names()) condition.equals(name, change.key.child(name));
    for (const QString& name : change.before->names())
        if (!change.key.has(name)) condition.equals(name, change.before->child(name));
    for (const AttributeDiff& added : diff)
        if (!added.before) condition.absent(added.name);
}

/// The item is there, and what the change touches is as it was.
void demandTouched(Conjunction& condition, const StagedChange& change, const QList<AttributeDiff>& diff) {
    for (const QString& name : change.key.names()) condition.equals(name, change.key.child(name));
    for (const AttributeDiff& touched : diff) {
        if (touched.before)
            condition.equals(touched.name, *touched.before);
        else
            condition.absent(touched.name);
    }
}

/// The item is there, and the user's own demand.
rf::Status demandOwn(Conjunction& condition, const StagedChange& change, ExpressionWriter& writer) {
    for (const QString& name : change.key.names()) condition.equals(name, change.key.child(name));
    if (change.onlyIf->trimmed().isEmpty()) return {};
    QString why;
    const auto own = onlyIfExpression(*change.onlyIf, change.before, writer, &why);
    if (!own) return rf::validation(toUtf8(why));
    condition.own(*own);
    return {};
}

/// One try at the action. Nothing when an expression is too large.
rf::Result<std::optional<PlannedAction>> tryAction(const TableInfo& table, const StagedChange& change, ConditionCover cover) {
    ExpressionWriter writer(ExpressionWriter::Style::Short);
    rf::TransactActionIn action;
    action.tableName = toUtf8(table.name);
    action.returnValuesOnConditionCheckFailure = "ALL_OLD";

    const auto diff = change.kind == ChangeKind::Edit ? diffOf(change.before, change.after) : QList<AttributeDiff>();
    if (change.kind == ChangeKind::Edit) {
        const UpdateText update = updateOf(diff, writer);
        if (!update.fits()) return std::optional<PlannedAction>();
        action.updateExpression = update.text;
    }
    Conjunction condition(writer);
    if (change.kind == ChangeKind::Insert)
        condition.absent(table.hash.name);
    else if (cover == ConditionCover::Own)
        RF_TRY(demandOwn(condition, change, writer));
    else if (cover == ConditionCover::Everything)
        demandEverything(condition, change, diff);
    else
        demandTouched(condition, change, diff);
    if (!condition.fits()) return std::optional<PlannedAction>();
    action.conditionExpression = condition.text();
    action.expressionAttributeNames = std::move(writer).names();
    action.expressionAttributeValues = std::move(writer).values();

    PlannedAction planned;
    planned.id = change.id;
    planned.cover = cover;
    if (change.kind == ChangeKind::Insert) {
        action.item = rf::InputAttributes(change.after->attributes());
        planned.action.put = std::move(action);
        return std::optional<PlannedAction>(std::move(planned));
    }
    action.key = rf::InputAttributes(change.key.attributes());
    (change.kind == ChangeKind::Edit ? planned.action.update : planned.action.del) = std::move(action);
    return std::optional<PlannedAction>(std::move(planned));
}

/// Bytes a change adds to the size of a request, and to the items it writes; never less than either is.
qint64 weightOf(const StagedChange& change) {
    if (change.kind == ChangeKind::Insert) return change.after->itemSizeBytes();
    qint64 request = change.key.itemSizeBytes() + change.before->itemSizeBytes() +
                     kSlackPerAttribute * qint64(change.before->childCount());
    if (change.kind == ChangeKind::Delete) return request;
    for (const AttributeDiff& diff : diffOf(change.before, change.after))
        if (diff.after) request += diff.after->sizeBytes() + kSlackPerAttribute;
    return std::max(request, change.after->itemSizeBytes());
}

} // namespace

QString PlannedAction::conditionText() const {
    const rf::TransactActionIn& planned = action.put ? *action.put : action.del ? *action.del : *action.update;
    return ExpressionWriter::readable(planned.conditionExpression.value_or(std::string()), planned.expressionAttributeNames.value_or(rf::NameMap()),
                                      planned.expressionAttributeValues.value_or(rf::InputAttributes()));
}

rf::Result<PlannedAction> planAction(const TableInfo& table, const StagedChange& change) {
    const bool own = change.kind == ChangeKind::Edit && change.onlyIf;
    for (const ConditionCover cover : {own ? ConditionCover::Own : ConditionCover::Everything, ConditionCover::Touched}) {
        RF_ASSIGN(auto planned, tryAction(table, change, cover));
        if (planned) return std::move(*planned);
        if (own) break;
    }
    return rf::validation(toUtf8(tr("This item changes in more attributes than one update can carry (300 operators, "
                                    "4 KB). Change fewer of them at once.")));
}

QList<QList<StagedChange>> splitIntoTransactions(const QList<StagedChange>& changes) {
    QList<QList<StagedChange>> out;
    qint64 weight = 0;
    for (const StagedChange& change : changes) {
        const qint64 more = weightOf(change);
        const bool full = out.isEmpty() || out.back().size() >= qsizetype(rf::limits::kTransactItems) ||
                          weight + more > qint64(rf::limits::kTransactBytes);
        if (full) {
            out.append(QList<StagedChange>());
            weight = 0;
        }
        out.back().append(change);
        weight += more;
    }
    return out;
}

} // namespace rf::models
