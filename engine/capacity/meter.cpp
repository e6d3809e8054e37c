#include "engine/capacity/meter.h"

#include <set>
#include <tuple>

namespace rf::capacity {

namespace {

/// Of a refusal by a partition's limit; -1: by another one.
int refusedBy(const Refusal& refusal) {
    for (const Tank& tank : refusal.tanks)
        if (refusal.limit == Limit::KeyRange && tank.limit == Limit::KeyRange) return tank.partition;
    return -1;
}

/// Of the older half only the newest of each minute, arm, side, limit and partition stays: a storm does not push out what
/// was before.
void thin(std::deque<RefusalPtr>& refusals) {
    std::set<std::tuple<std::string_view, std::string_view, std::string_view, Side, Limit, int, std::int64_t>>
        seen;
    std::deque<RefusalPtr> kept;
    for (std::size_t i = refusals.size(); i-- > 0;) {
        const Refusal& each = *refusals[i];
        const bool fresh = seen.insert({each.region, each.table, each.index, each.side, each.limit, refusedBy(each),
                                        each.ms / 60'000})
                               .second;
        if (fresh || i >= refusals.size() / 2) kept.push_front(refusals[i]);
    }
    refusals = std::move(kept);
}

std::uint64_t nextId() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

} // namespace

/// The arms of one table under one lock.
struct Meter::TableMeter {
    std::mutex guard;
    TablePtr limits; ///< whose limits the arms have
    std::map<std::string, ArmMeter, std::less<>> arms; ///< by index name, "" = the table itself

    void take(const TablePtr& table, const Moment& moment) {
        if (limits == table) return;
        if (limits && limits->id != table->id) arms.clear(); // a namesake made later starts anew
        limits = table;
        arms[""].setLimits(*table, nullptr, moment);
        for (const IndexSchema& index : table->indexes) arms[index.name].setLimits(*table, &index, moment);
        std::erase_if(arms, [&](const auto& arm) { return !arm.first.empty() && !table->findIndex(arm.first); });
    }
    /// Whose buckets an arm's units come from: a local index lives on the table's.
    static bool ownBuckets(const Place& place) { return !place.index || place.index->kind == IndexKind::Global; }
    ArmMeter& armOf(const Place& place) { return arms[place.index ? place.index->name : std::string()]; }
};

Meter::Meter(const Clock& clock) : m_clock(clock), m_id(nextId()) {}
Meter::~Meter() = default;

Moment Meter::moment() const {
    const std::int64_t ms = m_clock.nowMs();
    const double now = std::chrono::duration<double>(m_clock.steadyNow().time_since_epoch()).count();
    return {now, ms / 1000, ms};
}

Meter::TableMeter& Meter::of(const TablePtr& table) {
    struct Last {
        std::uint64_t meter = 0;
        TablePtr table; ///< held, so that no other schema gets its address
        std::shared_ptr<TableMeter> arms;
    };
    static thread_local Last last;
    if (last.meter == m_id && last.table == table) return *last.arms;
    const std::lock_guard lock(m_guard);
    auto at = m_tables.find(NameView(table->region, table->name));
    if (at == m_tables.end())
        at = m_tables.emplace(Name(table->region, table->name), std::make_shared<TableMeter>()).first;
    last = {m_id, table, at->second};
    return *last.arms;
}

std::shared_ptr<Meter::TableMeter> Meter::find(std::string_view region, std::string_view table) const {
    const std::lock_guard lock(m_guard);
    const auto at = m_tables.find(NameView(region, table));
    return at == m_tables.end() ? nullptr : at->second;
}

RefusalPtr Meter::admit(Side side, const Place& place, bool binding) {
    const Enforcement enforcement = this->enforcement();
    if (enforcement == Enforcement::Off) return nullptr;
    const Moment moment = this->moment();
    TableMeter& table = of(place.table);
    std::shared_ptr<Refusal> refusal;
    {
        const std::lock_guard lock(table.guard);
        table.take(place.table, moment);
        ArmMeter& arm = TableMeter::ownBuckets(place) ? table.armOf(place) : table.arms[""];
        const std::uint64_t hash = partitionOf(place.key);
        const auto limit = arm.admits(side, hash, moment);
        if (!limit) return nullptr;
        const KeySchema& schema = place.index ? place.index->key : place.table->key;
        arm.refuse(side, *limit, place.key, moment);
        refusal = std::make_shared<Refusal>();
        refusal->limit = *limit;
        refusal->tanks = arm.tanks(side, hash, moment);
        refusal->drainer = arm.drainer(side, refusal->drainerShare).key;
        refusal->key = partitionKeyText(schema, place.key);
    }
    refusal->number = ++m_number;
    refusal->ms = moment.ms;
    refusal->side = side;
    refusal->enforced = binding && enforcement == Enforcement::Enforce;
    refusal->region = place.table->region;
    refusal->table = place.table->name;
    if (place.index && TableMeter::ownBuckets(place)) refusal->index = place.index->name;
    for (const Tank& tank : refusal->tanks)
        if (tank.limit == refusal->limit && tank.rate > 0) refusal->opensIn = std::max(0.0, -tank.level / tank.rate);
    keep(refusal);
    return refusal;
}

void Meter::keep(RefusalPtr refusal) {
    const std::lock_guard lock(m_refusalGuard);
    m_refusals.push_back(std::move(refusal));
    if (m_refusals.size() <= kRefusals + kRefusals / 4) return; // thinned now and then: a refusal stays cheap
    thin(m_refusals);
    while (m_refusals.size() > kRefusals) m_refusals.pop_front();
}

void Meter::add(Side side, const Place& place, double units, bool take) {
    if (units <= 0 || enforcement() == Enforcement::Off) return;
    const Moment moment = this->moment();
    TableMeter& table = of(place.table);
    const std::lock_guard lock(table.guard);
    table.take(place.table, moment);
    table.armOf(place).use(side, place.key, units, moment, take);
    if (!TableMeter::ownBuckets(place)) table.arms[""].use(side, place.key, units, moment, take);
}

template <class Read>
auto Meter::reading(const ArmName& name, Read read) const {
    using Answer = decltype(read(std::declval<ArmMeter&>()));
    const auto table = find(name.region, name.table);
    if (!table) return Answer{};
    const std::lock_guard lock(table->guard);
    const auto arm = table->arms.find(name.index);
    return arm == table->arms.end() ? Answer{} : read(arm->second);
}

std::vector<Sample> Meter::series(const ArmName& arm, std::int64_t from, std::int64_t to, std::int64_t step) const {
    return reading(arm, [&](ArmMeter& meter) { return meter.history().series(from, to, step); });
}

std::vector<HeatColumn> Meter::heat(const ArmName& arm, std::int64_t from, std::int64_t to) const {
    return reading(arm, [&](ArmMeter& meter) { return meter.partitions().heat(from, to); });
}

std::vector<Split> Meter::splits(const ArmName& arm) const {
    return reading(arm, [](ArmMeter& meter) { return meter.partitions().splits(); });
}

std::vector<HeavyHitter> Meter::hottest(const ArmName& arm, Side side, std::int64_t from, std::int64_t to,
                                        std::size_t count, double* total) const {
    return reading(arm, [&](ArmMeter& meter) { return meter.hottest(side, from, to, count, total); });
}

double Meter::burst(const ArmName& arm, Side side) const {
    const Moment moment = this->moment();
    const auto share = reading(arm, [&](ArmMeter& meter) -> std::optional<double> {
        for (const Tank& tank : meter.tanks(side, 0, moment))
            if (tank.limit == Limit::Provisioned && tank.holds > 0) return std::clamp(tank.level / tank.holds, 0.0, 1.0);
        return std::nullopt;
    });
    return share.value_or(1);
}

int Meter::partitionCount(const ArmName& arm) const {
    return reading(arm, [](ArmMeter& meter) { return meter.partitions().count(); });
}

std::vector<std::uint64_t> Meter::partitionBegins(const ArmName& arm) const {
    return reading(arm, [](ArmMeter& meter) {
        std::vector<std::uint64_t> begins;
        for (const Partition& partition : meter.partitions().all()) begins.push_back(partition.begin);
        return begins;
    });
}

Totals Meter::totals(const ArmName& arm, Side side) const {
    return reading(arm, [&](ArmMeter& meter) { return meter.totals(side); });
}

double Meter::provisioned(const ArmName& arm, Side side) const {
    return reading(arm, [&](ArmMeter& meter) { return meter.provisioned(side); });
}

std::vector<RefusalPtr> Meter::refusals(std::string_view region, std::string_view table, std::size_t count) const {
    const std::lock_guard lock(m_refusalGuard);
    std::vector<RefusalPtr> out;
    for (auto at = m_refusals.rbegin(); at != m_refusals.rend() && out.size() < count; ++at)
        if ((*at)->region == region && (*at)->table == table) out.push_back(*at);
    return out;
}

RefusalPtr Meter::refusal(std::uint64_t number) const {
    const std::lock_guard lock(m_refusalGuard);
    for (auto at = m_refusals.rbegin(); at != m_refusals.rend(); ++at)
        if ((*at)->number == number) return *at;
    return nullptr;
}

std::vector<RequestMark> Meter::requests(const ArmName& arm, std::int64_t from, std::int64_t to, std::int64_t* wholeFrom) const {
    return reading(arm, [&](ArmMeter& meter) {
        if (wholeFrom) *wholeFrom = meter.requests().wholeFrom();
        return meter.requests().between(from, to);
    });
}

std::vector<ArmName> Meter::arms() const {
    std::vector<std::pair<Name, std::shared_ptr<TableMeter>>> tables;
    {
        const std::lock_guard lock(m_guard);
        tables.assign(m_tables.begin(), m_tables.end());
    }
    std::vector<ArmName> out;
    for (const auto& [name, table] : tables) {
        const std::lock_guard lock(table->guard);
        for (const auto& [index, arm] : table->arms) out.push_back({name.first, name.second, index});
    }
    return out;
}

void Meter::keepOnly(FunctionRef<CatalogPtr()> newest) {
    const std::lock_guard lock(m_guard);
    const CatalogPtr catalog = newest(); // under the lock: whatever is in the map was in a catalog before
    std::erase_if(m_tables, [&](const auto& each) { return !catalog->find(each.first.first, each.first.second); });
}

void Meter::measured(const ArmName& arm, std::int64_t bytes) {
    const Moment moment = this->moment();
    (void)reading(arm, [&](ArmMeter& meter) { return meter.measured(bytes, moment), true; });
}

std::vector<Sample> Meter::since(const ArmName& arm, std::size_t level, std::int64_t second) const {
    return reading(arm, [&](ArmMeter& meter) { return meter.history().since(level, second); });
}

void Meter::restore(const ArmName& arm, std::size_t level, std::vector<Sample> samples) {
    std::shared_ptr<TableMeter> table;
    {
        const std::lock_guard lock(m_guard);
        auto& slot = m_tables[Name(arm.region, arm.table)];
        if (!slot) slot = std::make_shared<TableMeter>();
        table = slot;
    }
    const std::lock_guard lock(table->guard);
    table->arms[arm.index].history().restore(level, std::move(samples));
}

} // namespace rf::capacity
