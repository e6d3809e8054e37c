#pragma once
// Items and requests of the copies as JSON. Not in the test itself: moc loses its way in raw strings.

inline constexpr const char* kHard = R"({"B":{"S":"an attribute named B"},"b":{"B":"AAEC/w=="},"bs":{"BS":["AA==","AQ=="]},"deep":{"L":[{"M":{"x":{"NS":["1","2.5"]},"y":{"L":[]},"z":{"M":{}}}},{"NULL":true},{"BOOL":false}]},"eb":{"B":""},"es":{"S":""},"n":{"N":"12345678901234567890123456789012345678"},"neg":{"N":"-0.00000000000000000000000000000000000001"},"pk":{"S":"it's \"hard\" \\ %1 $HOME `x` \\u0041\n\ttab"},"sk":{"S":"1"},"ss":{"SS":["", "a,b", "é😀"]}})";
inline constexpr const char* kScanShop = R"({"TableName":"Shop"})";
inline constexpr const char* kEveryKind = R"("n":{"N":"0.1"},"b":{"B":"AA=="},"ss":{"SS":["x"]},"l":{"L":[{"BOOL":true},{"NULL":true}]})";
inline constexpr const char* kRowOne = R"("n":{"N":"12"},"t":{"S":"x, \"y\"|z\nw"})";
inline constexpr const char* kRowTwo = R"("m":{"M":{"k":{"SS":["p"]}}})";
inline constexpr const char* kPlainOne = R"("n":{"N":"12.5"},"t":{"S":"x, y"})";
inline constexpr const char* kPlainTwo = R"("t":{"S":"z"},"ok":{"BOOL":true})";
inline constexpr const char* kQuantity = R"("qty":{"N":"5"})";
