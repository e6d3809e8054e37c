#include "engine/workload/shop_requests.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rf::workload {
namespace {

constexpr int kCustomers = 3'000;
constexpr int kFirstCustomer = 20'418;
constexpr std::string_view kHotProduct = "HB-4471";
constexpr std::array<std::string_view, 5> kProducts{"HB-4471", "TS-1180", "KT-7702", "MU-0093", "GC-2010"};
constexpr std::array<std::string_view, 4> kStates{"PLACED", "PAID", "SHIPPED", "DELIVERED"};

std::string key(std::string_view pk, std::string_view sk) {
    return R"({"pk":{"S":")" + std::string(pk) + R"("},"sk":{"S":")" + std::string(sk) + R"("}})";
}

} // namespace

ShopRequests::ShopRequests(const WorkloadOptions& options, std::uint64_t seed) : m_options(options), m_random(seed) {
    double sum = 0;
    for (int rank = 1; rank <= kCustomers; ++rank) m_zipf.push_back(sum += 1 / std::pow(rank, m_options.zipf));
    for (double& each : m_zipf) each /= sum;
}

int ShopRequests::below(int end) {
    return static_cast<int>(m_random() % static_cast<std::uint64_t>(end));
}

std::string ShopRequests::customer() {
    const auto at = std::lower_bound(m_zipf.begin(), m_zipf.end(), chance());
    return "CUSTOMER#c-" + std::to_string(kFirstCustomer + (at - m_zipf.begin()));
}

WireRequest ShopRequests::read() {
    const std::string table = R"("TableName":")" + m_options.table + '"';
    const double kind = chance();
    if (kind < 0.5)
        return {"Query", "{" + table +
                             R"~(,"KeyConditionExpression":"pk = :p AND begins_with(sk, :o)","Limit":20,)~"
                             R"("ExpressionAttributeValues":{":p":{"S":")" +
                             customer() + R"("},":o":{"S":"ORDER#"}}})"};
    if (kind < 0.6)
        return {"Query", "{" + table +
                             R"(,"IndexName":"GSI1","KeyConditionExpression":"gsi1pk = :s","Limit":25,)"
                             R"("ScanIndexForward":false,"ExpressionAttributeValues":{":s":{"S":"STATUS#)" +
                             std::string(kStates[static_cast<std::size_t>(below(4))]) + R"("}}})"};
    if (kind < 0.8)
        return {"GetItem", "{" + table + R"(,"Key":)" +
                               key("PRODUCT#" + std::string(kProducts[static_cast<std::size_t>(below(5))]), "INFO") + "}"};
    return {"GetItem", "{" + table + R"(,"ConsistentRead":true,"Key":)" + key(customer(), "PROFILE") + "}"};
}

WireRequest ShopRequests::write(double hotShare) {
    const std::string table = R"("TableName":")" + m_options.table + '"';
    if (chance() < hotShare)
        return {"UpdateItem", "{" + table + R"(,"Key":)" + key("PRODUCT#" + std::string(kHotProduct), "INFO") +
                                  R"(,"UpdateExpression":"ADD sold :one","ExpressionAttributeValues":{":one":{"N":"1"}}})"};
    const std::string who = customer();
    const double kind = chance();
    if (kind < 0.5) { // a cart that goes by itself after a day
        return {"PutItem", "{" + table + R"(,"Item":{"pk":{"S":")" + who + R"("},"sk":{"S":"CART"},"type":{"S":"Cart"},)" +
                               R"("lines":{"L":[{"M":{"sku":{"S":")" +
                               std::string(kProducts[static_cast<std::size_t>(below(5))]) + R"("},"qty":{"N":")" +
                               std::to_string(1 + below(4)) + R"("}}}]}}})"};
    }
    if (kind < 0.85) {
        const std::string number = "9" + std::to_string(m_options.seed % 10) + std::to_string(1'000'000 + m_order++);
        const std::string state(kStates[static_cast<std::size_t>(below(4))]);
        return {"PutItem", "{" + table + R"(,"Item":{"pk":{"S":")" + who + R"("},"sk":{"S":"ORDER#)" + number +
                               R"("},"type":{"S":"Order"},"status":{"S":")" + state + R"("},"gsi1pk":{"S":"STATUS#)" +
                               state + R"("},"gsi1sk":{"S":"2026-07-01T00:00:00Z#)" + number +
                               R"("},"placedAt":{"S":"2026-07-01T00:00:00Z"},"total":{"N":")" +
                               std::to_string(5 + below(300)) + R"("},"note":{"S":")" +
                               std::string(static_cast<std::size_t>(below(1'500)), '.') + R"("}}})"};
    }
    return {"UpdateItem", "{" + table + R"(,"Key":)" + key(who, "PROFILE") +
                              R"(,"UpdateExpression":"ADD points :p","ExpressionAttributeValues":{":p":{"N":")" +
                              std::to_string(1 + below(50)) + R"("}}})"};
}

} // namespace rf::workload
