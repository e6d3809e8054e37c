#pragma once
// The JSON of one stream record (spec/05 §2), written from its stored bytes.

#include "engine/catalog/stream_schema.h"
#include "engine/storage/change_record.h"

namespace rf::streams {

/// GetRecords and the events of functions tell the same in two ways.
enum class RecordStyle : std::uint8_t {
    Api,   ///< userIdentity{PrincipalId, Type}
    Lambda ///< userIdentity{principalId, type}, and eventSourceARN
};

void appendRecordJson(const StreamSchema& stream, const ChangeRecord& record, RecordStyle style, std::string& out);

} // namespace rf::streams
