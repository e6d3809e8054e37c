#include "models/streams/stream_record.h"

#include "models/edit/diff.h"
#include "models/value/tr.h"

#include <QDateTime>

namespace rf::models {

using rf::ChangeEvent;
using rf::streams::Change;

namespace {

QString local(const Change& change, const QString& form) {
    return QDateTime::fromMSecsSinceEpoch(change.ms).toString(form);
}

std::optional<Value> valueOf(const std::optional<rf::Item>& image) {
    if (!image) return {};
    return Value(rf::AttributeValue::map(*image));
}

bool holds(std::string_view text, const QString& wanted) {
    return fromUtf8(text).contains(wanted, Qt::CaseInsensitive);
}

/// Whether a string, a number or a member of a set at any depth holds the text.
bool holds(const rf::AttributeValue& value, const QString& wanted) {
    const auto any = [&](const auto& members, auto test) { return std::any_of(members.begin(), members.end(), test); };
    switch (value.type()) {
    case rf::Type::S: return holds(value.asString(), wanted);
    case rf::Type::N: return holds(value.asNumber().toString(), wanted);
    case rf::Type::SS: return any(value.asStringSet(), [&](const std::string& member) { return holds(member, wanted); });
    case rf::Type::NS: return any(value.asNumberSet(), [&](const rf::Number& member) { return holds(member.toString(), wanted); });
    case rf::Type::L: return any(value.asList(), [&](const rf::AttributeValue& member) { return holds(member, wanted); });
    case rf::Type::M: return any(value.asMap(), [&](const auto& entry) { return holds(entry.second, wanted); });
    default: return false;
    }
}

bool holds(const std::optional<rf::Item>& image, const QString& wanted) {
    return image && std::any_of(image->begin(), image->end(), [&](const auto& entry) { return holds(entry.second, wanted); });
}

/// `name = value`: an attribute that says so.
bool says(const std::optional<rf::Item>& image, const std::string& name, const QString& value) {
    const rf::AttributeValue* found = image ? image->find(name) : nullptr;
    if (!found) return false;
    return value.isEmpty() || Value(*found).editText().compare(value, Qt::CaseInsensitive) == 0;
}

/// One condition `name = value`, of either image or the keys.
bool meets(const Change& change, QStringView condition) {
    const qsizetype equals = condition.indexOf(QLatin1Char('='));
    if (equals <= 0) return false;
    const std::string name = toUtf8(condition.first(equals).trimmed().toString());
    const QString value = condition.sliced(equals + 1).trimmed().toString();
    const std::optional<rf::Item> keys(change.keys);
    return says(change.newImage, name, value) || says(change.oldImage, name, value) || says(keys, name, value);
}

/// Conditions with "and" between them. A value may hold that word: then what is before the word is not the whole of it.
bool meetsAll(const Change& change, QStringView conditions) {
    static const QString kAnd = QStringLiteral(" and ");
    if (meets(change, conditions)) return true;
    for (qsizetype at = conditions.indexOf(kAnd, 0, Qt::CaseInsensitive); at >= 0; at = conditions.indexOf(kAnd, at + 1, Qt::CaseInsensitive))
        if (meets(change, conditions.first(at)) && meetsAll(change, conditions.sliced(at + kAnd.size()))) return true;
    return false;
}

bool passesText(const Change& change, const QString& text) {
    if (meetsAll(change, text)) return true;
    if (holds(std::optional<rf::Item>(change.keys), text)) return true;
    if (holds(change.newImage, text) || holds(change.oldImage, text)) return true;
    const QStringList changed = changedNames(change);
    return std::any_of(changed.begin(), changed.end(), [&](const QString& name) { return name.contains(text, Qt::CaseInsensitive); });
}

} // namespace

QString eventText(const Change& change) {
    switch (change.event) {
    case ChangeEvent::Insert: return QStringLiteral("INSERT");
    case ChangeEvent::Modify: return QStringLiteral("MODIFY");
    case ChangeEvent::Remove: break;
    }
    return QStringLiteral("REMOVE");
}

QString shortTimeText(const Change& change) {
    return local(change, QStringLiteral("mm:ss.zzz"));
}

QString timeText(const Change& change) {
    return local(change, QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

QString shortSequence(const Change& change) {
    const QString digits = QString::fromLatin1(change.sequence); // 13 of time, 11 of a counter (engine/streams/names.h)
    const qlonglong counter = digits.mid(13).toLongLong();
    return QStringLiteral("…") + digits.mid(7, 6) + (counter > 0 ? QLatin1Char('.') + QString::number(counter) : QString());
}

std::optional<Value> newImageOf(const Change& change) {
    return valueOf(change.newImage);
}

std::optional<Value> oldImageOf(const Change& change) {
    return valueOf(change.oldImage);
}

QString keyText(const Change& change, const QString& name) {
    const rf::AttributeValue* value = change.keys.find(toUtf8(name));
    return value ? Value(*value).displayText() : QString();
}

QStringList changedNames(const Change& change) {
    QStringList names;
    if (!change.newImage || !change.oldImage) return names;
    for (const AttributeDiff& diff : diffOf(oldImageOf(change), newImageOf(change))) names << diff.name;
    return names;
}

QString changeSummary(const Change& change) {
    switch (change.event) {
    case ChangeEvent::Insert: return tr("new item");
    case ChangeEvent::Remove: return change.byService ? tr("TTL expiry") : tr("deleted");
    case ChangeEvent::Modify: break;
    }
    if (change.newImage && change.oldImage) return changedNames(change).join(QStringLiteral(", "));
    return change.newImage ? tr("(new image only)") : change.oldImage ? tr("(old image only)") : tr("(keys only)");
}

QString imagesJson(const Change& change) {
    QStringList members{QStringLiteral("\"Keys\":") + Value(rf::AttributeValue::map(change.keys)).toJson(true)};
    if (const auto image = newImageOf(change)) members << QStringLiteral("\"NewImage\":") + image->toJson(true);
    if (const auto image = oldImageOf(change)) members << QStringLiteral("\"OldImage\":") + image->toJson(true);
    return QLatin1Char('{') + members.join(QLatin1Char(',')) + QLatin1Char('}');
}

bool RecordFilter::passes(const Change& change) const {
    const bool wanted = kind == ChangeKindFilter::All || (kind == ChangeKindFilter::Insert && change.event == ChangeEvent::Insert) ||
                        (kind == ChangeKindFilter::Modify && change.event == ChangeEvent::Modify) ||
                        (kind == ChangeKindFilter::Remove && change.event == ChangeEvent::Remove);
    if (!wanted) return false;
    const QString wantedText = text.trimmed();
    return wantedText.isEmpty() || passesText(change, wantedText);
}

} // namespace rf::models
