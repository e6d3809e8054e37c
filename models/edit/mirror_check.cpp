#include "models/edit/mirror_check.h"

#include "models/edit/staged_edits.h"

#include <QRegularExpression>

namespace rf::models {
namespace {

constexpr int kShortest = 3;

bool isSaid(const Value& value) {
    return value.type() == ValueType::S || value.type() == ValueType::N;
}

/// The key with the part that says `stale` saying `fresh`; nothing when no part does, or one says `fresh` already.
std::optional<QString> mended(const QString& key, const QString& stale, const QString& fresh) {
    static const QRegularExpression part(QStringLiteral("[^#|:]+"));
    if (key == stale) return fresh;
    QString out;
    qsizetype from = 0;
    bool found = false;
    for (auto parts = part.globalMatch(key); parts.hasNext();) {
        const auto each = parts.next();
        if (each.captured() == fresh) return std::nullopt;
        out += key.mid(from, each.capturedStart() - from) + (each.captured() == stale ? fresh : each.captured());
        found |= each.captured() == stale;
        from = each.capturedEnd();
    }
    return found ? std::optional(out + key.mid(from)) : std::nullopt;
}

} // namespace

QList<MirrorWarning> mirrorWarnings(const TableInfo& table, const Value& loaded, const Value& now) {
    QList<MirrorWarning> warnings;
    QStringList seen = table.keyNames();
    for (const IndexInfo& index : table.indexes) {
        for (const KeyPart& part : index.hash + index.range) {
            if (seen.contains(part.name) || part.type != ValueType::S || !loaded.has(part.name) || !now.has(part.name)) continue;
            seen << part.name;
            if (!(loaded.child(part.name) == now.child(part.name))) continue;
            const QString key = now.child(part.name).editText();
            for (const AttributeDiff& diff : diffOf(loaded, now)) {
                if (!diff.before || !diff.after || !isSaid(*diff.before) || !isSaid(*diff.after)) continue;
                const QString stale = diff.before->editText(), fresh = diff.after->editText();
                if (stale.size() < kShortest || fresh.isEmpty()) continue;
                if (const auto fix = mended(key, stale, fresh))
                    warnings.append({part.name, index.name, diff.name, stale, fresh, Value::string(*fix)});
            }
        }
    }
    return warnings;
}

} // namespace rf::models
