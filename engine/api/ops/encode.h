#pragma once
// Outputs as the JSON bodies the service sends. Members that are absent are left out; the shapes are those of
// spec/02a and spec/02 §5.13, §6.2, §8.

#include "engine/api/ops/all.h"

namespace rf {

void encodeOutput(const GetItem::Output& output, std::string& out);
void encodeOutput(const PutItem::Output& output, std::string& out);
void encodeOutput(const UpdateItem::Output& output, std::string& out);
void encodeOutput(const DeleteItem::Output& output, std::string& out);
void encodeOutput(const PageOutput& output, std::string& out); ///< Query and Scan
void encodeOutput(const BatchGetItem::Output& output, std::string& out);
void encodeOutput(const BatchWriteItem::Output& output, std::string& out);
void encodeOutput(const TransactGetItems::Output& output, std::string& out);
void encodeOutput(const TransactWriteItems::Output& output, std::string& out);
void encodeOutput(const ExecuteStatement::Output& output, std::string& out);
void encodeOutput(const BatchExecuteStatement::Output& output, std::string& out);
void encodeOutput(const ExecuteTransaction::Output& output, std::string& out);

void encodeOutput(const CreateTable::Output& output, std::string& out);
void encodeOutput(const DescribeTable::Output& output, std::string& out);
void encodeOutput(const ListTables::Output& output, std::string& out);
void encodeOutput(const UpdateTable::Output& output, std::string& out);
void encodeOutput(const DeleteTable::Output& output, std::string& out);

void encodeOutput(const NoOutput& output, std::string& out); ///< TagResource and UntagResource
void encodeOutput(const ListTagsOfResource::Output& output, std::string& out);
void encodeOutput(const PutResourcePolicy::Output& output, std::string& out);
void encodeOutput(const GetResourcePolicy::Output& output, std::string& out);
void encodeOutput(const DeleteResourcePolicy::Output& output, std::string& out);
void encodeOutput(const UpdateTimeToLive::Output& output, std::string& out);
void encodeOutput(const DescribeTimeToLive::Output& output, std::string& out);
void encodeOutput(const DescribeLimits::Output& output, std::string& out);
void encodeOutput(const DescribeEndpoints::Output& output, std::string& out);
void encodeOutput(const ElsewhereOutput& output, std::string& out);

void encodeOutput(const ListStreams::Output& output, std::string& out);
void encodeOutput(const DescribeStream::Output& output, std::string& out);
void encodeOutput(const GetShardIterator::Output& output, std::string& out);
void encodeOutput(const GetRecords::Output& output, std::string& out);

} // namespace rf
