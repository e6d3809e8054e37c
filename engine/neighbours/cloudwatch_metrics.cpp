// CloudWatch's operations on metrics.

#include "engine/neighbours/cloudwatch.h"
#include "engine/neighbours/cloudwatch_shapes.h"
#include "engine/neighbours/metric_math.h"
#include "engine/scaling/scaling.h"

#include <algorithm>
#include <set>

namespace rf::neighbours::cloudwatch {
namespace {

using metrics::MetricBook;
using metrics::MetricName;
using metrics::Point;

constexpr std::int64_t kMostDatapoints = 1'440;       ///< of GetMetricStatistics
constexpr std::int64_t kMostMetricData = 100'800;     ///< of GetMetricData
constexpr std::size_t kMostQueries = 500;
constexpr std::int64_t kMetricsAPage = 500;

constexpr Shape kStatistics = listOf(kStatistic, 1, 5);
constexpr Shape kExtended = listOf(kText, 1, 10);
constexpr Member kGetStatistics[] = {{"Namespace", &kName, true}, {"MetricName", &kName, true}, {"Dimensions", &kDimensions}, {"StartTime", &kTime, true},
                                     {"EndTime", &kTime, true}, {"Period", &kPeriod, true}, {"Statistics", &kStatistics}, {"ExtendedStatistics", &kExtended},
                                     {"Unit", &kUnit}};
constexpr Shape kLabelOptions = structure({});
constexpr Member kGetData[] = {{"MetricDataQueries", &kQueries, true}, {"StartTime", &kTime, true}, {"EndTime", &kTime, true}, {"NextToken", &kText},
                               {"ScanBy", &kScanBy}, {"MaxDatapoints", &kInteger}, {"LabelOptions", &kLabelOptions}};
constexpr Member kFilterMembers[] = {{"Name", &kName, true}, {"Value", &kDimensionValue}};
constexpr Shape kFilter = structure(kFilterMembers);
constexpr Shape kFilters = listOf(kFilter, 0, 10);
constexpr Shape kRecently = oneOf("PT3H");
constexpr Member kList[] = {{"Namespace", &kName}, {"MetricName", &kName}, {"Dimensions", &kFilters}, {"NextToken", &kText}, {"RecentlyActive", &kRecently},
                            {"IncludeLinkedAccounts", &kBoolean}, {"OwningAccount", &kName}};
constexpr Member kPutData[] = {{"Namespace", &kName, true}};

std::int64_t nowOf(const Ask& ask) { return ask.around.scaling.clock().nowMs() / 1000; }

/// Points of a metric; none of another namespace or unit.
std::vector<Point> pointsOf(const Ask& ask, const Document& metric, const std::string& unit, std::int64_t from, std::int64_t to, std::int64_t period) {
    const MetricName name = metricIn(metric);
    if (metric.text("Namespace") != metrics::kNamespace || (!unit.empty() && unit != MetricBook::unitOf(name.metric))) return {};
    return ask.around.scaling.metrics().points(ask.region, name, from, to, period, nowOf(ask));
}

bool isPeriod(std::int64_t period) { return period == 1 || period == 5 || period == 10 || period == 20 || period == 30 || period % 60 == 0; }
Fault invalidValue(std::string message) { return {"InvalidParameterValue", std::move(message)}; }
Fault invalidCombination(std::string message) { return {"InvalidParameterCombination", std::move(message)}; }

std::optional<Fault> checkTimes(std::int64_t from, std::int64_t to) {
    if (from >= to) return invalidCombination("The parameter StartTime must be less than the parameter EndTime.");
    return {};
}

Outcome getStatistics(const Ask& ask) {
    const Document& in = ask.in;
    const std::int64_t from = in.timeMs("StartTime") / 1000, to = (in.timeMs("EndTime") + 999) / 1000, period = in.integer("Period");
    if (const auto fault = checkTimes(from, to)) return *fault;
    if (!isPeriod(period)) return invalidValue("The parameter Period must be 1, 5, 10, 20, 30, or a multiple of 60");
    if (!in.has("Statistics") && !in.has("ExtendedStatistics"))
        return Fault{"MissingParameter", "At least one of the parameters Statistics and ExtendedStatistics must be specified"};
    if (const std::int64_t asked = (to - from) / period; asked > kMostDatapoints)
        return invalidCombination("You have requested up to " + std::to_string(asked) + " datapoints, which exceeds the limit of 1,440. You may reduce the datapoints "
                                  "requested by increasing Period, or decreasing the time range.");
    const auto statistics = in.texts("Statistics"), extended = in.texts("ExtendedStatistics");
    for (const std::string& each : extended)
        if (!metrics::percentIn(each)) return invalidValue("The value " + each + " for parameter ExtendedStatistics is not supported.");
    Document::List datapoints;
    for (const Point& point : pointsOf(ask, in, in.text("Unit"), from, to, period)) {
        Document one;
        one.set("Timestamp", Document::Time{point.second * 1000});
        bool any = false;
        for (const std::string& each : statistics)
            if (const auto value = point.statistic(each)) one.set(each, *value), any = true;
        Document percentiles{Document::Object()};
        for (const std::string& each : extended)
            if (const auto value = point.statistic(each)) percentiles.set(each, *value), any = true;
        if (!percentiles.object()->empty()) one.set("ExtendedStatistics", std::move(percentiles));
        if (any) datapoints.push_back(std::move(one.set("Unit", MetricBook::unitOf(in.text("MetricName")))));
    }
    return Document().set("Label", in.text("MetricName")).set("Datapoints", std::move(datapoints));
}

/// The queries of one GetMetricData, each worked out once, those it needs first.
class Data {
public:
    Data(const Ask& ask, std::int64_t from, std::int64_t to) : m_ask(ask), m_from(from), m_to(to) {}

    std::optional<Fault> check() const {
        const auto& queries = m_ask.in.list("MetricDataQueries");
        if (queries.empty() || queries.size() > kMostQueries) return Fault{"ValidationError", "The collection MetricDataQueries must have a size of at least 1 and at most 500."};
        std::set<std::string> ids;
        for (const Document& query : queries) {
            const std::string id = query.text("Id");
            if (!std::islower(static_cast<unsigned char>(id.front())) || !std::all_of(id.begin(), id.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; }))
                return Fault{"ValidationError", "The value " + id + " for parameter MetricDataQueries Id is invalid: it must begin with a lowercase letter and hold letters, numbers and underscores."};
            if (!ids.insert(id).second) return Fault{"ValidationError", "The values for parameter id in MetricDataQueries are not unique."};
            if (query.has("MetricStat") == query.has("Expression")) return Fault{"ValidationError", "Exactly one of MetricStat and Expression must be specified for the query " + id + "."};
            if (const Document* stat = query.find("MetricStat")) {
                if (!isPeriod(stat->integer("Period"))) return Fault{"ValidationError", "Period must be 1, 5, 10, 20, 30, or a multiple of 60"};
                if ((m_to - m_from) / stat->integer("Period") > kMostMetricData) return Fault{"ValidationError", "The requested time range has more than 100800 datapoints."};
            }
        }
        return {};
    }

    /// Errors: ValidationError's words.
    Result<const MathValue*> value(const Document& query) {
        const std::string id = query.text("Id");
        if (const auto known = m_values.find(id); known != m_values.end()) return &known->second;
        if (!m_underWay.insert(id).second) return validation("The query " + id + " refers to itself.");
        RF_ASSIGN(MathValue made, query.has("Expression") ? expression(query) : Result<MathValue>(MathValue(series(*query.find("MetricStat")))));
        return &m_values.emplace(id, std::move(made)).first->second;
    }

private:
    const Document* queryOf(std::string_view id) const {
        const auto& queries = m_ask.in.list("MetricDataQueries");
        const auto at = std::find_if(queries.begin(), queries.end(), [&](const Document& each) { return each.text("Id") == id; });
        return at == queries.end() ? nullptr : &*at;
    }
    Series series(const Document& stat) const {
        Series out{{}, stat.integer("Period")};
        for (const Point& point : pointsOf(m_ask, *stat.find("Metric"), stat.text("Unit"), m_from, m_to, out.period))
            if (const auto value = point.statistic(stat.text("Stat"))) out.values[point.second] = *value;
        return out;
    }
    Result<MathValue> expression(const Document& query) {
        const std::string text = query.text("Expression");
        for (const std::string& id : idsIn(text))
            if (const Document* needed = queryOf(id)) RF_TRY(value(*needed));
        MathScope scope;
        scope.find = [this](std::string_view id) -> const MathValue* {
            const auto at = m_values.find(std::string(id));
            return at == m_values.end() ? nullptr : &at->second;
        };
        scope.all = [this] {
            std::vector<Series> all;
            for (const Document& each : m_ask.in.list("MetricDataQueries"))
                if (const Document* stat = each.find("MetricStat")) all.push_back(series(*stat));
            return all;
        };
        std::int64_t period = query.integer("Period", 0);
        for (const Document& each : m_ask.in.list("MetricDataQueries"))
            if (const Document* stat = each.find("MetricStat"); stat && period == 0) period = stat->integer("Period");
        if (period == 0) period = 60;
        const std::int64_t last = std::min(m_to, nowOf(m_ask) + 1);
        if ((last - m_from) / period <= kMostMetricData)
            for (std::int64_t second = m_from - m_from % period; second < last; second += period) scope.times.push_back(second);
        return evaluateMath(text, scope);
    }

    const Ask& m_ask;
    const std::int64_t m_from, m_to;
    std::map<std::string, MathValue> m_values;
    std::set<std::string> m_underWay;
};

/// What a query without a label is called.
std::string labelOf(const Document& query) {
    if (query.has("Label")) return query.text("Label");
    const Document* stat = query.find("MetricStat");
    return stat ? stat->find("Metric")->text("MetricName") : query.text("Id");
}

Document resultOf(const Document& query, const Series& series, bool ascending) {
    Document::List times, values;
    for (const auto& [second, value] : series.values) {
        times.emplace_back(Document::Time{second * 1000});
        values.emplace_back(value);
    }
    if (!ascending) {
        std::reverse(times.begin(), times.end());
        std::reverse(values.begin(), values.end());
    }
    Document out;
    out.set("Id", query.text("Id")).set("Label", labelOf(query)).set("Timestamps", std::move(times));
    return out.set("Values", std::move(values)).set("StatusCode", "Complete");
}

Outcome getData(const Ask& ask) {
    const Document& in = ask.in;
    const std::int64_t from = in.timeMs("StartTime") / 1000, to = (in.timeMs("EndTime") + 999) / 1000;
    if (from >= to) return Fault{"ValidationError", "The parameter StartTime must be less than the parameter EndTime."};
    if (!in.text("NextToken").empty()) return Fault{"InvalidNextToken", "The next token specified is invalid."}; // every answer is whole
    Data data(ask, from, to);
    if (const auto fault = data.check()) return *fault;
    Document::List results;
    const bool ascending = in.text("ScanBy") == "TimestampAscending";
    for (const Document& query : in.list("MetricDataQueries")) {
        const auto value = data.value(query);
        if (!value) return faultOf(value.error());
        if (!query.boolean("ReturnData", true)) continue;
        if (const auto* series = std::get_if<Series>(*value)) results.push_back(resultOf(query, *series, ascending));
        else if (const auto* all = std::get_if<std::vector<Series>>(*value))
            for (const Series& each : *all) results.push_back(resultOf(query, each, ascending));
        else return Fault{"ValidationError", "Error in expression '" + query.text("Id") + "': it must return time series; use a number inside of another expression."};
    }
    return Document().set("MetricDataResults", std::move(results)).set("Messages", Document::List());
}

bool passes(const MetricName& metric, const Document::List& filters) {
    return std::all_of(filters.begin(), filters.end(), [&](const Document& filter) {
        return std::any_of(metric.dimensions.begin(), metric.dimensions.end(), [&](const metrics::Dimension& each) {
            return each.name == filter.text("Name") && (!filter.has("Value") || filter.text("Value") == each.value);
        });
    });
}

Outcome listMetrics(const Ask& ask) {
    const Document& in = ask.in;
    const std::int64_t now = nowOf(ask);
    Document::List items;
    if (in.text("Namespace", metrics::kNamespace) == metrics::kNamespace)
        for (const MetricName& metric : ask.around.scaling.metrics().list(ask.region, now)) {
            if (in.text("MetricName", metric.metric) != metric.metric || !passes(metric, in.list("Dimensions"))) continue;
            if (in.has("RecentlyActive") && ask.around.scaling.metrics().points(ask.region, metric, now - 3 * 3600, now + 1, 60, now).empty()) continue;
            Document::List dimensions;
            for (const auto& each : metric.dimensions) dimensions.push_back(Document().set("Name", each.name).set("Value", each.value));
            items.push_back(Document().set("Namespace", metrics::kNamespace).set("MetricName", metric.metric).set("Dimensions", std::move(dimensions)));
        }
    std::string next;
    auto page = pageOf(items, in.text("NextToken"), kMetricsAPage, next);
    if (!page) return invalidValue("The value for parameter NextToken is invalid.");
    Document out;
    out.set("Metrics", std::move(*page));
    if (!next.empty()) out.set("NextToken", next);
    return out;
}

/// Nothing is kept that was not measured here.
Outcome putData(const Ask& ask) {
    const std::string space = ask.in.text("Namespace");
    if (space.starts_with("AWS/")) return invalidValue("The value AWS/ for parameter Namespace is invalid.");
    return invalidValue("The value " + space + " for parameter Namespace is invalid: this endpoint keeps the metrics of AWS/DynamoDB only.");
}

constexpr Operation kMetricOperations[] = {
    {"GetMetricData", structure(kGetData), getData},
    {"GetMetricStatistics", structure(kGetStatistics), getStatistics},
    {"ListMetrics", structure(kList), listMetrics},
    {"PutMetricData", structure(kPutData), putData},
};

} // namespace

std::span<const Operation> metricOperations() { return kMetricOperations; }

} // namespace rf::neighbours::cloudwatch
