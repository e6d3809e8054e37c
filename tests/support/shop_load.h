#pragma once
// A day at the shop, for a Meter with a held clock: seeded Zipf keys, a rush of reads and one hot product. What comes out
// is what the meter made of it; nothing is drawn by hand.

#include "engine/capacity/meter.h"
#include "engine/storage/item_store.h"
#include "tests/support/held_clock.h"

#include <atomic>
#include <cmath>
#include <random>

namespace rf::test {

/// Where its days begin: a whole minute, 2026-06-30 14:30 UTC.
inline constexpr std::int64_t kShopOpens = 1'782'829'800'000;

/// A table as the sample's Shop (pk · sk, LSI1, GSI1, GSI2), without an engine.
inline TablePtr bareShopSchema() {
    auto table = std::make_shared<TableSchema>();
    table->region = "us-east-1";
    table->name = "Shop";
    table->id = "1";
    table->key = {{{"pk", Type::S}}, {{"sk", Type::S}}};
    IndexSchema local{"LSI1", IndexKind::Local, {{{"pk", Type::S}}, {{"placedAt", Type::S}}}};
    IndexSchema one{"GSI1", IndexKind::Global, {{{"gsi1pk", Type::S}}, {{"gsi1sk", Type::S}}}};
    IndexSchema two{"GSI2", IndexKind::Global, {{{"email", Type::S}}, {}}};
    table->indexes = {local, one, two};
    return table;
}

class ShopLoad {
public:
    using Side = capacity::Side;

    /// `schema` like bareShopSchema(); the meter counts for a table of that name.
    ShopLoad(capacity::Meter& meter, HeldClock& clock, TablePtr schema) : m_meter(meter), m_clock(clock), m_table(std::move(schema)) {
        std::vector<double> weights;
        for (int i = 0; i < kKeys; ++i) {
            Item item{{"pk", AttributeValue::string(name(i))}, {"sk", AttributeValue::string("A")}};
            m_keys.push_back(itemKey(*m_table, item));
            weights.push_back(1 / std::pow(i + 8, 1.02));
        }
        m_zipf = std::discrete_distribution<std::size_t>(weights.begin(), weights.end());
    }

    /// Provisions from now on; as UpdateTable would. Global indexes get a share of it.
    void provision(std::int64_t read, std::int64_t write) {
        auto changed = std::make_shared<TableSchema>(*m_table);
        changed->billingMode = BillingMode::Provisioned;
        changed->throughput = {.readUnits = read, .writeUnits = write};
        for (IndexSchema& index : changed->indexes)
            if (index.kind == IndexKind::Global)
                index.throughput = {.readUnits = index.name == "GSI1" ? read * 2 / 5 : read / 10,
                                    .writeUnits = index.name == "GSI1" ? write * 9 / 10 : write / 8};
        m_table = changed;
    }

    /// One request: what the meter admits is used. True: it was.
    bool request(Side side, std::string_view index, std::size_t key, double units) {
        const capacity::Place place{m_table, index.empty() ? nullptr : m_table->findIndex(index), m_keys[key % m_keys.size()]};
        if (m_meter.admit(side, place)) return false;
        m_meter.use(side, place, units);
        return true;
    }
    /// One write, and the entries it changes.
    void write(std::size_t key, double units, bool global = true) {
        if (!request(Side::Write, {}, key, units)) return;
        const double dice = m_even(m_seed);
        if (global && dice < 0.8) request(Side::Write, "GSI1", key / 3, units);
        if (dice < 0.1) request(Side::Write, "GSI2", key, 1);
        if (dice > 0.72) request(Side::Write, "LSI1", key, units);
    }

    /// A second of ordinary traffic, `read` and `write` of the usual, and `hot` writes of one product; then it is over.
    void second(double read, double write, int hot = 0) {
        const double wave = 1 + 0.05 * std::sin(double(m_clock.nowMs()) / 400'000) + 0.06 * m_normal(m_seed);
        for (int i = int(std::lround(22 * read * wave)); i > 0; --i) request(Side::Read, {}, m_zipf(m_seed), 12);
        for (int i = int(std::lround(14 * read * wave)); i > 0; --i) request(Side::Read, "GSI1", m_zipf(m_seed), 7);
        for (int i = int(std::lround(4 * read * wave)); i > 0; --i) request(Side::Read, "GSI2", m_zipf(m_seed), 5);
        for (int i = int(std::lround(3 * read * wave)); i > 0; --i) request(Side::Read, "LSI1", m_zipf(m_seed), 3.5);
        for (int i = int(std::lround(42 * write * wave)); i > 0; --i) this->write(m_zipf(m_seed), 3);
        for (int i = 0; i < hot; ++i) this->write(kHot, 1, false);
        m_clock.advance(1000);
    }

    /// The keys in the order of their use: "PRODUCT#HB-4471", …
    static std::string name(int i) {
        static constexpr const char* kFirst[] = {"PRODUCT#HB-4471", "PRODUCT#TS-1180", "CUSTOMER#c-20418", "CART#8f2e61",
                                                 "STATUS#PAID", "CUSTOMER#c-11902", "PRODUCT#KT-7702", "CART#44b07a"};
        if (i < 8) return kFirst[i];
        return i % 3 == 0 ? "PRODUCT#" + std::to_string(4000 + i * 7) : "CUSTOMER#c-" + std::to_string(10000 + i * 37);
    }
    static constexpr std::size_t kHot = 0;
    const TablePtr& table() const { return m_table; }

private:
    static constexpr int kKeys = 600;
    capacity::Meter& m_meter;
    HeldClock& m_clock;
    TablePtr m_table;
    std::vector<std::string> m_keys;
    std::mt19937 m_seed{20260630};
    std::discrete_distribution<std::size_t> m_zipf;
    std::uniform_real_distribution<double> m_even{0, 1};
    std::normal_distribution<double> m_normal{0, 1};
};

/// Six hours until now: quiet, a rush of reads at three and a quarter hours, a hot product at four and a half.
inline void playSixHours(ShopLoad& load) {
    load.provision(470, 275);
    for (int second = 0; second < 6 * 3600; ++second) {
        double read = 1, write = 1;
        int hot = 0;
        const int rush = second - 11'600, sale = second - 15'900;
        if (rush >= 0 && rush < 7'000) {
            read = rush < 500 ? 1 + rush / 300.0 : 1 + 1.7 * std::exp(-(rush - 500) / 1500.0);
            write = 1 + (rush < 900 ? 0.35 : 0.1);
        }
        if (sale >= 0 && sale < 3'000) {
            hot = sale < 90 ? 1'080 : int(200 * std::exp(-(sale - 90) / 600.0));
            write = 1.1;
        }
        if (rush == 1'080) load.provision(1'100, 330); // throttled for a minute or two by then
        if (rush == 4'400) load.provision(560, 300);
        if (sale == 180) load.provision(560, 720);
        if (sale == 4'000) load.provision(560, 330);
        load.second(read, write, hot);
    }
}

} // namespace rf::test
