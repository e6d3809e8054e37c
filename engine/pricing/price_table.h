#pragma once
// What the service costs in one region: a table that is data, read from text and written back (spec/04 §7).
//
// The text has a line "region<TAB>us-east-1", a line "date<TAB>2024-11-01", a line of headings, then one line a price with
// seven columns: item, class, usd, per, free, source, confidence. Lines that begin with # are comments.
//
// Invariant: a PriceTable that came from text has every item once in both classes, no price below zero, none that is not a
// number.

#include "engine/base/result.h"
#include "engine/catalog/schema.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace rf::pricing {

enum class PriceItem {
    WriteRequestUnit,            ///< on demand
    ReadRequestUnit,
    WriteCapacityHour,           ///< provisioned
    ReadCapacityHour,
    ReplicatedWriteRequestUnit,  ///< of a global table, in each replica
    ReplicatedWriteCapacityHour,
    StorageGbMonth,              ///< items and index entries, 100 bytes more each
    PointInTimeGbMonth,
    BackupGbMonth,
    StreamReadRequestUnit,       ///< GetRecords by other than Lambda
};
inline constexpr std::size_t kPriceItems = 10;
std::string_view itemName(PriceItem item);   ///< "write_request_unit"
std::string_view className(TableClass which); ///< "Standard", "Standard-IA"

struct Price {
    PriceItem item = PriceItem::WriteRequestUnit;
    TableClass tableClass = TableClass::Standard;
    double usd = 0;
    double per = 1;  ///< units
    double free = 0; ///< units a month that cost nothing, counted once for a whole file
    std::string source;
    std::string confidence; ///< "sure", "unsure"
    friend bool operator==(const Price&, const Price&) = default;
};

struct PriceTable {
    std::string region;
    std::string date; ///< ISO, of the newest source
    std::vector<Price> prices;

    bool empty() const { return prices.empty(); }
    /// The price must be there; tables from text have every one.
    const Price& of(PriceItem item, TableClass tableClass) const;
    friend bool operator==(const PriceTable&, const PriceTable&) = default;
};

/// Errors: Validation, with the line's number and what is wrong with it, or which prices are missing.
Result<PriceTable> pricesFromText(std::string_view text);
/// Gives the table back to pricesFromText(), comments lost.
std::string textOf(const PriceTable& table);
/// What is wrong with one price, in words; empty: nothing.
std::string problemOf(const Price& price);

} // namespace rf::pricing
