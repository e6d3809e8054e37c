#include "engine/scaling/model.h"

#include "engine/catalog/schema.h"

#include <array>

namespace rf::scaling {
namespace {

constexpr std::string_view kTable = "dynamodb:table:", kIndex = "dynamodb:index:";
constexpr std::string_view kRead = "ReadCapacityUnits", kWrite = "WriteCapacityUnits";
constexpr std::array<std::string_view, 4> kComparisons{"GreaterThanOrEqualToThreshold", "GreaterThanThreshold",
                                                       "LessThanThreshold", "LessThanOrEqualToThreshold"};

std::string scalingArn(std::string_view region, std::string_view rest) {
    return "arn:aws:autoscaling:" + std::string(region) + ':' + std::string(kAccount) + ':' + std::string(rest);
}

} // namespace

std::string TargetId::table() const {
    const std::string_view rest = std::string_view(resource).substr(6); // "table/"
    return std::string(rest.substr(0, rest.find('/')));
}

std::string TargetId::index() const {
    const auto at = resource.rfind("/index/");
    return at == std::string::npos ? std::string() : resource.substr(at + 7);
}

Side TargetId::side() const { return dimension.ends_with(kRead) ? Side::Read : Side::Write; }

Result<TargetId> TargetId::of(std::string region, std::string resource, std::string dimension) {
    const bool ofIndex = dimension.starts_with(kIndex);
    const std::string_view unit = std::string_view(dimension).substr(std::min(dimension.size(), kTable.size()));
    if ((!ofIndex && !dimension.starts_with(kTable)) || (unit != kRead && unit != kWrite))
        return validation("Unsupported service namespace, resource type or scalable dimension: dynamodb, " + resource + ", " + dimension);
    const bool isTable = resource.starts_with("table/") && resource.size() > 6;
    const auto index = resource.find("/index/");
    const bool isIndex = isTable && index != std::string::npos && index > 6 && index + 7 < resource.size();
    if (!isTable || isIndex != ofIndex || (!isIndex && resource.find('/', 6) != std::string::npos))
        return validation("The resource ID " + resource + " is not valid for the scalable dimension " + dimension + ".");
    return TargetId{std::move(region), std::move(resource), std::move(dimension)};
}

TargetId TargetId::of(std::string region, std::string_view table, std::string_view index, Side side) {
    std::string resource = "table/" + std::string(table);
    if (!index.empty()) resource.append("/index/").append(index);
    return {std::move(region), std::move(resource),
            std::string(index.empty() ? kTable : kIndex) + std::string(side == Side::Read ? kRead : kWrite)};
}

std::string ScalableTarget::arn() const {
    return "arn:aws:application-autoscaling:" + id.region + ':' + std::string(kAccount) + ":scalable-target/" + name;
}
std::string ScalingPolicy::arn() const {
    return scalingArn(id.region, "scalingPolicy:" + uuid + ":resource/dynamodb/" + id.resource + ":policyName/" + name);
}
std::string ScheduledAction::arn() const {
    return scalingArn(id.region, "scheduledAction:" + uuid + ":resource/dynamodb/" + id.resource + ":scheduledActionName/" + name);
}
std::string alarmArn(std::string_view region, std::string_view name) {
    return "arn:aws:cloudwatch:" + std::string(region) + ':' + std::string(kAccount) + ":alarm:" + std::string(name);
}
std::string MetricAlarm::arn() const { return alarmArn(region, name); }

std::vector<std::string> policyAlarms(const ScalingPolicy& policy) {
    std::vector<std::string> names;
    for (const std::string_view kind : {"AlarmHigh", "AlarmLow", "ProvisionedCapacityHigh", "ProvisionedCapacityLow"})
        names.push_back("TargetTracking-" + policy.id.resource + '-' + std::string(kind) + '-' + policy.uuid);
    return names;
}

std::string_view wireName(Comparison comparison) { return kComparisons[static_cast<std::size_t>(comparison)]; }

std::optional<Comparison> comparisonNamed(std::string_view name) {
    for (std::size_t i = 0; i < kComparisons.size(); ++i)
        if (kComparisons[i] == name) return static_cast<Comparison>(i);
    return {};
}

bool breaches(Comparison comparison, double value, double threshold) {
    switch (comparison) {
    case Comparison::GreaterOrEqual: return value >= threshold;
    case Comparison::Greater: return value > threshold;
    case Comparison::Less: return value < threshold;
    case Comparison::LessOrEqual: break;
    }
    return value <= threshold;
}

std::string_view wireName(TreatMissing missing) {
    constexpr std::array<std::string_view, 4> kNames{"missing", "ignore", "breaching", "notBreaching"};
    return kNames[static_cast<std::size_t>(missing)];
}

} // namespace rf::scaling
