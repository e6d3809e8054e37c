#pragma once
// Signature Version 4 as requests carry it: reading the Authorization header (or its query form) in the service's
// order of checks, and verifying a signature (spec/07 §3–§4).

#include "engine/base/result.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rf::security {

/// What an HTTP request shows of itself. Views into the request; valid as long as it is.
struct SignedRequest {
    std::string_view method = "POST";
    std::string_view target = "/"; ///< path and query as sent
    std::string_view body;
    /// Header by lower-case name; empty when absent.
    std::function<std::string_view(std::string_view name)> header;
    std::string_view service = "dynamodb"; ///< that the credential must be scoped to
};

/// The parts of Credential=KEY/DATE/REGION/SERVICE/aws4_request, and what else verification needs.
struct Credential {
    std::string accessKeyId;
    std::string date;
    std::string region;
    std::string service;
    std::vector<std::string> signedHeaders; ///< lower case, in the order given
    std::string signature;                  ///< hex
    std::string timestamp;                  ///< 20260101T000000Z
    bool inQuery = false;                   ///< presigned
};

/// Reads the credential and its shape; checks no signature and no clock. Errors: MissingAuthenticationToken,
/// IncompleteSignature, InvalidSignature with the service's texts.
Result<Credential> readCredential(const SignedRequest& request);

/// The secret of an access key id; nothing for an unknown one.
using SecretOf = std::function<std::optional<std::string>(std::string_view accessKeyId)>;

/// Verifies clock skew (15 minutes around `nowMs`) and signature. Errors: InvalidSignature, UnrecognizedClient.
Status verify(const SignedRequest& request, const Credential& credential, const SecretOf& secretOf, std::int64_t nowMs);

/// The signature itself, hex: for signing requests and for tests.
std::string signatureOf(const SignedRequest& request, const Credential& credential, std::string_view secret);

} // namespace rf::security
