#pragma once
// gzip and deflate of bodies (spec/08 §1, §6).

#include "engine/base/result.h"

#include <string>
#include <string_view>

namespace rf::http {

enum class Coding { Identity, Gzip, Deflate };

/// The coding to answer with by an Accept-Encoding header, q-values respected; gzip wins a tie.
Coding acceptedCoding(std::string_view acceptEncoding);
std::string encode(Coding coding, std::string_view body);

/// Undoes the codings a Content-Encoding header lists. Errors: InternalServerError for broken, truncated or unknown
/// ones and for more than `limit` bytes, which is what the service answers.
Result<std::string> decode(std::string_view contentEncoding, std::string_view body, std::size_t limit);

} // namespace rf::http
