#include "models/query/filter_model.h"

#include "engine/catalog/limits.h"
#include "models/value/json_text.h"
#include "models/value/tr.h"


namespace rf::models {
namespace {

constexpr int kMostInValues = int(rf::limits::kInOperands) - 1; // the attribute itself counts (spec/03 §1)

std::optional<Value> valueOf(const FilterChip& chip, int i, QString* why) {
    return chip.value(i, why);
}

/// A list or map of JSON: as DynamoDB writes a value, or only what is inside it.
std::optional<Value> ofJson(ValueType type, const QString& text, QString* why) {
    const QString code = models::typeCode(type);
    JsonProblem problem;
    for (const QString& json : {QStringLiteral("{\"v\":%1}").arg(text), QStringLiteral("{\"v\":{\"%1\":%2}}").arg(code, text)}) {
        const auto item = itemFromJsonText(json, &problem);
        if (item && item->has(QStringLiteral("v")) && item->child(QStringLiteral("v")).type() == type)
            return item->child(QStringLiteral("v"));
    }
    if (why)
        *why = type == ValueType::L ? tr("Write the list as DynamoDB JSON: [{\"S\":\"a\"}, {\"N\":\"1\"}].")
                                    : tr("Write the map as DynamoDB JSON: {\"city\":{\"S\":\"Lyon\"}}.");
    return {};
}

QString problemOfType(const FilterChip& chip) {
    const auto types = filterOperandTypes(chip.op);
    if (types.isEmpty() || types.contains(chip.type)) return {};
    return tr("“%1” does not take a value of type %2.")
        .arg(filterOperatorText(chip.op), typeLabel(chip.type).toLower());
}

QString problemOfCount(const FilterChip& chip) {
    const int wanted = filterOperandCount(chip.op);
    if (wanted >= 0) return chip.values.size() < wanted ? tr("Enter a value.") : QString();
    if (chip.values.isEmpty()) return tr("Enter at least one value.");
    return chip.values.size() > kMostInValues ? tr("“in” takes at most %1 values.").arg(kMostInValues) : QString();
}

QString problemOfTypeName(const FilterChip& chip) {
    if (typeOfCode(chip.values.value(0))) return {};
    QStringList codes;
    for (const ValueType type : allTypes()) codes.append(models::typeCode(type));
    return tr("A type is one of %1.").arg(codes.join(QStringLiteral(", ")));
}

QString problemOfBounds(const FilterChip& chip) {
    const auto low = valueOf(chip, 0, nullptr), high = valueOf(chip, 1, nullptr);
    return rf::compareScalars(low->engine(), high->engine()) > 0
               ? tr("The first value of “between” must not be greater than the second.")
               : QString();
}

QString problemOfValues(const FilterChip& chip) {
    const int count = filterOperandCount(chip.op) < 0 ? int(chip.values.size()) : filterOperandCount(chip.op);
    for (int i = 0; i < count; ++i) {
        QString why;
        if (!valueOf(chip, i, &why)) return why;
    }
    const bool bounds = chip.op == FilterOperator::Between || chip.op == FilterOperator::SizeBetween;
    return bounds ? problemOfBounds(chip) : QString();
}

/// A value as it stands in a chip.
QString shown(const FilterChip& chip, int i) {
    if (chip.op == FilterOperator::TypeIs) return chip.values.value(i);
    const auto value = valueOf(chip, i, nullptr);
    if (!value) return visibleText(chip.values.value(i), 60);
    const QString text = visibleText(value->displayText(), 60);
    return text.isEmpty() ? QStringLiteral("\"\"") : text;
}

} // namespace

std::optional<Value> FilterChip::value(int i, QString* why) const {
    const QString text = values.value(i);
    const bool json = (type == ValueType::L || type == ValueType::M) && !text.trimmed().isEmpty();
    return json ? ofJson(type, text, why) : Value::parse(type, text, why);
}

QString FilterChip::valueText(const Value& value) {
    const bool json = (value.type() == ValueType::L || value.type() == ValueType::M) && value.childCount() > 0;
    return json ? value.toJson() : value.editText();
}

QList<FilterOperator> allFilterOperators() {
    using enum FilterOperator;
    return {Equal,      NotEqual,    Less,       LessEqual,     Greater,   GreaterEqual, Between,       In,
            Contains,   NotContains, BeginsWith, NotBeginsWith, Exists,    NotExists,    TypeIs,        SizeEqual,
            SizeNotEqual, SizeLess,  SizeLessEqual, SizeGreater, SizeGreaterEqual, SizeBetween};
}

QString filterOperatorText(FilterOperator op) {
    switch (op) {
    case FilterOperator::Equal:
        return QStringLiteral("=");
    case FilterOperator::NotEqual:
        return QStringLiteral("<>");
    case FilterOperator::Less:
        return QStringLiteral("<");
    case FilterOperator::LessEqual:
        return QStringLiteral("<=");
    case FilterOperator::Greater:
        return QStringLiteral(">");
    case FilterOperator::GreaterEqual:
        return QStringLiteral(">=");
    case FilterOperator::Between:
        return tr("between");
    case FilterOperator::In:
        return tr("in");
    case FilterOperator::Contains:
        return tr("contains");
    case FilterOperator::BeginsWith:
        return tr("begins with");
    case FilterOperator::Exists:
        return tr("exists");
    case FilterOperator::NotExists:
        return tr("does not exist");
    case FilterOperator::TypeIs:
        return tr("is of type");
    case FilterOperator::SizeEqual:
        return tr("size =");
    case FilterOperator::SizeLess:
        return tr("size <");
    case FilterOperator::SizeGreater:
        return tr("size >");
    case FilterOperator::NotContains:
        return tr("does not contain");
    case FilterOperator::NotBeginsWith:
        return tr("does not begin with");
    case FilterOperator::SizeNotEqual:
        return tr("size <>");
    case FilterOperator::SizeLessEqual:
        return tr("size <=");
    case FilterOperator::SizeGreaterEqual:
        return tr("size >=");
    case FilterOperator::SizeBetween:
        return tr("size between");
    }
    return {};
}

int filterOperandCount(FilterOperator op) {
    switch (op) {
    case FilterOperator::Exists:
    case FilterOperator::NotExists:
        return 0;
    case FilterOperator::Between:
    case FilterOperator::SizeBetween:
        return 2;
    case FilterOperator::In:
        return -1;
    default:
        return 1;
    }
}

QList<ValueType> filterOperandTypes(FilterOperator op) {
    switch (op) {
    case FilterOperator::Exists:
    case FilterOperator::NotExists:
        return {};
    case FilterOperator::Equal:
    case FilterOperator::NotEqual:
        return allTypes();
    case FilterOperator::In:
    case FilterOperator::Contains:
    case FilterOperator::NotContains:
        return {ValueType::S, ValueType::N, ValueType::B, ValueType::BOOL, ValueType::NUL};
    case FilterOperator::BeginsWith:
    case FilterOperator::NotBeginsWith:
        return {ValueType::S, ValueType::B};
    case FilterOperator::TypeIs:
        return {ValueType::S};
    case FilterOperator::SizeEqual:
    case FilterOperator::SizeLess:
    case FilterOperator::SizeGreater:
    case FilterOperator::SizeNotEqual:
    case FilterOperator::SizeLessEqual:
    case FilterOperator::SizeGreaterEqual:
    case FilterOperator::SizeBetween:
        return {ValueType::N};
    default:
        return {ValueType::S, ValueType::N, ValueType::B};
    }
}

QString FilterChip::text() const {
    const QString name = visibleText(path, 60);
    QStringList shownValues;
    const int count = filterOperandCount(op) < 0 ? int(values.size()) : filterOperandCount(op);
    for (int i = 0; i < count; ++i) shownValues.append(shown(*this, i));
    switch (op) {
    case FilterOperator::Exists:
    case FilterOperator::NotExists:
        return name + u' ' + filterOperatorText(op);
    case FilterOperator::Between:
        return tr("%1 between %2 and %3").arg(name, shownValues[0], shownValues[1]);
    case FilterOperator::In:
        return tr("%1 in (%2)").arg(name, visibleText(shownValues.join(QStringLiteral(", ")), 120));
    case FilterOperator::SizeEqual:
        return tr("size of %1 = %2").arg(name, shownValues[0]);
    case FilterOperator::SizeLess:
        return tr("size of %1 < %2").arg(name, shownValues[0]);
    case FilterOperator::SizeGreater:
        return tr("size of %1 > %2").arg(name, shownValues[0]);
    case FilterOperator::SizeNotEqual:
        return tr("size of %1 <> %2").arg(name, shownValues[0]);
    case FilterOperator::SizeLessEqual:
        return tr("size of %1 <= %2").arg(name, shownValues[0]);
    case FilterOperator::SizeGreaterEqual:
        return tr("size of %1 >= %2").arg(name, shownValues[0]);
    case FilterOperator::SizeBetween:
        return tr("size of %1 between %2 and %3").arg(name, shownValues[0], shownValues[1]);
    default:
        return name + u' ' + filterOperatorText(op) + u' ' + shownValues[0];
    }
}

QString FilterModel::problemOf(const FilterChip& chip) {
    if (!chip.enabled) return {};
    QString why;
    const auto path = ValuePath::parse(chip.path, &why);
    if (!path) return why;
    if (path->size() > rf::limits::kPathDepth) return tr("A path has at most %1 steps.").arg(rf::limits::kPathDepth);
    if (filterOperandCount(chip.op) == 0) return {};
    if (const QString problem = problemOfCount(chip); !problem.isEmpty()) return problem;
    if (chip.op == FilterOperator::TypeIs) return problemOfTypeName(chip);
    if (const QString problem = problemOfType(chip); !problem.isEmpty()) return problem;
    return problemOfValues(chip);
}

int FilterModel::add(const FilterChip& chip) {
    const int row = int(m_chips.size());
    beginInsertRows({}, row, row);
    m_chips.append(chip);
    endInsertRows();
    emit changed();
    return row;
}

void FilterModel::replace(int row, const FilterChip& chip) {
    if (row < 0 || row >= m_chips.size() || m_chips[row] == chip) return;
    m_chips[row] = chip;
    emit dataChanged(index(row), index(row));
    emit changed();
}

void FilterModel::remove(int row) {
    if (row < 0 || row >= m_chips.size()) return;
    beginRemoveRows({}, row, row);
    m_chips.removeAt(row);
    endRemoveRows();
    emit changed();
}

void FilterModel::clear() {
    setChips({});
}

void FilterModel::setChips(const QList<FilterChip>& chips) {
    if (chips == m_chips) return;
    beginResetModel();
    m_chips = chips;
    endResetModel();
    emit changed();
}

int FilterModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_chips.size());
}

QVariant FilterModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_chips.size()) return {};
    const FilterChip& chip = m_chips[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return chip.text();
    case Qt::ToolTipRole:
    case ProblemRole: {
        const QString problem = problemOf(chip);
        return role == ProblemRole || !problem.isEmpty() ? QVariant(problem) : QVariant();
    }
    case EnabledRole:
        return chip.enabled;
    case PathRole:
        return chip.path;
    case OperatorRole:
        return int(chip.op);
    default:
        return {};
    }
}

} // namespace rf::models

#include "moc_filter_model.cpp"
