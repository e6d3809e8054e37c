#pragma once
// A response on its way to the wire: status, body and the headers every DynamoDB answer carries (spec/08 §2).

#include "engine/http/content_coding.h"

#include <cstdint>
#include <string>
#include <vector>

namespace rf::http {

struct Reply {
    int status = 200;
    std::string body;
    std::string contentType = "application/x-amz-json-1.0"; ///< empty: none sent
    std::vector<std::pair<std::string, std::string>> headers = {};
    bool crc = true;
    bool close = false; ///< the connection ends after it
    std::string requestId = {};    ///< empty: a new one
    std::string error = {};        ///< name of the error it tells, for those who watch
    std::string errorMessage = {};
};

/// What of the request shapes the answer's headers.
struct ReplyContext {
    Coding coding = Coding::Identity;
    bool hasOrigin = false;
    bool keepAlive = true;
    bool http10 = false;
};

/// Status line, headers and body, ready to send. Bodies over 4 KB are compressed when the client accepts it.
std::string wireBytes(const Reply& reply, const ReplyContext& context);

/// 52 characters of [0-9A-Z], different each time. Thread-safe.
std::string requestId();

} // namespace rf::http
