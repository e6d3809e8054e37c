#pragma once
// Items whose every attribute is a trap for CSV, as DynamoDB JSON. Not in the test itself: moc loses its way in them.

namespace rf::test {

inline constexpr const char* kTraps[] = {
    R"({"id":{"S":"a"},"at":{"N":"1"},"s":{"S":"say \"hi\", twice\r\nand more "},"zip":{"S":"00123"},"v":{"S":"12"}})",
    R"({"id":{"S":"a"},"at":{"N":"2"},"v":{"N":"12"},"empty":{"S":""},"eb":{"B":""},"b":{"B":"AAEC/w=="}})",
    R"({"id":{"S":" b;,\t'"},"at":{"N":"-12345678901234567890123456789012345678"},"v":{"NULL":true},"t":{"BOOL":false}})",
    R"({"id":{"S":"é😀"},"at":{"N":"0.1"},"ss":{"SS":["x","","y,z","\"q\""]},"ns":{"NS":["1","0.5","-3"]},"bs":{"BS":["AA==","AQ=="]},"v":{"SS":["12"]}})",
    R"({"id":{"S":"{}"},"at":{"N":"3"},"l":{"L":[{"S":"a"},{"NS":["1"]},{"M":{"d":{"B":"AA=="}}},{"NULL":true}]},"m":{"M":{"x":{"SS":["p"]},"":{"N":"1"}}},"le":{"L":[]},"me":{"M":{}}})",
    R"({"id":{"S":"colon"},"at":{"N":"4"},"a:N":{"S":"name with a type"},"a,b":{"S":"name with a comma"},"S":{"S":"name of a type"}})",
};

} // namespace rf::test
