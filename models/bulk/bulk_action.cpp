// Bulk actions: the form read, and what each does to an item.

#include "models/bulk/bulk_action.h"

#include "engine/expr/partiql.h"
#include "models/edit/item_rules.h"
#include "models/edit/only_if.h"
#include "models/value/json_text.h"
#include "models/value/tr.h"


namespace rf::models {
namespace {

using Kind = BulkAction::Kind;

QString missing(const ValuePath& path) {
    return tr("It has no %1.").arg(path.toString());
}

/// The item with a value at a place: unchanged, changed, or the reason why not.
BulkOutcome put(const Value& item, const ValuePath& path, const Value& value) {
    if (const auto now = item.at(path); now && *now == value) return BulkOutcome::same();
    QString why;
    auto after = item.withAt(path, value, &why);
    return after ? BulkOutcome::changed(std::move(after)) : BulkOutcome::refused(why);
}

/// A list or map as JSON, everything else as fields read it.
std::optional<Value> valueOf(ValueType type, const QString& text, QString* why) {
    const bool json = (type == ValueType::L || type == ValueType::M) && !text.trimmed().isEmpty();
    if (!json) return Value::parse(type, text, why);
    JsonProblem problem;
    const auto value = valueFromJsonText(text, &problem);
    if (!value) {
        if (why != nullptr) *why = problem.message;
        return std::nullopt;
    }
    if (value->type() == type) return value;
    if (why != nullptr) *why = tr("This is a %1.").arg(typeLabel(value->type()).toLower());
    return std::nullopt;
}

std::optional<BulkTransform> setValue(const BulkAction& action, const ValuePath& path, BulkProblem* problem) {
    QString why;
    const auto value = valueOf(action.type, action.text, &why);
    if (!value) return wrong(problem, "text", why);
    return [path, value = *value](const Value& item) { return put(item, path, value); };
}

/// "STATUS#{status}" in parts: words, and between them places.
struct TextPattern {
    QStringList words; ///< one more than places
    QList<ValuePath> places;

    static std::optional<TextPattern> read(const QString& text, QString* why) {
        TextPattern pattern;
        QString word;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] != u'{' || text.mid(i, 2) == QLatin1String("{{")) {
                if (text[i] == u'{') ++i;
                word += text[i];
                continue;
            }
            const qsizetype end = text.indexOf(u'}', i);
            if (end < 0) {
                *why = tr("A “{” has no “}” after it. Write {{ for a brace.");
                return std::nullopt;
            }
            const auto place = ValuePath::parse(text.mid(i + 1, end - i - 1), why);
            if (!place) return std::nullopt;
            pattern.words << std::exchange(word, QString());
            pattern.places << *place;
            i = end;
        }
        pattern.words << word;
        return pattern;
    }

    /// Nothing, and the reason, when a place is empty or holds no string or number.
    std::optional<QString> fill(const Value& item, QString* why) const {
        QString text = words.first();
        for (qsizetype i = 0; i < places.size(); ++i) {
            const auto value = item.at(places[i]);
            if (!value) {
                *why = missing(places[i]);
                return std::nullopt;
            }
            if (value->type() != ValueType::S && value->type() != ValueType::N) {
                *why = tr("Its %1 is a %2: only strings and numbers can stand in a text.")
                           .arg(places[i].toString(), typeLabel(value->type()).toLower());
                return std::nullopt;
            }
            text += value->editText() + words[i + 1];
        }
        return text;
    }
};

std::optional<BulkTransform> setText(const BulkAction& action, const ValuePath& path, BulkProblem* problem) {
    QString why;
    const auto pattern = TextPattern::read(action.text, &why);
    if (!pattern) return wrong(problem, "text", why);
    return [path, pattern = *pattern](const Value& item) {
        QString why;
        const auto text = pattern.fill(item, &why);
        return text ? put(item, path, Value::string(*text)) : BulkOutcome::refused(why);
    };
}

/// A path as PartiQL writes it: "shipTo"."city", "lines"[0].
QString partiqlPath(const ValuePath& path) {
    QString out;
    for (const PathStep& step : path.steps()) {
        if (step.isIndex()) {
            out += QStringLiteral("[%1]").arg(step.index);
            continue;
        }
        if (!out.isEmpty()) out += u'.';
        out += u'"' + QString(step.name).replace(u'"', QStringLiteral("\"\"")) + u'"';
    }
    return out;
}

BulkTransform applying(std::shared_ptr<const rf::expr::Update> update) {
    return [update = std::move(update)](const Value& item) {
        auto after = update->apply(item.attributes(), true);
        if (!after) return BulkOutcome::refused(fromUtf8(after.error().message));
        Value value(rf::AttributeValue::map(std::move(*after)));
        return value == item ? BulkOutcome::same() : BulkOutcome::changed(std::move(value));
    };
}

/// What PartiQL does not know, as the value of an update expression.
std::optional<BulkTransform> setByUpdate(const BulkAction& action, const ValuePath& path) {
    ExpressionWriter writer;
    const auto value = withPlaceholders(action.text, std::nullopt, writer);
    if (!value) return std::nullopt;
    const std::string text = "SET " + writer.path(path) + " = " + *value;
    const rf::Names names = writer.names();
    const rf::Attributes values = writer.values();
    rf::expr::ExpressionContext context(names ? &*names : nullptr, values ? &*values : nullptr);
    auto update = rf::expr::Update::parse(text, context);
    if (!update || update->targets().size() != 1) return std::nullopt;
    return applying(std::make_shared<rf::expr::Update>(std::move(*update)));
}

std::optional<BulkTransform> setExpression(const BulkAction& action, const ValuePath& path, BulkProblem* problem) {
    if (action.text.trimmed().isEmpty()) return wrong(problem, "text", tr("Enter an expression, such as stock + 1."));
    if (auto made = setByUpdate(action, path)) return made;
    const QString statement = QStringLiteral("UPDATE \"t\" SET %1 = %2").arg(partiqlPath(path), action.text);
    auto parsed = rf::expr::parsePartiql(toUtf8(statement), {});
    if (!parsed) return wrong(problem, "text", fromUtf8(parsed.error().message));
    // One target, no condition: nothing but the value was written into the field.
    if (!parsed->update || parsed->update->targets().size() != 1 || !parsed->where.empty() ||
        parsed->returning != rf::expr::PartiqlReturning::None)
        return wrong(problem, "text", tr("One expression only: what %1 shall be.").arg(path.toString()));
    return applying(std::make_shared<rf::expr::Update>(std::move(*parsed->update)));
}

std::optional<BulkTransform> addNumber(const BulkAction& action, const ValuePath& path, BulkProblem* problem) {
    QString why;
    const auto step = Value::parse(ValueType::N, action.text, &why);
    if (!step) return wrong(problem, "text", why);
    return [path, by = step->engine().asNumber()](const Value& item) {
        const auto now = item.at(path);
        if (!now) return BulkOutcome::refused(missing(path));
        if (now->type() != ValueType::N)
            return BulkOutcome::refused(
                tr("Its %1 is a %2, not a number.").arg(path.toString(), typeLabel(now->type()).toLower()));
        const auto sum = now->engine().asNumber().plus(by);
        if (!sum) return BulkOutcome::refused(fromUtf8(sum.error().message));
        return put(item, path, Value(rf::AttributeValue::number(*sum)));
    };
}

BulkTransform removal(const ValuePath& path) {
    return [path](const Value& item) {
        if (!item.at(path)) return BulkOutcome::same();
        QString why;
        auto after = item.withoutAt(path, &why);
        return after ? BulkOutcome::changed(std::move(after)) : BulkOutcome::refused(why);
    };
}

std::optional<BulkTransform> renaming(const BulkAction& action, const TableInfo& table, const ValuePath& path,
                                      BulkProblem* problem) {
    if (path.steps().back().isIndex()) return wrong(problem, "path", tr("Elements of lists have no name."));
    if (action.newName.isEmpty()) return wrong(problem, "name", tr("Enter the new name."));
    if (action.newName == path.steps().back().name) return wrong(problem, "name", tr("This is its name already."));
    if (path.size() == 1 && table.keyNames().contains(action.newName))
        return wrong(problem, "name", tr("%1 is part of the key.").arg(action.newName));
    return [path, name = action.newName](const Value& item) {
        if (!item.at(path)) return BulkOutcome::same();
        QString why;
        auto after = item.withRenamed(path, name, &why);
        return after ? BulkOutcome::changed(std::move(after)) : BulkOutcome::refused(why);
    };
}

} // namespace

QString BulkAction::describe() const {
    switch (kind) {
    case Kind::SetValue:
        return tr("Set %1 to %2").arg(path, visibleText(text.isEmpty() ? QStringLiteral("\"\"") : text, 40));
    case Kind::SetText:
    case Kind::SetExpression:
        return tr("Set %1 = %2").arg(path, visibleText(text, 40));
    case Kind::AddNumber:
        return tr("Add %1 to %2").arg(text, path);
    case Kind::Remove:
        return tr("Remove %1").arg(path);
    case Kind::Rename:
        return tr("Rename %1 to %2").arg(path, newName);
    case Kind::Delete:
        break;
    }
    return tr("Delete items");
}

std::optional<BulkTransform> compiled(const BulkAction& action, const TableInfo& table, BulkProblem* problem) {
    if (action.kind == Kind::Delete)
        return [](const Value&) { return BulkOutcome::changed(std::nullopt); };
    QString why;
    const auto path = ValuePath::parse(action.path.trimmed(), &why);
    if (!path) return wrong(problem, "path", why);
    if (table.keyNames().contains(path->root()))
        return wrong(problem, "path", tr("%1 is part of the key: the key of a stored item cannot change.").arg(path->root()));
    std::optional<BulkTransform> made;
    switch (action.kind) {
    case Kind::SetText:
        made = setText(action, *path, problem);
        break;
    case Kind::SetExpression:
        made = setExpression(action, *path, problem);
        break;
    case Kind::AddNumber:
        made = addNumber(action, *path, problem);
        break;
    case Kind::Remove:
        made = removal(*path);
        break;
    case Kind::Rename:
        made = renaming(action, table, *path, problem);
        break;
    default:
        made = setValue(action, *path, problem);
    }
    if (!made) return std::nullopt;
    return storableOnly(std::move(*made), table);
}

BulkTransform storableOnly(BulkTransform transform, const TableInfo& table) {
    return [transform = std::move(transform), table](const Value& item) {
        BulkOutcome outcome = transform(item);
        if (outcome.kind != BulkOutcome::Kind::Changed || !outcome.after) return outcome;
        const bool moves = !(table.keyOf(*outcome.after) == table.keyOf(item));
        const QString problem =
            moves ? tr("The key of a stored item cannot change.") : problemOfItem(table, *outcome.after, item);
        if (problem.isEmpty()) return outcome;
        BulkOutcome refused = BulkOutcome::refused(problem);
        refused.places = outcome.places;
        return refused;
    };
}

} // namespace rf::models
