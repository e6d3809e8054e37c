#pragma once
// CloudWatch, API 2010-08-01: metrics of AWS/DynamoDB and alarms on them (spec/04 §8, spec/02b). Query protocol, AWS JSON
// 1.0 and RPC v2 CBOR: AWS CLI 2.9 and older SDKs speak the first, newer ones the last.

#include "engine/metrics/metric_book.h"
#include "engine/neighbours/modelled_service.h"

namespace rf::neighbours {

std::unique_ptr<Neighbour> makeCloudWatch(const Surroundings& around);

// Its parts, each in a file of its own.
namespace cloudwatch {
Fault faultOf(const Error& error);
metrics::MetricName metricIn(const Document& in);
std::span<const Operation> alarmOperations();
std::span<const Operation> metricOperations();
} // namespace cloudwatch

} // namespace rf::neighbours
