// The sample of an arcade's leaderboards (maintenance/sample_tables.h).

#include "engine/base/uuid.h"
#include "engine/maintenance/sample_kit.h"
#include "engine/maintenance/sample_tables.h"

#include <set>

namespace rf::samples {

namespace {

using V = AttributeValue;

constexpr std::array<const char*, 4> kGames{"blockfall", "nightrun", "orbit", "swarm"};
constexpr std::array<const char*, 5> kWeeks{"2026-W21", "2026-W22", "2026-W23", "2026-W24", "2026-W25"};
constexpr std::array<const char*, 8> kCountries{"FR", "DE", "SE", "PL", "PT", "IE", "IT", "JP"};
constexpr std::array<const char*, 6> kAdjectives{"quiet", "rapid", "lucky", "iron", "amber", "polar"};
constexpr std::array<const char*, 6> kAnimals{"otter", "falcon", "lynx", "heron", "badger", "orca"};
constexpr std::array<const char*, 6> kBadges{"first-win", "streak-5", "night-owl", "no-damage", "centurion", "comeback"};
constexpr std::array<const char*, 3> kResults{"WON", "LOST", "DRAW"};

class Arcade {
public:
    explicit Arcade(FunctionRef<Status(Item)> take) : m_take(take) {}

    Status all() {
        for (int player = 1; m_made < kGamesItems; ++player) RF_TRY(one(player));
        return {};
    }

private:
    Status put(Item item) {
        if (m_made == kGamesItems) return {};
        ++m_made;
        return m_take(std::move(item));
    }

    Status one(int number) {
        const std::string pk = "PLAYER#" + std::to_string(10'000 + number), country = m_dice.of(kCountries);
        const std::string handle = std::string(m_dice.of(kAdjectives)) + '_' + m_dice.of(kAnimals) + std::to_string(number);
        std::set<std::string> badges;
        for (int i = m_dice.below(4); i > 0; --i) badges.insert(m_dice.of(kBadges));
        Item profile{{"pk", text(pk)}, {"sk", text("PROFILE")}, {"type", text("Player")}, {"handle", text(handle)}, {"country", text(country)},
                     {"rating", count(m_dice.between(600, 2'400))}, {"coins", count(m_dice.below(50'000))}, {"joinedAt", text(iso(kNow - m_dice.between(5, 700) * 86'400LL))},
                     {"online", V::boolean(m_dice.below(9) == 0)}};
        if (!badges.empty()) profile.set("badges", V::stringSet({badges.begin(), badges.end()}));
        RF_TRY(put(std::move(profile)));
        for (const std::string& badge : badges)
            RF_TRY(put({{"pk", text(pk)}, {"sk", text("BADGE#" + badge)}, {"type", text("Achievement")}, {"badge", text(badge)}, {"earnedAt", text(iso(kNow - m_dice.below(300 * 86'400)))}}));
        for (const char* game : kGames)
            if (m_dice.below(2)) RF_TRY(scores(pk, handle, game));
        for (int i = m_dice.below(6); i > 0; --i) RF_TRY(match(pk, number, i));
        return {};
    }

    Status scores(const std::string& pk, const std::string& handle, const std::string& game) {
        for (const char* week : kWeeks) {
            if (m_dice.below(3) == 0) continue;
            // Few are very good: the product of two dice.
            const int score = 1 + m_dice.below(1'000) * m_dice.below(1'000) / 10;
            RF_TRY(put({{"pk", text(pk)}, {"sk", text("SCORE#" + game + '#' + week)}, {"type", text("Score")}, {"board", text(game + '#' + week)}, {"score", count(score)},
                        {"handle", text(handle)}, {"level", count(1 + score / 9'000)}, {"seconds", hundredths(m_dice.between(3'000, 240'000))}}));
        }
        return {};
    }

    Status match(const std::string& pk, int number, int i) {
        const std::int64_t at = kNow - m_dice.below(60 * 86'400);
        List rounds;
        for (int round = m_dice.between(2, 4); round > 0; --round) rounds.push_back(V::list({count(m_dice.below(21)), count(m_dice.below(21))}));
        return put({{"pk", text(pk)}, {"sk", text("MATCH#" + iso(at) + '#' + std::to_string(i))}, {"type", text("Match")}, {"game", text(m_dice.of(kGames))},
                    {"opponent", text("PLAYER#" + std::to_string(10'000 + 1 + m_dice.below(std::max(1, number))))}, {"result", text(m_dice.of(kResults))},
                    {"ratingChange", count(m_dice.between(-25, 25))}, {"rounds", V::list(std::move(rounds))}});
    }

    FunctionRef<Status(Item)> m_take;
    Dice m_dice{8'128};
    std::int64_t m_made = 0;
};

} // namespace

TableSchema gamesTable() {
    const auto s = [](const char* name) { return KeyAttribute{name, Type::S}; };
    const KeyAttribute score{"score", Type::N}, rating{"rating", Type::N};
    TableSchema table;
    table.region = kDefaultRegion;
    table.name = "Arcade";
    table.id = uuidOf(0x5a09'ec04, 0x60'000);
    table.createdMs = (kNow - 700 * 86'400LL) * 1'000;
    table.key = {{s("pk")}, {s("sk")}};
    table.attributeDefinitions = {s("pk"), s("sk"), s("board"), score, s("country"), rating};
    table.indexes = {{.name = "Leaderboard", .key = {{s("board")}, {score}}, .projection = {ProjectionType::Include, {"handle", "level"}}},
                     {.name = "ByCountry", .key = {{s("country")}, {rating}}, .projection = {ProjectionType::Include, {"handle"}}}};
    table.billingMode = BillingMode::PayPerRequest;
    table.lastUpdateToPayPerRequestMs = table.createdMs;
    return table;
}

Status gamesItems(FunctionRef<Status(Item)> take) { return Arcade(take).all(); }

} // namespace rf::samples
