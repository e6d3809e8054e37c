#include "engine/events/call.h"

#include <charconv>

namespace rf::events {

Body Body::of(std::string_view whole) {
    std::size_t end = whole.size();
    if (end > kLimit)
        for (end = kLimit; end > 0 && (static_cast<unsigned char>(whole[end]) & 0xC0) == 0x80;) --end;
    return {std::string(whole.substr(0, end)), whole.size()};
}

std::string clientOf(std::string_view userAgent) {
    while (userAgent.starts_with(' ')) userAgent.remove_prefix(1);
    const std::string_view first = userAgent.substr(0, userAgent.find(' '));
    return first.empty() ? "unknown" : std::string(first.substr(0, 60));
}

int attemptOf(std::string_view sdkRequest) {
    constexpr std::string_view kMember = "attempt=";
    const auto at = sdkRequest.find(kMember);
    if (at == std::string_view::npos) return 0;
    const std::string_view digits = sdkRequest.substr(at + kMember.size());
    int attempt = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), attempt);
    return attempt;
}

} // namespace rf::events
