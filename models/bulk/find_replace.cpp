#include "models/bulk/find_replace.h"

#include "models/value/tr.h"

#include "engine/catalog/messages.h"


namespace rf::models {
namespace {

/// One item being replaced: what was found, and the first thing that cannot be.
class Replacing {
public:
    explicit Replacing(const TextReplacer& replacer) : m_replacer(replacer) {}

    qint64 places() const { return m_places; }
    const QString& why() const { return m_why; }
    void refuse(const QString& why) {
        if (m_why.isEmpty()) m_why = why;
    }

    Value in(const Value& value, const ValuePath& path) {
        switch (value.type()) {
        case ValueType::S:
        case ValueType::N:
            return scalar(value, path);
        case ValueType::SS:
        case ValueType::NS:
            return set(value, path);
        case ValueType::L:
            return list(value, path);
        case ValueType::M:
            return map(value, path);
        default:
            return value;
        }
    }

private:
    Value scalar(const Value& value, const ValuePath& path) {
        int count = 0;
        const QString text = m_replacer.replaced(value.editText(), &count);
        m_places += count;
        if (count == 0) return value;
        QString why;
        const auto made = Value::parse(value.type(), text, &why);
        if (made) return *made;
        refuse(tr("%1 would be “%2”: %3").arg(path.toString(), visibleText(text, 60), why));
        return value;
    }

    Value set(const Value& value, const ValuePath& path) {
        rf::List members;
        const qint64 before = m_places;
        for (int i = 0; i < value.childCount(); ++i) {
            rf::AttributeValue member = scalar(value.child(i), path.child(i)).engine();
            if (std::find(members.begin(), members.end(), member) != members.end())
                refuse(tr("%1 would hold “%2” twice.").arg(path.toString(), Value(member).displayText()));
            else
                members.push_back(std::move(member));
        }
        if (m_places == before || !m_why.isEmpty()) return value;
        return Value(rf::AttributeValue::list(std::move(members))).retyped(value.type());
    }

    Value list(const Value& value, const ValuePath& path) {
        const qint64 before = m_places;
        rf::List elements;
        for (int i = 0; i < value.childCount(); ++i) elements.push_back(in(value.child(i), path.child(i)).engine());
        return m_places == before ? value : Value(rf::AttributeValue::list(std::move(elements)));
    }

    Value map(const Value& value, const ValuePath& path) {
        const qint64 before = m_places;
        rf::AttributeMap entries = value.attributes();
        for (const auto& [name, entry] : value.attributes()) {
            const qint64 sofar = m_places;
            const Value now = in(Value(entry), path.child(fromUtf8(name)));
            if (m_places != sofar) entries.set(name, now.engine());
        }
        return m_places == before ? value : Value(rf::AttributeValue::map(std::move(entries)));
    }

    const TextReplacer& m_replacer;
    qint64 m_places = 0;
    QString m_why;
};

struct Plan {
    TextReplacer replacer;
    FindReplace::Where where;
    QList<ValuePath> paths;
    QStringList keys;

    BulkOutcome of(const Value& item) const {
        Replacing replacing(replacer);
        Value after = item;
        for (const ValuePath& path : placesIn(item)) {
            const auto value = item.at(path);
            if (!value) continue;
            const qint64 before = replacing.places();
            const Value now = replacing.in(*value, path);
            if (replacing.places() == before) continue;
            if (path.size() == 1 && keys.contains(path.root())) replacing.refuse(wordsOfKey(path.root()));
            if (!replacing.why().isEmpty()) continue; // counted on, not replaced
            QString why;
            auto changed = after.withAt(path, now, &why);
            changed ? void(after = std::move(*changed)) : replacing.refuse(why);
        }
        return outcome(item, std::move(after), replacing);
    }

private:
    static QString wordsOfKey(const QString& name) { return fromUtf8(rf::msg::updateOfKey(toUtf8(name))); }

    static BulkOutcome outcome(const Value& item, Value after, const Replacing& replacing) {
        BulkOutcome outcome;
        if (!replacing.why().isEmpty())
            outcome = BulkOutcome::refused(replacing.why());
        else if (replacing.places() > 0 && !(after == item))
            outcome = BulkOutcome::changed(std::move(after));
        outcome.places = replacing.places();
        return outcome;
    }

    QList<ValuePath> placesIn(const Value& item) const {
        if (where == FindReplace::Where::Chosen) return paths;
        QList<ValuePath> all;
        for (const QString& name : item.names())
            if (where == FindReplace::Where::Everywhere || !keys.contains(name)) all << ValuePath::attribute(name);
        return all;
    }
};

bool isBeneath(const ValuePath& path, const ValuePath& above) {
    return path.size() > above.size() && path.steps().first(above.size()) == above.steps();
}

/// Where one path is within another the inner one goes: nothing is replaced twice.
QList<ValuePath> outermost(const QList<ValuePath>& paths) {
    QList<ValuePath> kept;
    for (const ValuePath& path : paths) {
        const auto covers = [&](const ValuePath& other) { return isBeneath(path, other); };
        if (!kept.contains(path) && std::none_of(paths.begin(), paths.end(), covers)) kept << path;
    }
    return kept;
}

} // namespace

QString FindReplace::describe() const {
    return tr("Replace “%1” with “%2”").arg(visibleText(find.text, 40), visibleText(with, 40));
}

std::optional<QList<ValuePath>> pathsOf(const QString& text, QString* why) {
    QList<ValuePath> paths;
    QString part;
    bool quoted = false;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool end = i == text.size();
        if (!end && text[i] == u'"' && (i == 0 || text[i - 1] != u'\\')) quoted = !quoted;
        if (!end && (quoted || text[i] != u',')) {
            part += text[i];
            continue;
        }
        const QString word = std::exchange(part, QString()).trimmed();
        if (word.isEmpty() && end && !paths.isEmpty()) break; // a comma at the end
        const auto path = ValuePath::parse(word, why);
        if (!path) return std::nullopt;
        paths << *path;
    }
    return paths;
}

QString textOf(const QList<ValuePath>& paths) {
    QStringList words;
    for (const ValuePath& path : paths) {
        // A name with a comma needs quotes here, though a path by itself does not.
        const PathStep& first = path.steps().front();
        const QString text = path.toString();
        const bool bare = first.name.contains(u',') && text.startsWith(first.name);
        words << (bare ? u'"' + first.name + u'"' + text.mid(first.name.size()) : text);
    }
    return words.join(QStringLiteral(", "));
}

std::optional<BulkTransform> compiled(const FindReplace& form, const TableInfo& table, BulkProblem* problem) {
    QString why;
    if (!TextReplacer::of(form.find, {}, &why)) return wrong(problem, "find", why);
    auto replacer = TextReplacer::of(form.find, form.with, &why);
    if (!replacer) return wrong(problem, "with", why);
    if (!isText(form.with)) return wrong(problem, "with", tr("This holds half of a surrogate pair, which is no character."));
    QList<ValuePath> paths;
    if (form.where == FindReplace::Where::Chosen) {
        const auto read = pathsOf(form.paths, &why);
        if (!read) return wrong(problem, "paths", why);
        paths = outermost(*read);
    }
    return [plan = Plan{std::move(*replacer), form.where, paths, table.keyNames()}](const Value& item) { return plan.of(item); };
}

} // namespace rf::models
