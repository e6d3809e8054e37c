#include "models/session/session_store.h"

#include "models/value/json_text.h"

namespace rf::models {

namespace {

// Names, not numbers: an enumerator may move in a later version.
const QList<std::pair<RangeOperator, QString>> kRangeNames{
    {RangeOperator::Any, "any"},         {RangeOperator::Equal, "eq"},
    {RangeOperator::Less, "lt"},         {RangeOperator::LessEqual, "le"},
    {RangeOperator::Greater, "gt"},      {RangeOperator::GreaterEqual, "ge"},
    {RangeOperator::Between, "between"}, {RangeOperator::BeginsWith, "beginsWith"},
};
const QList<std::pair<FilterOperator, QString>> kFilterNames{
    {FilterOperator::Equal, "eq"},          {FilterOperator::NotEqual, "ne"},
    {FilterOperator::Less, "lt"},           {FilterOperator::LessEqual, "le"},
    {FilterOperator::Greater, "gt"},        {FilterOperator::GreaterEqual, "ge"},
    {FilterOperator::Between, "between"},   {FilterOperator::In, "in"},
    {FilterOperator::Contains, "contains"}, {FilterOperator::BeginsWith, "beginsWith"},
    {FilterOperator::Exists, "exists"},     {FilterOperator::NotExists, "notExists"},
    {FilterOperator::TypeIs, "typeIs"},     {FilterOperator::SizeEqual, "sizeEq"},
    {FilterOperator::SizeLess, "sizeLt"},   {FilterOperator::SizeGreater, "sizeGt"},
    {FilterOperator::NotContains, "notContains"},
    {FilterOperator::NotBeginsWith, "notBeginsWith"},
    {FilterOperator::SizeNotEqual, "sizeNe"},
    {FilterOperator::SizeLessEqual, "sizeLe"},
    {FilterOperator::SizeGreaterEqual, "sizeGe"},
    {FilterOperator::SizeBetween, "sizeBetween"},
};

template <class Operator>
QString nameOf(const QList<std::pair<Operator, QString>>& names, Operator op) {
    for (const auto& [known, name] : names)
        if (known == op) return name;
    return {};
}

template <class Operator>
std::optional<Operator> named(const QList<std::pair<Operator, QString>>& names, const QJsonValue& wanted) {
    for (const auto& [op, name] : names)
        if (name == wanted.toString()) return op;
    return {};
}

QJsonObject chipToJson(const FilterChip& chip) {
    return {{"path", chip.path},
            {"op", nameOf(kFilterNames, chip.op)},
            {"type", models::typeCode(chip.type)},
            {"values", QJsonArray::fromStringList(chip.values)},
            {"enabled", chip.enabled}};
}

std::optional<FilterChip> chipFromJson(const QJsonObject& saved) {
    const auto op = named(kFilterNames, saved[u"op"]);
    const auto type = typeOfCode(saved[u"type"].toString());
    if (!op || !type) return {};
    FilterChip chip{saved[u"path"].toString(), *op, *type, {}, saved[u"enabled"].toBool(true)};
    for (const QJsonValue& value : saved[u"values"].toArray()) chip.values << value.toString();
    return chip;
}

QString kindName(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::Edit:
        return QStringLiteral("edit");
    case ChangeKind::Insert:
        return QStringLiteral("insert");
    case ChangeKind::Delete:
        return QStringLiteral("delete");
    }
    return {};
}

std::optional<Value> itemOf(const QJsonValue& text) {
    return text.isString() ? itemFromJsonText(text.toString()) : std::nullopt;
}

const QString kStatement = QStringLiteral("statement");

bool restoreEdit(StagedEdits& edits, const QJsonObject& saved) {
    const auto before = itemOf(saved[u"before"]), after = itemOf(saved[u"after"]);
    const QString kind = saved[u"kind"].toString();
    const bool complete = saved[u"complete"].toBool(true);
    if (kind == QLatin1String("insert")) return after && edits.stageInsert(*after);
    if (!before) return false;
    if (kind == QLatin1String("delete")) {
        const int count = edits.count();
        edits.stageDelete({*before}, complete);
        return edits.count() > count;
    }
    if (!after || !edits.stageEdit(*before, *after, StagedEdits::tr("edit item"), nullptr, complete)) return false;
    if (const QJsonValue onlyIf = saved[u"onlyIf"]; onlyIf.isString()) edits.setCondition(edits.idOf(*after), onlyIf.toString());
    return true;
}

} // namespace

QJsonObject queryToJson(const QueryModel& query) {
    QJsonArray fields, filters;
    for (const KeyField& field : query.keyFields())
        fields.append(QJsonObject{{"name", field.part.name},
                                  {"op", nameOf(kRangeNames, field.op)},
                                  {"value", field.value},
                                  {"value2", field.value2}});
    for (const FilterChip& chip : query.filters()->chips()) filters.append(chipToJson(chip));
    return {{"index", query.index()},
            {"scan", query.mode() == QueryMode::Scan},
            {"fields", fields},
            {"filters", filters},
            {"limit", query.limit()},
            {"ascending", query.ascending()},
            {"consistent", query.consistentRead()}};
}

void restoreQuery(QueryModel& query, const QJsonObject& form) {
    query.setIndex(form[u"index"].toString());
    query.setMode(form[u"scan"].toBool() ? QueryMode::Scan : QueryMode::Query);
    for (const QJsonValue& value : form[u"fields"].toArray()) {
        const QJsonObject field = value.toObject();
        const QString name = field[u"name"].toString();
        if (const auto op = named(kRangeNames, field[u"op"])) query.setKeyOperator(name, *op);
        query.setKeyValue(name, field[u"value"].toString());
        query.setKeyUpperValue(name, field[u"value2"].toString());
    }
    QList<FilterChip> chips;
    for (const QJsonValue& value : form[u"filters"].toArray())
        if (const auto chip = chipFromJson(value.toObject())) chips << *chip;
    query.filters()->setChips(chips);
    if (form.contains(u"limit")) query.setLimit(form[u"limit"].toInt());
    query.setAscending(form[u"ascending"].toBool(true));
    query.setConsistentRead(form[u"consistent"].toBool());
}

QJsonObject statementToForm(const Statement& statement) {
    return {{kStatement, statement.toJson()}};
}

std::optional<Statement> statementOfForm(const QJsonObject& form) {
    const QJsonValue saved = form[kStatement];
    return saved.isObject() ? std::optional(Statement::fromJson(saved.toObject())) : std::nullopt;
}

QJsonArray editsToJson(const StagedEdits& edits) {
    QJsonArray saved;
    for (const StagedChange& change : edits.changes()) {
        QJsonObject entry{{"kind", kindName(change.kind)}, {"complete", change.complete}};
        if (change.before) entry.insert(QStringLiteral("before"), change.before->toJson(true));
        if (change.after) entry.insert(QStringLiteral("after"), change.after->toJson(true));
        if (change.onlyIf) entry.insert(QStringLiteral("onlyIf"), *change.onlyIf);
        saved.append(entry);
    }
    return saved;
}

int restoreEdits(StagedEdits& edits, const QJsonArray& saved) {
    int lost = 0;
    for (const QJsonValue& entry : saved)
        if (!restoreEdit(edits, entry.toObject())) ++lost;
    return lost;
}

} // namespace rf::models
