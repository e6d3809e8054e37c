#pragma once
// Texts of an export to S3, beside the test: moc loses its class behind raw strings.

#include <QStringList>

#include <string>

namespace rf::transfer::test {

inline const std::string kTwoItems = R"({"Item":{"id":{"S":"a"},"n":{"N":"1"}}}
{"Item":{"id":{"S":"b"},"tags":{"SS":["x","y"]}}}
)";
inline const std::string kOneItem = R"({"Item":{"id":{"S":"c"},"bin":{"B":"AAE="}}})";
inline const std::string kChanges =
    R"({"Metadata":{"WriteTimestampMicros":{"N":"1680109764000000"}},"Keys":{"id":{"S":"a"}},"OldImage":{"id":{"S":"a"},"n":{"N":"1"}},"NewImage":{"id":{"S":"a"},"n":{"N":"2"}}}
{"Metadata":{"WriteTimestampMicros":{"N":"1680109765000000"}},"Keys":{"id":{"S":"b"}},"OldImage":{"id":{"S":"b"}}}
)";

inline QStringList threeItems() {
    return {R"({"bin":{"B":"AAE="},"id":{"S":"c"}})", R"({"id":{"S":"a"},"n":{"N":"1"}})", R"({"id":{"S":"b"},"tags":{"SS":["x","y"]}})"};
}
inline QStringList afterChanges() { return {R"({"bin":{"B":"AAE="},"id":{"S":"c"}})", R"({"id":{"S":"a"},"n":{"N":"2"}})"}; }

inline std::string summary(int count, const std::string& format, const std::string& kind = "FULL_EXPORT") {
    return R"({"version":"2020-06-30","exportArn":"arn:aws:dynamodb:us-east-1:123456789012:table/Orders/export/01693685827463-2d8752fd",)"
           R"("tableArn":"arn:aws:dynamodb:us-east-1:123456789012:table/Orders","s3Bucket":"bucket","s3Prefix":null,"itemCount":)" +
           std::to_string(count) + R"(,"exportType":")" + kind + R"(","outputFormat":")" + format + R"("})";
}
inline std::string files(const std::string& id, const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names)
        out += R"({"itemCount":1,"md5Checksum":"q","etag":"e-1","dataFileS3Key":"AWSDynamoDB/)" + id + "/data/" + name + ".json.gz\"}\n";
    return out;
}

} // namespace rf::transfer::test
