#include "engine/neighbours/cloudwatch.h"

#include <array>

namespace rf::neighbours {
namespace {

constexpr std::string_view kXmlns = "http://monitoring.amazonaws.com/doc/2010-08-01/";

/// Both halves of the service as one table.
const std::vector<Operation>& operations() {
    static const std::vector<Operation> all = [] {
        const auto alarms = cloudwatch::alarmOperations(), metrics = cloudwatch::metricOperations();
        std::vector<Operation> both(alarms.begin(), alarms.end());
        both.insert(both.end(), metrics.begin(), metrics.end());
        return both;
    }();
    return all;
}

} // namespace

namespace cloudwatch {

Fault faultOf(const Error& error) {
    switch (error.code) {
    case ErrorCode::Validation: return {"ValidationError", error.message};
    case ErrorCode::Serialization: return {"MalformedInput", error.message};
    case ErrorCode::ResourceNotFound: return {"ResourceNotFound", error.message, 404};
    case ErrorCode::LimitExceeded: return {"LimitExceeded", error.message};
    default: return {"InternalServiceError", error.message, 500};
    }
}

metrics::MetricName metricIn(const Document& in) {
    metrics::MetricName name{in.text("MetricName"), {}};
    for (const Document& each : in.list("Dimensions")) name.dimensions.push_back({each.text("Name"), each.text("Value")});
    return name;
}

} // namespace cloudwatch

std::unique_ptr<Neighbour> makeCloudWatch(const Surroundings& around) {
    static const Model model{.signingName = "monitoring",
                             .targetPrefix = "GraniteServiceVersion20100801.",
                             .rpcPath = "/service/GraniteServiceVersion20100801/operation/",
                             .version = "2010-08-01",
                             .xmlns = kXmlns,
                             .operations = operations(),
                             .faultOf = cloudwatch::faultOf};
    return std::make_unique<ModelledService>(model, around);
}

} // namespace rf::neighbours
