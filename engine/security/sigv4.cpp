#include "engine/security/sigv4.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdio>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace rf::security {

namespace {

constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string percentDecoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0) {
            out += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string percentEncoded(std::string_view text) {
    constexpr char kDigits[] = "0123456789ABCDEF";
    std::string out;
    for (const unsigned char c : text) {
        if (std::isalnum(c) || c == '-' || c == '_' || c == '.' || c == '~') {
            out += static_cast<char>(c);
        } else {
            out += '%';
            out += kDigits[c >> 4];
            out += kDigits[c & 15];
        }
    }
    return out;
}

std::string_view pathOf(std::string_view target) { return target.substr(0, target.find('?')); }

std::vector<std::pair<std::string, std::string>> queryOf(std::string_view target) {
    std::vector<std::pair<std::string, std::string>> pairs;
    const std::size_t at = target.find('?');
    if (at == std::string_view::npos) return pairs;
    for (const std::string_view each : split(target.substr(at + 1), '&')) {
        if (each.empty()) continue;
        const std::size_t equals = each.find('=');
        pairs.emplace_back(percentDecoded(each.substr(0, equals)),
                           equals == std::string_view::npos ? "" : percentDecoded(each.substr(equals + 1)));
    }
    return pairs;
}

std::string hex(std::string_view bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    for (const unsigned char c : bytes) {
        out += kDigits[c >> 4];
        out += kDigits[c & 15];
    }
    return out;
}

std::string sha256(std::string_view text) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_Digest(text.data(), text.size(), digest, &size, EVP_sha256(), nullptr);
    return {reinterpret_cast<char*>(digest), size};
}

std::string hmac(std::string_view key, std::string_view text) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
         text.size(), digest, &size);
    return {reinterpret_cast<char*>(digest), size};
}

/// Parameters of a credential wherever they stand, empty when absent.
struct Raw {
    std::string algorithm, credential, signedHeaders, signature, date;
    bool inQuery = false;
    std::string_view header;
};

Error missingToken() { return {ErrorCode::MissingAuthenticationToken, "Request is missing Authentication Token"}; }
Error incomplete(std::string message) { return {ErrorCode::IncompleteSignature, std::move(message)}; }
Error invalid(std::string message) { return {ErrorCode::InvalidSignature, std::move(message)}; }

Raw ofHeader(std::string_view header, const SignedRequest& request) {
    Raw raw;
    raw.header = header;
    const std::size_t space = header.find_first_of(" ,");
    raw.algorithm = header.substr(0, space);
    for (std::string_view part : split(space == std::string_view::npos ? "" : header.substr(space + 1), ',')) {
        part = trimmed(part);
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos) continue;
        const std::string_view name = part.substr(0, equals), value = part.substr(equals + 1);
        if (name == "Credential") raw.credential = value;
        if (name == "SignedHeaders") raw.signedHeaders = value;
        if (name == "Signature") raw.signature = value;
    }
    raw.date = request.header("x-amz-date");
    if (raw.date.empty()) raw.date = request.header("date");
    return raw;
}

Raw ofQuery(const std::vector<std::pair<std::string, std::string>>& query) {
    Raw raw;
    raw.inQuery = true;
    for (const auto& [name, value] : query) {
        if (name == "X-Amz-Algorithm") raw.algorithm = value;
        if (name == "X-Amz-Credential") raw.credential = value;
        if (name == "X-Amz-SignedHeaders") raw.signedHeaders = value;
        if (name == "X-Amz-Signature") raw.signature = value;
        if (name == "X-Amz-Date") raw.date = value;
    }
    return raw;
}

Status complete(const Raw& raw) {
    std::string lacks;
    if (raw.inQuery) {
        const std::pair<const char*, const std::string*> needed[] = {{"X-Amz-Algorithm", &raw.algorithm},
                                                                     {"X-Amz-Credential", &raw.credential},
                                                                     {"X-Amz-Signature", &raw.signature},
                                                                     {"X-Amz-SignedHeaders", &raw.signedHeaders},
                                                                     {"X-Amz-Date", &raw.date}};
        for (const auto& [name, value] : needed)
            if (value->empty()) lacks += std::string("AWS query-string parameters must include '") + name + "'. ";
        return lacks.empty() ? Status() : incomplete(lacks + "Re-examine the query-string parameters.");
    }
    const std::pair<const char*, const std::string*> needed[] = {
        {"Credential", &raw.credential}, {"Signature", &raw.signature}, {"SignedHeaders", &raw.signedHeaders}};
    for (const auto& [name, value] : needed)
        if (value->empty()) lacks += std::string("Authorization header requires '") + name + "' parameter. ";
    if (raw.date.empty())
        lacks += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
    return lacks.empty() ? Status() : incomplete(lacks + "Authorization=" + std::string(raw.header));
}

Status scoped(const std::vector<std::string_view>& parts, std::string_view timestamp, std::string_view service) {
    std::string wrong;
    if (parts[2].empty()) wrong += "Credential should be scoped to a valid region, not ''. ";
    if (parts[3] != service) wrong += "Credential should be scoped to correct service: '" + std::string(service) + "'. ";
    if (parts[4] != "aws4_request")
        wrong += "Credential should be scoped with a valid terminator: 'aws4_request', not '" + std::string(parts[4]) + "'. ";
    if (timestamp.substr(0, 8) != parts[1])
        wrong += "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '" +
                 std::string(parts[1]) + "' != '" + std::string(timestamp.substr(0, 8)) + "', from '" +
                 std::string(timestamp) + "'. ";
    return wrong.empty() ? Status() : invalid(std::move(wrong));
}

bool isBasicIso(std::string_view date) {
    if (date.size() != 16 || date[8] != 'T' || date[15] != 'Z') return false;
    for (std::size_t i = 0; i < date.size(); ++i)
        if (i != 8 && i != 15 && !std::isdigit(static_cast<unsigned char>(date[i]))) return false;
    return true;
}

} // namespace

Result<Credential> readCredential(const SignedRequest& request) {
    const std::string_view header = request.header("authorization");
    const auto query = queryOf(request.target);
    const bool presigned = std::ranges::any_of(query, [](const auto& pair) { return pair.first == "X-Amz-Algorithm"; });
    if (presigned && !header.empty())
        return invalid("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
    if (!presigned && !header.starts_with("AWS4-")) return missingToken();

    const Raw raw = presigned ? ofQuery(query) : ofHeader(header, request);
    RF_TRY(complete(raw));
    if (raw.algorithm != kAlgorithm)
        return incomplete("Unsupported AWS 'algorithm': '" + raw.algorithm + "' (only AWS4-HMAC-SHA256 for now). ");
    if (!isBasicIso(raw.date))
        return incomplete("Date must be in ISO-8601 'basic format'. Got '" + raw.date +
                          "'. See http://en.wikipedia.org/wiki/ISO_8601");
    Credential credential{.signature = raw.signature, .timestamp = raw.date, .inQuery = raw.inQuery};
    for (const std::string_view name : split(raw.signedHeaders, ';')) credential.signedHeaders.emplace_back(name);
    if (std::ranges::find(credential.signedHeaders, "host") == credential.signedHeaders.end())
        return invalid("'Host' must be a 'SignedHeader' in the AWS Authorization.");
    const auto parts = split(raw.credential, '/');
    if (parts.size() != 5)
        return incomplete("Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, "
                          "got '" + raw.credential + "'");
    RF_TRY(scoped(parts, raw.date, request.service));
    credential.accessKeyId = parts[0];
    credential.date = parts[1];
    credential.region = parts[2];
    credential.service = parts[3];
    return credential;
}

// ---- verification

namespace {

std::string canonicalQuery(const SignedRequest& request) {
    auto query = queryOf(request.target);
    std::erase_if(query, [](const auto& pair) { return pair.first == "X-Amz-Signature"; });
    for (auto& [name, value] : query) {
        name = percentEncoded(name);
        value = percentEncoded(value);
    }
    std::ranges::sort(query);
    std::string out;
    for (const auto& [name, value] : query) out += (out.empty() ? "" : "&") + name + '=' + value;
    return out;
}

std::string folded(std::string_view value) {
    std::string out;
    for (const char c : trimmed(value))
        if (c != ' ' || out.empty() || out.back() != ' ') out += c;
    return out;
}

std::string canonicalRequest(const SignedRequest& request, const Credential& credential) {
    std::string out(request.method);
    out += '\n';
    const std::string_view path = pathOf(request.target);
    out += path.empty() ? std::string_view("/") : path;
    out += '\n' + canonicalQuery(request) + '\n';
    std::string names;
    for (const std::string& name : credential.signedHeaders) {
        out += name + ':' + folded(request.header(name)) + '\n';
        names += (names.empty() ? "" : ";") + name;
    }
    out += '\n' + names + '\n';
    const std::string_view declared = request.header("x-amz-content-sha256");
    out += declared.empty() ? hex(sha256(request.body)) : std::string(declared);
    return out;
}

std::string compactTime(std::int64_t seconds) {
    using namespace std::chrono;
    const sys_seconds at{std::chrono::seconds(seconds)};
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss time(at - day);
    char text[20];
    std::snprintf(text, sizeof text, "%04d%02u%02uT%02d%02d%02dZ", int(date.year()), unsigned(date.month()),
                  unsigned(date.day()), int(time.hours().count()), int(time.minutes().count()), int(time.seconds().count()));
    return text;
}

Status inTime(const Credential& credential, std::int64_t nowMs) {
    constexpr std::int64_t kSkew = 15 * 60;
    const std::string now = compactTime(nowMs / 1000), earliest = compactTime(nowMs / 1000 - kSkew),
                      latest = compactTime(nowMs / 1000 + kSkew);
    if (credential.timestamp < earliest)
        return invalid("Signature expired: " + credential.timestamp + " is now earlier than " + earliest + " (" + now +
                       " - 15 min.)");
    if (credential.timestamp > latest)
        return invalid("Signature not yet current: " + credential.timestamp + " is still later than " + latest + " (" +
                       now + " + 15 min.)");
    return {};
}

} // namespace

std::string signatureOf(const SignedRequest& request, const Credential& credential, std::string_view secret) {
    const std::string scope = credential.date + '/' + credential.region + '/' + credential.service + "/aws4_request";
    const std::string toSign = std::string(kAlgorithm) + '\n' + credential.timestamp + '\n' + scope + '\n' +
                               hex(sha256(canonicalRequest(request, credential)));
    std::string key = "AWS4" + std::string(secret);
    for (const std::string_view step : {std::string_view(credential.date), std::string_view(credential.region),
                                        std::string_view(credential.service), std::string_view("aws4_request")})
        key = hmac(key, step);
    return hex(hmac(key, toSign));
}

Status verify(const SignedRequest& request, const Credential& credential, const SecretOf& secretOf, std::int64_t nowMs) {
    RF_TRY(inTime(credential, nowMs));
    const auto secret = secretOf(credential.accessKeyId);
    if (!secret)
        return Error{ErrorCode::UnrecognizedClient, "The security token included in the request is invalid."};
    const std::string wanted = signatureOf(request, credential, *secret);
    if (wanted.size() == credential.signature.size() &&
        CRYPTO_memcmp(wanted.data(), credential.signature.data(), wanted.size()) == 0)
        return {};
    return invalid("The request signature we calculated does not match the signature you provided. Check your AWS Secret "
                   "Access Key and signing method. Consult the service documentation for details.");
}

} // namespace rf::security
