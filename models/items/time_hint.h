#pragma once
// Numbers that are times, said as times. A number of seconds, milliseconds or microseconds since 1970 is known by its
// size: one that gives a date from 1990 to 2100.

#include "models/tables/table_info.h"

#include <QDateTime>

namespace rf::models {

enum class EpochUnit { Seconds, Milliseconds, Microseconds };

struct EpochTime {
    QDateTime time; ///< UTC
    EpochUnit unit = EpochUnit::Seconds;
};

/// Of a number without a fraction, or a text of digits only; nothing where it is no time.
std::optional<EpochTime> epochOf(const Value& value);
/// "2026-11-29 04:22:35 UTC, in 3 days (seconds since 1970)".
QString epochText(const EpochTime& epoch, const QDateTime& now);
/// "3 days 4 h", "12 min 5 s", "2 years": the two largest parts.
QString spanText(qint64 seconds);

/// The attribute that says when items of a table expire; empty: none does.
QString timeToLiveOf(const TableInfo& table);
/// "expires in 3 days 4 h", "expired 12 min ago"; empty where the value cannot expire (no number, or of more than five
/// years ago: the service leaves such items alone).
QString countdownText(const Value& value, const QDateTime& now);
/// The same, short: "in 3 d", "12 min ago".
QString countdownChip(const Value& value, const QDateTime& now);

} // namespace rf::models
