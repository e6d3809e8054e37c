#include "models/items/item_json.h"

#include "models/edit/item_rules.h"

namespace rf::models {

namespace {

/// Where the attribute's name stands in the text; the beginning when it is not there.
JsonProblem at(const QString& text, const QString& attribute, const QString& message) {
    JsonProblem problem;
    problem.message = message;
    if (attribute.isEmpty()) return problem;
    const qsizetype offset = text.indexOf(u'"' + attribute + u'"');
    if (offset < 0) return problem;
    problem.offset = int(offset);
    problem.line = int(QStringView(text).left(offset).count(u'\n')) + 1;
    problem.column = int(offset - (offset == 0 ? -1 : text.lastIndexOf(u'\n', offset - 1)));
    return problem;
}

} // namespace

ItemJson::ItemJson(QObject* parent) : QObject(parent) {}

void ItemJson::setItem(const TableInfo& table, const Value& item, const std::optional<Value>& original) {
    const bool sameTable = m_table.region == table.region && m_table.name == table.name;
    const bool sameItem = sameTable && m_item && m_original.has_value() == original.has_value() &&
                          (original ? table.keyOf(*m_original) == table.keyOf(*original) : m_item == item);
    const bool unchanged = sameItem && *m_item == item;
    m_table = table;
    m_original = original;
    if (sameItem && m_format == Format::DynamoDb) {
        std::optional<Value> said;
        const auto problem = check(m_text, &said);
        if (problem ? unchanged : said == item) {
            m_item = item;
            if (m_problem.has_value() != problem.has_value()) {
                m_problem = problem;
                emit checked();
            }
            return;
        }
    }
    m_item = item;
    render();
}

void ItemJson::clear() {
    if (!m_item && m_text.isEmpty()) return;
    m_table = {};
    m_item.reset();
    m_original.reset();
    render();
}

void ItemJson::setFormat(Format format) {
    if (format == m_format) return;
    m_format = format;
    render();
}

void ItemJson::setReadOnly(bool readOnly) {
    m_readOnly = readOnly;
}

void ItemJson::setText(const QString& text) {
    if (!isEditable() || !m_item) return;
    m_text = text;
    std::optional<Value> said;
    m_problem = check(text, &said);
    emit checked();
    if (m_problem || *said == *m_item) return;
    m_item = *said;
    const Value item = *said; // whoever stages it may set another item meanwhile
    emit edited(item, tr("edit item as JSON"));
}

QString ItemJson::problemText() const {
    if (!m_problem) return {};
    return tr("Line %1, column %2: %3").arg(m_problem->line).arg(m_problem->column).arg(m_problem->message);
}

void ItemJson::render() {
    m_problem.reset();
    if (!m_item)
        m_text.clear();
    else if (m_format == Format::DynamoDb)
        m_text = itemToJsonText(*m_item, m_table.keyNames());
    else
        m_text = itemToPlainJsonText(*m_item, m_table.keyNames());
    if (m_item && m_format == Format::DynamoDb) {
        std::optional<Value> said;
        m_problem = check(m_text, &said);
    }
    emit textChanged();
    emit checked();
}

std::optional<JsonProblem> ItemJson::check(const QString& text, std::optional<Value>* item) const {
    JsonProblem problem;
    auto said = itemFromJsonText(text, &problem);
    if (!said) return problem;
    if (const QString why = problemOfKey(m_table, *said); !why.isEmpty()) return at(text, wrongKey(*said), why);
    if (m_original && !(m_table.keyOf(*said) == m_table.keyOf(*m_original)))
        return at(text, wrongKey(*said),
                  tr("The key of a stored item cannot change: delete the item and add another."));
    if (const QString why = problemOfItem(m_table, *said, m_original); !why.isEmpty()) return at(text, {}, why);
    *item = std::move(said);
    return {};
}

/// The key attribute that is not as it should be.
QString ItemJson::wrongKey(const Value& item) const {
    for (const QString& name : m_table.keyNames()) {
        const bool isRange = m_table.range && m_table.range->name == name;
        const ValueType type = isRange ? m_table.range->type : m_table.hash.type;
        if (item.has(name) && item.child(name).type() != type) return name;
        if (m_original && item.has(name) && !(item.child(name) == m_original->child(name))) return name;
        if (!item.has(name)) return {};
    }
    return m_table.hash.name;
}

} // namespace rf::models

#include "moc_item_json.cpp"
