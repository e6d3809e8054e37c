// What kind of thing an item is.

#include "models/items/items_model.h"

namespace rf::models {

namespace {

const std::array<std::string_view, 5> kTypeAttributes{"type", "entityType", "_type", "__typename", "entity"};

bool isLetter(QChar c) {
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// A word that a design fixes, not a value: letters with - or _ between them.
bool isWord(QStringView part) {
    return !part.isEmpty() && isLetter(part.front()) &&
           std::all_of(part.begin(), part.end(), [](QChar c) { return isLetter(c) || c == u'_' || c == u'-'; });
}

/// "ORDER#123#LINE#1" → "ORDER#LINE": names stand at even places, values between them. A key of one part is a name
/// only in capitals ("PROFILE"): "alice" is a value.
QString fixedWords(const QString& key) {
    const QStringList parts = key.split(u'#');
    if (parts.size() == 1) return isWord(key) && key == key.toUpper() ? key : QString();
    QStringList words;
    for (int i = 0; i < parts.size() && isWord(parts[i]); i += 2) words << parts[i];
    return words.join(u'#');
}

QString wordsOf(const KeyPart& part, const Value& item) {
    const auto* value = item.attributes().find(toUtf8(part.name));
    return value && value->is(ValueType::S) ? fixedWords(fromUtf8(value->asString())) : QString();
}

} // namespace

QString ItemsModel::entityOf(const TableInfo& table, const Value& item) {
    if (item.type() != ValueType::M) return {};
    for (const std::string_view name : kTypeAttributes) {
        const auto* value = item.attributes().find(name);
        if (value && value->is(ValueType::S) && !value->asString().empty()) return fromUtf8(value->asString());
    }
    const QString byRange = table.range ? wordsOf(*table.range, item) : QString();
    return byRange.isEmpty() ? wordsOf(table.hash, item) : byRange;
}

} // namespace rf::models
