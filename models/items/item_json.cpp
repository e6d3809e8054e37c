#include "models/items/item_json.h"

#include "engine/catalog/limits.h"

#include <QLocale>

namespace rf::models {

namespace {

/// Where the attribute's name stands in the text; the beginning when it is not there.
JsonProblem at(const QString& text, const QString& attribute, const QString& message) {
    JsonProblem problem;
    problem.message = message;
    const qsizetype offset = text.indexOf(u'"' + attribute + u'"');
    if (offset < 0) return problem;
    problem.offset = int(offset);
    problem.line = int(QStringView(text).left(offset).count(u'\n')) + 1;
    problem.column = int(offset - (offset == 0 ? -1 : text.lastIndexOf(u'\n', offset - 1)));
    return problem;
}

QList<KeyPart> keyParts(const TableInfo& table) {
    QList<KeyPart> parts{table.hash};
    if (table.range) parts << *table.range;
    return parts;
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
    for (const KeyPart& part : keyParts(m_table)) {
        if (part.name.isEmpty()) continue;
        const auto* value = said->attributes().find(toUtf8(part.name));
        if (!value) return at(text, {}, tr("The key attribute %1 is missing").arg(part.name));
        if (value->type() != part.type)
            return at(text, part.name,
                      tr("The key attribute %1 must be of type %2").arg(part.name, models::typeCode(part.type)));
        if (m_original && !(said->child(part.name) == m_original->child(part.name)))
            return at(text, part.name, tr("The key of a stored item cannot change: delete the item and add another"));
    }
    if (const qint64 size = said->itemSizeBytes(); size > qint64(limits::kItemBytes))
        return at(text, {},
                  tr("The item is too large: %1 bytes of at most %2")
                      .arg(QLocale().toString(size), QLocale().toString(qint64(limits::kItemBytes))));
    *item = std::move(said);
    return {};
}

} // namespace rf::models
