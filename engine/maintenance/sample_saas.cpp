// The sample of tenants (maintenance/sample_tables.h).

#include "engine/base/uuid.h"
#include "engine/maintenance/sample_kit.h"
#include "engine/maintenance/sample_tables.h"

namespace rf::samples {

namespace {

using V = AttributeValue;

struct Plan {
    const char* name;
    int seatCents;
    int seats;
    int projects;
};
constexpr std::array<Plan, 3> kPlans{{{"free", 0, 3, 2}, {"team", 1'200, 12, 5}, {"enterprise", 2'900, 40, 9}}};
constexpr std::array<const char*, 12> kNames{"Northwind", "Acorn", "Bluebird", "Cedar", "Delta", "Ember",
                                             "Fjord", "Granite", "Harbour", "Iris", "Juniper", "Kestrel"};
constexpr std::array<const char*, 6> kTrades{"Labs", "Foods", "Robotics", "Press", "Clinics", "Rail"};
constexpr std::array<const char*, 4> kRoles{"owner", "admin", "member", "guest"};
constexpr std::array<const char*, 5> kStates{"TODO", "DOING", "REVIEW", "DONE", "DONE"};
constexpr std::array<const char*, 8> kVerbs{"Fix", "Write", "Review", "Ship", "Measure", "Plan", "Translate", "Clean up"};
constexpr std::array<const char*, 8> kThings{"the onboarding", "invoice PDFs", "the login page", "dark mode", "the audit log", "weekly report", "search", "the export"};
constexpr std::array<const char*, 6> kFeatures{"sso", "audit-log", "api", "exports", "webhooks", "beta"};

std::string numbered(const char* prefix, int number, int digits) {
    std::string text = std::to_string(number);
    return prefix + std::string(static_cast<std::size_t>(std::max(0, digits - static_cast<int>(text.size()))), '0') + text;
}

class Tenants {
public:
    explicit Tenants(FunctionRef<Status(Item)> take) : m_take(take) {}

    Status all() {
        for (int tenant = 1; m_made < kSaasItems; ++tenant) RF_TRY(one(tenant));
        return {};
    }

private:
    Status put(Item item) {
        if (m_made == kSaasItems) return {};
        ++m_made;
        return m_take(std::move(item));
    }

    Status one(int number) {
        const Plan& plan = kPlans[static_cast<std::size_t>(m_dice.below(10) < 5 ? 0 : m_dice.below(10) < 7 ? 1 : 2)];
        const std::string name = std::string(m_dice.of(kNames)) + ' ' + m_dice.of(kTrades);
        const std::string pk = numbered("TENANT#", number, 4), domain = numbered("t", number, 4) + ".example.com";
        const std::int64_t since = kNow - m_dice.between(30, 900) * 86'400LL;
        std::vector<std::string> features{"exports"};
        for (int i = m_dice.below(4); i > 0; --i) features.push_back(m_dice.of(kFeatures));
        RF_TRY(put({{"pk", text(pk)}, {"sk", text("META")}, {"type", text("Tenant")}, {"name", text(name)}, {"plan", text(plan.name)},
                    {"seats", count(plan.seats)}, {"createdAt", text(iso(since))}, {"active", V::boolean(m_dice.below(12) != 0)},
                    {"features", V::stringSet(std::move(features))},
                    {"trialEndsAt", plan.seatCents ? V::null() : text(iso(since + 14 * 86'400))},
                    {"settings", V::map({{"locale", text(m_dice.below(2) ? "en-GB" : "de-DE")}, {"weekStart", count(1)}, {"notify", V::list({text("mail"), text("web")})}})}}));
        const int users = m_dice.between(1, plan.seats);
        for (int user = 1; user <= users; ++user) RF_TRY(putUser(pk, domain, user, since));
        for (int project = m_dice.between(1, plan.projects); project > 0; --project) RF_TRY(putProject(pk, project, users, since));
        for (int month = plan.seatCents ? m_dice.between(1, 9) : 0; month > 0; --month) RF_TRY(putInvoice(pk, plan, users, month));
        return {};
    }

    Status putUser(const std::string& pk, const std::string& domain, int user, std::int64_t since) {
        const std::string id = numbered("u", user, 3);
        Item item{{"pk", text(pk)}, {"sk", text("USER#" + id)}, {"type", text("User")},
                  {"name", text(std::string(m_dice.of(kFirst)) + ' ' + m_dice.of(kLast))}, {"email", text(id + '@' + domain)},
                  {"role", text(user == 1 ? "owner" : m_dice.of(kRoles))}, {"lastSeenAt", count(kNow - m_dice.below(40 * 86'400))},
                  {"createdAt", text(iso(since + user * 3'600))}};
        if (m_dice.below(3) == 0) item.set("mfa", V::boolean(true));
        return put(std::move(item));
    }

    Status putProject(const std::string& pk, int project, int users, std::int64_t since) {
        const std::string sk = numbered("PROJECT#p", project, 2);
        const int tasks = m_dice.between(3, 16);
        RF_TRY(put({{"pk", text(pk)}, {"sk", text(sk)}, {"type", text("Project")}, {"name", text(std::string(m_dice.of(kVerbs)) + ' ' + m_dice.of(kThings))},
                    {"openTasks", count(tasks)}, {"archived", V::boolean(m_dice.below(6) == 0)}, {"createdAt", text(iso(since + project * 86'400))}}));
        for (int task = 1; task <= tasks; ++task) {
            Item item{{"pk", text(pk)}, {"sk", text(sk + numbered("#TASK#", task, 3))}, {"type", text("Task")},
                      {"title", text(std::string(m_dice.of(kVerbs)) + ' ' + m_dice.of(kThings))}, {"status", text(m_dice.of(kStates))},
                      {"points", count(1 << m_dice.below(4))}};
            if (m_dice.below(4) != 0) {
                item.set("assignee", text(pk + '#' + numbered("u", m_dice.between(1, users), 3)));
                item.set("dueAt", text(iso(kNow + (m_dice.below(60) - 20) * 86'400LL)));
            }
            RF_TRY(put(std::move(item)));
        }
        return {};
    }

    Status putInvoice(const std::string& pk, const Plan& plan, int users, int monthsAgo) {
        const std::string month = iso(kNow - monthsAgo * 30 * 86'400LL).substr(0, 7);
        return put({{"pk", text(pk)}, {"sk", text("INVOICE#" + month)}, {"type", text("Invoice")}, {"period", text(month)},
                    {"seats", count(users)}, {"total", hundredths(plan.seatCents * users)}, {"paid", V::boolean(m_dice.below(15) != 0)},
                    {"lines", V::list({V::map({{"text", text(std::string("Seats, plan ") + plan.name)}, {"amount", hundredths(plan.seatCents * users)}})})}});
    }

    FunctionRef<Status(Item)> m_take;
    Dice m_dice{71'003};
    std::int64_t m_made = 0;
};

} // namespace

TableSchema saasTable() {
    const auto s = [](const char* name) { return KeyAttribute{name, Type::S}; };
    TableSchema table;
    table.region = kDefaultRegion;
    table.name = "Tenants";
    table.id = uuidOf(0x5a09'ec02, 0x40'000);
    table.createdMs = (kNow - 900 * 86'400LL) * 1'000;
    table.key = {{s("pk")}, {s("sk")}};
    table.attributeDefinitions = {s("pk"), s("sk"), s("email"), s("assignee"), s("dueAt")};
    table.indexes = {{.name = "ByEmail", .key = {{s("email")}, {}}, .projection = {ProjectionType::KeysOnly, {}}},
                     {.name = "ByAssignee", .key = {{s("assignee")}, {s("dueAt")}}, .projection = {ProjectionType::All, {}}}};
    table.billingMode = BillingMode::PayPerRequest;
    table.lastUpdateToPayPerRequestMs = table.createdMs;
    return table;
}

Status saasItems(FunctionRef<Status(Item)> take) { return Tenants(take).all(); }

} // namespace rf::samples
