// The sample of sensors (maintenance/sample_tables.h).

#include "engine/base/uuid.h"
#include "engine/maintenance/sample_kit.h"
#include "engine/maintenance/sample_tables.h"

#include <cmath>

namespace rf::samples {

namespace {

using V = AttributeValue;

constexpr int kDevices = 40;
constexpr std::array<const char*, 5> kSites{"lyon-1", "lyon-2", "berlin-1", "gdansk-1", "porto-1"};
constexpr std::array<const char*, 4> kModels{"TH-200", "TH-210", "PX-9", "PX-11"};
constexpr std::array<const char*, 4> kRooms{"boiler", "cold-store", "roof", "server-room"};

struct Device {
    std::string name, site;
    int celsius; ///< hundredths, in the middle of the day's wave
    int swing;
};

std::string nameOf(int number) {
    return std::string(kRooms[static_cast<std::size_t>(number) % kRooms.size()]) + (number < 10 ? "-0" : "-") + std::to_string(number);
}

Status describe(const Device& device, Dice& dice, FunctionRef<Status(Item)> take) {
    const auto small = [&](int low, int high) { return hundredths(dice.between(low, high)); };
    return take({{"sensor", text(device.name)}, {"at", count(0)}, {"type", text("Device")}, {"site", text(device.site)}, {"model", text(dice.of(kModels))},
                 {"firmware", text("2." + std::to_string(dice.below(9)) + ".0")}, {"channels", V::stringSet({"celsius", "humidity", "battery"})},
                 {"calibration", V::list({small(-40, 40), small(95, 105)})}, {"position", V::map({{"lat", small(4'110, 5'440)}, {"lon", small(-860, 1'860)}})}});
}

/// A day's wave with noise, a battery that runs down, and now and then an alarm.
Item reading(const Device& device, Dice& dice, std::int64_t at, int step, int steps) {
    const double day = 2 * 3.14159265358979 * static_cast<double>(at % 86'400) / 86'400;
    const int celsius = device.celsius + static_cast<int>(std::lround(-std::cos(day) * device.swing)) + dice.between(-35, 35);
    const bool alarm = dice.below(220) == 0;
    Item item{{"sensor", text(device.name)}, {"at", count(at)}, {"type", text("Reading")}, {"site", text(device.site)},
              {"celsius", hundredths(alarm ? celsius + 1'800 : celsius)}, {"humidity", hundredths(dice.between(3'000, 6'800))},
              {"battery", count(100 - 60 * step / steps)}, {"ok", V::boolean(!alarm)}, {"expiresAt", count(at + kLives)}};
    if (alarm) item.set("alarm", text("TOO_HOT"));
    if (dice.below(50) == 0) item.set("raw", V::binary(std::string{static_cast<char>(dice.below(256)), static_cast<char>(dice.below(256)), '\0', '\x7f'}));
    return item;
}

} // namespace

TableSchema sensorsTable() {
    const KeyAttribute sensor{"sensor", Type::S}, at{"at", Type::N}, site{"site", Type::S}, alarm{"alarm", Type::S};
    TableSchema table;
    table.region = kDefaultRegion;
    table.name = "Readings";
    table.id = uuidOf(0x5a09'ec03, 0x120'000);
    table.createdMs = (kNow - 40 * 86'400LL) * 1'000;
    table.key = {{sensor}, {at}};
    table.attributeDefinitions = {sensor, at, site, alarm};
    table.indexes = {{.name = "BySite", .key = {{site}, {at}}, .projection = {ProjectionType::Include, {"celsius", "humidity"}}},
                     {.name = "Alarms", .key = {{alarm}, {at}}, .projection = {ProjectionType::All, {}}}};
    table.billingMode = BillingMode::PayPerRequest;
    table.lastUpdateToPayPerRequestMs = table.createdMs;
    table.timeToLiveAttribute = "expiresAt";
    return table;
}

Status sensorsItems(FunctionRef<Status(Item)> take) {
    Dice dice(60'606);
    constexpr int kSteps = kSensorsItems / kDevices - 1;
    for (int number = 1; number <= kDevices; ++number) {
        const Device device{nameOf(number), dice.of(kSites), dice.between(400, 6'000), dice.between(80, 500)};
        RF_TRY(describe(device, dice, take));
        for (int step = 0; step < kSteps; ++step) RF_TRY(take(reading(device, dice, kNow - (kSteps - step) * 600LL, step, kSteps)));
    }
    return {};
}

} // namespace rf::samples
