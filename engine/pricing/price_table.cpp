#include "engine/pricing/price_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

namespace rf::pricing {
namespace {

constexpr std::array<std::string_view, kPriceItems> kNames{
    "write_request_unit",       "read_request_unit",
    "write_capacity_hour",      "read_capacity_hour",
    "replicated_write_request_unit", "replicated_write_capacity_hour",
    "storage_gb_month",         "pitr_gb_month",
    "backup_gb_month",          "stream_read_request_unit"};
constexpr std::array<TableClass, 2> kClasses{TableClass::Standard, TableClass::StandardInfrequentAccess};
constexpr std::string_view kHeadings = "item\tclass\tusd\tper\tfree\tsource\tconfidence";

std::vector<std::string_view> cellsOf(std::string_view line) {
    std::vector<std::string_view> cells;
    for (std::size_t at = 0;;) {
        const std::size_t tab = line.find('\t', at);
        cells.push_back(line.substr(at, tab == line.npos ? line.npos : tab - at));
        if (tab == line.npos) return cells;
        at = tab + 1;
    }
}

std::optional<double> numberOf(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::string textOf(double value) {
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    return {digits, end};
}

Error wrong(int line, const std::string& what) {
    return {ErrorCode::Validation, "Line " + std::to_string(line) + " of the price table: " + what};
}

Result<Price> priceOf(const std::vector<std::string_view>& cells, int line) {
    if (cells.size() != 7)
        return wrong(line, "7 columns are needed, " + std::to_string(cells.size()) + " are there");
    Price price;
    const auto item = std::find(kNames.begin(), kNames.end(), cells[0]);
    if (item == kNames.end()) return wrong(line, "there is no price called " + std::string(cells[0]));
    price.item = static_cast<PriceItem>(item - kNames.begin());
    const auto tableClass = std::find_if(kClasses.begin(), kClasses.end(),
                                         [&](TableClass each) { return className(each) == cells[1]; });
    if (tableClass == kClasses.end()) return wrong(line, "the class is Standard or Standard-IA, not " + std::string(cells[1]));
    price.tableClass = *tableClass;
    double* const numbers[] = {&price.usd, &price.per, &price.free};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto value = numberOf(cells[i + 2]);
        if (!value) return wrong(line, "not a number: " + std::string(cells[i + 2]));
        *numbers[i] = *value;
    }
    price.source = cells[5];
    price.confidence = cells[6];
    if (const std::string problem = problemOf(price); !problem.empty()) return wrong(line, problem);
    return price;
}

const Price* find(const PriceTable& table, PriceItem item, TableClass tableClass) {
    for (const Price& each : table.prices)
        if (each.item == item && each.tableClass == tableClass) return &each;
    return nullptr;
}

Status complete(const PriceTable& table) {
    std::string missing;
    for (std::size_t item = 0; item < kPriceItems; ++item)
        for (const TableClass each : kClasses)
            if (!find(table, static_cast<PriceItem>(item), each))
                missing += (missing.empty() ? "" : ", ") + std::string(kNames[item]) + " (" + std::string(className(each)) + ")";
    if (table.region.empty()) return Error{ErrorCode::Validation, "The price table names no region."};
    if (missing.empty()) return {};
    return Error{ErrorCode::Validation, "The price table of " + table.region + " lacks " + missing + "."};
}

} // namespace

std::string_view itemName(PriceItem item) {
    return kNames[static_cast<std::size_t>(item)];
}

std::string_view className(TableClass which) {
    return which == TableClass::Standard ? "Standard" : "Standard-IA";
}

std::string problemOf(const Price& price) {
    if (!std::isfinite(price.usd) || price.usd < 0) return "a price is 0 or more";
    if (!std::isfinite(price.per) || price.per <= 0) return "a price is for more than 0 units";
    if (!std::isfinite(price.free) || price.free < 0) return "what is free is 0 or more";
    return {};
}

const Price& PriceTable::of(PriceItem item, TableClass tableClass) const {
    return *find(*this, item, tableClass);
}

Result<PriceTable> pricesFromText(std::string_view text) {
    PriceTable table;
    int number = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        ++number;
        if (line.empty() || line.front() == '#' || line == kHeadings) continue;
        const auto cells = cellsOf(line);
        if (cells.size() == 2 && cells[0] == "region") {
            table.region = cells[1];
        } else if (cells.size() == 2 && cells[0] == "date") {
            table.date = cells[1];
        } else {
            RF_ASSIGN(Price price, priceOf(cells, number));
            if (find(table, price.item, price.tableClass))
                return wrong(number, std::string(cells[0]) + " (" + std::string(cells[1]) + ") is there twice");
            table.prices.push_back(std::move(price));
        }
    }
    RF_TRY(complete(table));
    return table;
}

std::string textOf(const PriceTable& table) {
    std::string text = "region\t" + table.region + "\ndate\t" + table.date + "\n" + std::string(kHeadings) + "\n";
    for (const Price& each : table.prices)
        text += std::string(itemName(each.item)) + '\t' + std::string(className(each.tableClass)) + '\t' +
                textOf(each.usd) + '\t' + textOf(each.per) + '\t' + textOf(each.free) + '\t' + each.source + '\t' +
                each.confidence + '\n';
    return text;
}

} // namespace rf::pricing
