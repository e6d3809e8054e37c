#include "models/items/time_hint.h"

#include "models/value/tr.h"


#include <array>

namespace rf::models {

namespace {

constexpr qint64 kFirst = 631'152'000, kLast = 4'102'444'800; ///< 1990 and 2100, in seconds
constexpr qint64 kTooOld = 5LL * 365 * 86'400;                ///< spec/10 §9: what expired longer ago is not deleted

struct Part {
    qint64 seconds;
    const char* text;
    const char* brief;
};
const std::array<Part, 5> kParts{
    {{365 * 86'400, QT_TRANSLATE_NOOP("TimeHint", "%n year(s)"), QT_TRANSLATE_NOOP("TimeHint", "%1 y")},
     {86'400, QT_TRANSLATE_NOOP("TimeHint", "%n day(s)"), QT_TRANSLATE_NOOP("TimeHint", "%1 d")},
     {3'600, QT_TRANSLATE_NOOP("TimeHint", "%n h"), QT_TRANSLATE_NOOP("TimeHint", "%1 h")},
     {60, QT_TRANSLATE_NOOP("TimeHint", "%n min"), QT_TRANSLATE_NOOP("TimeHint", "%1 min")},
     {1, QT_TRANSLATE_NOOP("TimeHint", "%n s"), QT_TRANSLATE_NOOP("TimeHint", "%1 s")}}};

/// Digits of a whole number, at most sixteen.
std::optional<qint64> wholeOf(const Value& value) {
    if (value.type() != ValueType::N && value.type() != ValueType::S) return {};
    const QString text = value.editText();
    if (text.isEmpty() || text.size() > 16) return {};
    if (!std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; })) return {};
    return text.toLongLong();
}

QString briefSpan(qint64 seconds) {
    for (const Part& part : kParts)
        if (seconds >= part.seconds) return tr(part.brief).arg(seconds / part.seconds);
    return tr("%1 s").arg(0);
}

/// Seconds until it expires; negative: since.
std::optional<qint64> secondsLeft(const Value& value, const QDateTime& now) {
    if (value.type() != ValueType::N) return {};
    const auto at = wholeOf(value);
    if (!at) return {};
    const qint64 left = *at - now.toSecsSinceEpoch();
    return left < -kTooOld ? std::nullopt : std::optional(left);
}

} // namespace

std::optional<EpochTime> epochOf(const Value& value) {
    const auto whole = wholeOf(value);
    if (!whole) return {};
    qint64 scale = 1;
    for (const EpochUnit unit : {EpochUnit::Seconds, EpochUnit::Milliseconds, EpochUnit::Microseconds}) {
        if (*whole >= kFirst * scale && *whole < kLast * scale) {
            const qint64 ms = unit == EpochUnit::Seconds        ? *whole * 1000
                              : unit == EpochUnit::Milliseconds ? *whole
                                                                : *whole / 1000;
            return EpochTime{QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC), unit};
        }
        scale *= 1000;
    }
    return {};
}

QString spanText(qint64 seconds) {
    QStringList texts;
    for (const Part& part : kParts) {
        if (seconds < part.seconds) {
            if (!texts.isEmpty()) break; // "3 days", not "3 days 5 s"
            continue;
        }
        texts << tr(part.text, int(seconds / part.seconds));
        seconds %= part.seconds;
        if (texts.size() == 2) break;
    }
    return texts.isEmpty() ? tr("%n s", 0) : texts.join(u' ');
}

QString epochText(const EpochTime& epoch, const QDateTime& now) {
    const bool fine = epoch.unit != EpochUnit::Seconds;
    const QString time =
        epoch.time.toString(fine ? QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz") : QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    const qint64 away = now.secsTo(epoch.time);
    const QString when = away >= 0 ? tr("in %1").arg(spanText(away)) : tr("%1 ago").arg(spanText(-away));
    const QString unit = epoch.unit == EpochUnit::Seconds        ? tr("seconds since 1970")
                         : epoch.unit == EpochUnit::Milliseconds ? tr("milliseconds since 1970")
                                                                 : tr("microseconds since 1970");
    return tr("%1 UTC, %2 (%3)").arg(time, when, unit);
}

QString timeToLiveOf(const TableInfo& table) {
    return table.schema ? fromUtf8(table.schema->timeToLiveAttribute) : QString();
}

QString countdownText(const Value& value, const QDateTime& now) {
    const auto left = secondsLeft(value, now);
    if (!left) return {};
    return *left > 0 ? tr("expires in %1").arg(spanText(*left)) : tr("expired %1 ago").arg(spanText(-*left));
}

QString countdownChip(const Value& value, const QDateTime& now) {
    const auto left = secondsLeft(value, now);
    if (!left) return {};
    return *left > 0 ? tr("in %1").arg(briefSpan(*left)) : tr("%1 ago").arg(briefSpan(-*left));
}

} // namespace rf::models
