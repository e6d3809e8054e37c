#pragma once
// Members that several operations of CloudWatch share. Internal to cloudwatch*.cpp.

#include "engine/neighbours/shape.h"

namespace rf::neighbours::cloudwatch {

inline constexpr Shape kName = text(1, 255);
inline constexpr Shape kNames = listOf(kName, 0, 100);
inline constexpr Shape kDimensionValue = text(1, 1024);
inline constexpr Member kDimensionMembers[] = {{"Name", &kName, true}, {"Value", &kDimensionValue, true}};
inline constexpr Shape kDimension = structure(kDimensionMembers);
inline constexpr Shape kDimensions = listOf(kDimension, 0, 30);
inline constexpr Shape kStatistic = oneOf("SampleCount, Average, Sum, Minimum, Maximum");
inline constexpr Shape kUnit = oneOf("Seconds, Microseconds, Milliseconds, Bytes, Kilobytes, Megabytes, Gigabytes, Terabytes, Bits, Kilobits, Megabits, Gigabits, "
                                     "Terabits, Percent, Count, Bytes/Second, Kilobytes/Second, Megabytes/Second, Gigabytes/Second, Terabytes/Second, Bits/Second, "
                                     "Kilobits/Second, Megabits/Second, Gigabits/Second, Terabits/Second, Count/Second, None");
inline constexpr Shape kPeriod = integer(1);
inline constexpr Shape kState = oneOf("OK, ALARM, INSUFFICIENT_DATA");
inline constexpr Shape kScanBy = oneOf("TimestampDescending, TimestampAscending");
inline constexpr Shape kMaxRecords = integer(1, 100);
inline constexpr Member kMetricMembers[] = {{"Namespace", &kName}, {"MetricName", &kName}, {"Dimensions", &kDimensions}};
inline constexpr Shape kMetric = structure(kMetricMembers);
inline constexpr Member kMetricStatMembers[] = {{"Metric", &kMetric, true}, {"Period", &kPeriod, true}, {"Stat", &kText, true}, {"Unit", &kUnit}};
inline constexpr Shape kMetricStat = structure(kMetricStatMembers);
inline constexpr Shape kExpression = text(1, 2048);
inline constexpr Member kQueryMembers[] = {{"Id", &kName, true}, {"MetricStat", &kMetricStat}, {"Expression", &kExpression}, {"Label", &kText},
                                           {"ReturnData", &kBoolean}, {"Period", &kPeriod}, {"AccountId", &kName}};
inline constexpr Shape kQuery = structure(kQueryMembers);
inline constexpr Shape kQueries = listOf(kQuery);

} // namespace rf::neighbours::cloudwatch
