#include "engine/maintenance/sample_ecommerce.h"

#include "engine/base/uuid.h"
#include "engine/maintenance/sample_kit.h"

namespace rf::samples {

namespace {

using V = AttributeValue;

struct Product {
    const char* sku;
    const char* name;
    int cents;
};
constexpr std::array<Product, 12> kProducts{{
    {"GC-2050", "Gift card 50", 5000}, {"GC-2010", "Gift card 25", 2500},     {"TS-1180", "Tent, two persons", 12900},
    {"KT-7702", "Kettle, steel", 7400}, {"MU-0093", "Mug, enamel", 1850},      {"MU-0117", "Mug, set of two", 3700},
    {"HB-4471", "Headband", 2990},      {"LP-3300", "Lamp, dimmable", 4550},   {"BP-6120", "Backpack, 24 l", 8900},
    {"SO-0021", "Socks, merino", 1590}, {"BT-9004", "Bottle, 0.75 l", 2190},   {"ST-5518", "Stove, gas", 6490},
}};
struct Place {
    const char* street;
    const char* city;
    const char* zip;
    const char* country;
};
constexpr std::array<Place, 8> kPlaces{{{"rue Mercière", "Lyon", "69002", "FR"},
                                        {"rue Royale", "Annecy", "74000", "FR"},
                                        {"Torstraße", "Berlin", "10119", "DE"},
                                        {"Götgatan", "Stockholm", "11646", "SE"},
                                        {"ulica Długa", "Gdańsk", "80-831", "PL"},
                                        {"Rua Augusta", "Lisboa", "1100-053", "PT"},
                                        {"Capel Street", "Dublin", "D01", "IE"},
                                        {"Via Po", "Torino", "10123", "IT"}}};
constexpr std::array<const char*, 6> kTags{"vip", "eu", "newsletter", "b2b", "returns", "gift"};

V money(int cents) { return hundredths(cents); }

struct OrderLine {
    std::string sku;
    int cents = 0; ///< of all its pieces
    int quantity = 1;
};
struct Order {
    std::string number;
    std::string status;
    std::string payment;  ///< status of the payment; empty: none yet
    std::string shipment; ///< status of the shipment; empty: none
    std::int64_t placed = 0;
    Place place = kPlaces[0];
    std::string recipient;
    std::string line1;
    bool gift = false;
    std::string coupon;
    std::vector<std::string> tags;
    std::vector<OrderLine> lines;

    int total() const {
        int cents = 0;
        for (const OrderLine& line : lines) cents += line.cents;
        return cents;
    }
};

class Writer {
public:
    explicit Writer(FunctionRef<Status(Item)> take) : m_take(take) {}
    std::int64_t left() const { return kEcommerceItems - m_written; }

    Status put(Item item) {
        if (left() <= 0) return {};
        ++m_written;
        return m_take(std::move(item));
    }
    Status order(const std::string& customer, const Order& order) {
        const std::string sk = "ORDER#" + order.number;
        RF_TRY(put(head(customer, sk, order)));
        int position = 0;
        for (const OrderLine& line : order.lines)
            RF_TRY(put({{"pk", text(customer)},
                        {"sk", text(sk + "#LINE#" + std::to_string(++position))},
                        {"type", text("OrderLine")},
                        {"sku", text(line.sku)},
                        {"qty", count(line.quantity)},
                        {"total", money(line.cents)}}));
        if (!order.payment.empty()) RF_TRY(put(payment(customer, sk, order)));
        if (!order.shipment.empty())
            RF_TRY(put({{"pk", text(customer)},
                        {"sk", text(sk + "#SHIP#1")},
                        {"type", text("Shipment")},
                        {"status", text(order.shipment)},
                        {"shipTo", address(order)}}));
        return {};
    }

private:
    static V address(const Order& order) {
        return V::map({{"name", text(order.recipient)},
                       {"line1", text(order.line1)},
                       {"city", text(std::string(order.place.city) + ", " + order.place.country)},
                       {"zip", text(order.place.zip)}});
    }
    static Item payment(const std::string& customer, const std::string& sk, const Order& order) {
        const bool refunded = order.payment == "REFUNDED";
        return {{"pk", text(customer)},
                {"sk", text(sk + "#PAY#1")},
                {"type", text("Payment")},
                {"status", text(order.payment)},
                {"total", money(refunded ? -order.total() : order.total())}};
    }
    static Item head(const std::string& customer, const std::string& sk, const Order& order) {
        List lines;
        for (const OrderLine& line : order.lines)
            lines.push_back(V::map({{"sku", text(line.sku)},
                                    {"qty", count(line.quantity)},
                                    {"price", money(line.cents / line.quantity)}}));
        Item item{{"pk", text(customer)},
                  {"sk", text(sk)},
                  {"type", text("Order")},
                  {"status", text(order.status)},
                  {"placedAt", text(iso(order.placed))},
                  {"total", money(order.total())},
                  {"gift", V::boolean(order.gift)},
                  {"coupon", order.coupon.empty() ? V::null() : text(order.coupon)},
                  {"shipTo", address(order)},
                  {"lines", V::list(std::move(lines))},
                  {"gsi1pk", text("STATUS#" + order.status)},
                  {"gsi1sk", text(iso(order.placed))},
                  {"expiresAt", count(order.placed + kLives)}};
        if (!order.tags.empty()) item.set("tags", V::stringSet(order.tags));
        return item;
    }

    FunctionRef<Status(Item)> m_take;
    std::int64_t m_written = 0;
};

/// The customer of the pictures: five orders with 24 items, and one cancelled order that a filter leaves out.
Status knownCustomer(Writer& writer) {
    const std::string customer = "CUSTOMER#c-20418", name = "Inès Marchetti";
    constexpr Place lyon = kPlaces[0], annecy = kPlaces[1];
    RF_TRY(writer.put({{"pk", text(customer)},
                       {"sk", text("PROFILE")},
                       {"type", text("Customer")},
                       {"name", text(name)},
                       {"email", text("ines.marchetti@example.com")},
                       {"points", count(1240)},
                       {"tags", V::stringSet({"vip", "eu"})}}));
    const Order orders[] = {
        {"89954", "DELIVERED", "CAPTURED", "DELIVERED", kNow - 88 * 86'400, lyon, name, "14 rue Mercière", true, "", {"vip"},
         {{"GC-2050", 5000, 1}}},
        {"90107", "REFUNDED", "REFUNDED", "RETURNED", kNow - 60 * 86'400, lyon, name, "14 rue Mercière", false, "", {"vip", "returns"},
         {{"TS-1180", 12900, 1}}},
        {"90299", "CANCELLED", "", "", kNow - 45 * 86'400, lyon, name, "14 rue Mercière", false, "SPRING", {}, {}},
        {"90412", "DELIVERED", "CAPTURED", "DELIVERED", kNow - 31 * 86'400, annecy, "Paul Marchetti", "3 rue Royale", true, "",
         {"gift"}, {{"KT-7702", 7400, 1}, {"MU-0093", 7400, 4}, {"MU-0117", 3700, 1}}},
        {"90881", "SHIPPED", "CAPTURED", "IN_TRANSIT", kNow - 25'000, lyon, name, "14 rue Mercière", false, "", {"vip", "eu"},
         {{"TS-1180", 12900, 1}, {"HB-4471", 2990, 1}}},
        {"91177", "PAID", "CAPTURED", "", kNow - 4'000, lyon, name, "14 rue Mercière", false, "", {"vip"},
         {{"HB-4471", 5980, 2}, {"MU-0093", 1850, 1}, {"GC-2010", 2500, 1}}},
    };
    for (const Order& order : orders) RF_TRY(writer.order(customer, order));
    return {};
}

struct Outcome {
    const char* status;
    const char* payment;
    const char* shipment;
};
constexpr std::array<Outcome, 10> kOutcomes{{{"DELIVERED", "CAPTURED", "DELIVERED"},
                                             {"DELIVERED", "CAPTURED", "DELIVERED"},
                                             {"DELIVERED", "CAPTURED", "DELIVERED"},
                                             {"DELIVERED", "CAPTURED", "DELIVERED"},
                                             {"SHIPPED", "CAPTURED", "IN_TRANSIT"},
                                             {"SHIPPED", "CAPTURED", "IN_TRANSIT"},
                                             {"PAID", "CAPTURED", ""},
                                             {"PLACED", "AUTHORISED", ""},
                                             {"REFUNDED", "REFUNDED", "RETURNED"},
                                             {"CANCELLED", "", ""}}};

Order randomOrder(Dice& dice, int number, const std::string& recipient) {
    const Outcome& outcome = dice.of(kOutcomes);
    Order order{.number = std::to_string(number), .status = outcome.status, .payment = outcome.payment,
                .shipment = outcome.shipment, .placed = kNow - dice.between(60, 400 * 86'400), .place = dice.of(kPlaces),
                .recipient = recipient};
    order.line1 = std::to_string(dice.between(1, 180)) + ' ' + order.place.street;
    order.gift = dice.below(8) == 0;
    if (dice.below(6) == 0) order.coupon = dice.below(2) ? "SPRING" : "WELCOME10";
    for (int i = dice.below(3); i > 0; --i) order.tags.push_back(dice.of(kTags));
    for (int i = dice.between(1, 4); i > 0; --i) {
        const Product& product = dice.of(kProducts);
        const int quantity = dice.below(4) == 0 ? dice.between(2, 5) : 1;
        order.lines.push_back({product.sku, product.cents * quantity, quantity});
    }
    return order;
}

Status customer(Writer& writer, Dice& dice, int id, int& orderNumber) {
    const std::string first = dice.of(kFirst), last = dice.of(kLast), name = first + ' ' + last;
    const std::string key = "CUSTOMER#c-" + std::to_string(id);
    Item profile{{"pk", text(key)},
                 {"sk", text("PROFILE")},
                 {"type", text("Customer")},
                 {"name", text(name)},
                 {"email", text("c" + std::to_string(id) + "@example.com")},
                 {"points", count(dice.below(3'000))}};
    if (dice.below(3) == 0) profile.set("tags", V::stringSet({dice.of(kTags), dice.of(kTags)}));
    RF_TRY(writer.put(std::move(profile)));
    for (int i = dice.between(1, 6); i > 0; --i) RF_TRY(writer.order(key, randomOrder(dice, orderNumber++, name)));
    return {};
}

Status products(Writer& writer, Dice& dice) {
    for (const Product& product : kProducts)
        RF_TRY(writer.put({{"pk", text(std::string("PRODUCT#") + product.sku)},
                           {"sk", text("INFO")},
                           {"type", text("Product")},
                           {"name", text(product.name)},
                           {"sku", text(product.sku)},
                           {"price", money(product.cents)},
                           {"stock", count(dice.below(900))},
                           {"sizesCm", V::numberSet({Number::fromInt(dice.between(10, 40)), Number::fromInt(dice.between(41, 90))})}}));
    return {};
}

} // namespace

TableSchema ecommerceTable() {
    const auto s = [](const char* name) { return KeyAttribute{name, Type::S}; };
    TableSchema table;
    table.region = kDefaultRegion;
    table.name = "Shop";
    table.id = uuidOf(0x5a09'ec01, 0x25'000);
    table.createdMs = (kNow - 400 * 86'400) * 1'000;
    table.key = {{s("pk")}, {s("sk")}};
    table.attributeDefinitions = {s("pk"), s("sk"), s("placedAt"), s("gsi1pk"), s("gsi1sk"), s("email")};
    table.indexes = {
        {.name = "LSI1", .kind = IndexKind::Local, .key = {{s("pk")}, {s("placedAt")}}},
        {.name = "GSI1", .key = {{s("gsi1pk")}, {s("gsi1sk")}},
         .projection = {ProjectionType::Include, {"status", "total", "type"}}},
        {.name = "GSI2", .key = {{s("email")}, {}}, .projection = {ProjectionType::KeysOnly, {}}},
    };
    table.billingMode = BillingMode::PayPerRequest;
    table.lastUpdateToPayPerRequestMs = table.createdMs;
    table.timeToLiveAttribute = "expiresAt";
    return table;
}

Status ecommerceItems(FunctionRef<Status(Item)> take) {
    Dice dice(20'418);
    Writer writer(take);
    RF_TRY(products(writer, dice));
    RF_TRY(knownCustomer(writer));
    constexpr int kFirstCustomer = 20'419, kFirstOrder = 100'000;
    int orderNumber = kFirstOrder;
    for (int id = kFirstCustomer; writer.left() > 0; ++id) RF_TRY(customer(writer, dice, id, orderNumber));
    return {};
}

} // namespace rf::samples
