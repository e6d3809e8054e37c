#pragma once
// What each kind of filter pattern matches. Beside the test: moc loses its way in raw strings.

#include "engine/logs/filter_pattern.h"

#include <QtTest>

namespace tst_log_pattern {

using namespace rf;
using rf::logs::FilterPattern;

inline const char* const kApache = R"(127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534)";
inline const char* const kTrail =
    R"({"eventType":"UpdateTrail","sourceIPAddress":"111.111.111.111","arrayKey":["value","another"],"objectList":[{"name":"a","id":1},{"name":"b","id":2}],)"
    R"("SomeObject":null,"ThisFlag":true,"off":false,"latency":1.5,"big":123456789012,"text":"3","user-agent":"curl","deep":{"a.b":[[7]]},"empty":""})";

inline void match(const char* pattern, const char* message, bool matches) {
    QTest::newRow(qPrintable(QString("%1 | %2 | %3").arg(pattern, QString(message).left(40)).arg(matches))) << pattern << message << matches;
}

inline void terms() {
    match("", "anything", true);
    match("  ", "anything", true);
    match("ERROR", "[ERROR 400] BAD REQUEST", true);
    match("ERROR", "[error 400] bad request", false);
    match("ERROR REQUEST", "[ERROR 400] BAD REQUEST", true);
    match("ERROR ARGUMENTS", "[ERROR 400] BAD REQUEST", false);
    match("\"BAD REQUEST\"", "[ERROR 400] BAD REQUEST", true);
    match("\"REQUEST BAD\"", "[ERROR 400] BAD REQUEST", false);
    match("\"[ERROR\"", "[ERROR 400] BAD REQUEST", true);
    match(R"("a \"b\" \\")", R"(say a "b" \ c)", true);
    match("ERROR -ARGUMENTS", "[ERROR 419] MISSING ARGUMENTS", false);
    match("ERROR -ARGUMENTS", "[ERROR 400] BAD REQUEST", true);
    match("-ARGUMENTS", "fine", true);
    match("-\"MISSING ARGUMENTS\"", "[ERROR 419] MISSING ARGUMENTS", false);
    match("?ERROR ?WARN", "[WARN 1]", true);
    match("?ERROR ?WARN", "[INFO 1]", false);
    match("?ERROR ?WARN REQUEST", "INFO REQUEST", true); // beside a term they do not count
    match("?ERROR ?WARN REQUEST", "ERROR", false);
    match("?\"BAD REQUEST\"", "[ERROR 400] BAD REQUEST", true);
    match("größe", "die größe", true);
}

inline void expressions() {
    match("%AUTHORIZED%", "[ERROR 401] UNAUTHORIZED REQUEST", true);
    match("%^ERROR%", "[ERROR", false);
    match("%^.ERROR%", "[ERROR", true);
    match("%REQUEST$%", "BAD REQUEST", true);
    match("%REQUEST$%", "BAD REQUEST.", false);
    match("%colou?r%", "color", true);
    match("%colou?r%", "colour", true);
    match("%colou?r%", "colouur", false);
    match("%[hc]at%", "the hat", true);
    match("%[^hc]at%", "the hat", false);
    match("%[a-c]at%", "bat", true);
    match("%^a{3,5}$%", "aaaa", true);
    match("%^a{3,5}$%", "aaaaaa", false);
    match("%^a{3}$%", "aaa", true);
    match("%^a{2,}$%", "a", false);
    match("%^a{0}b$%", "b", true);
    match("%gray|grey%", "grey", true);
    match("%^gray|grey$%", "x grey", true);
    match("%^a*b+$%", "bb", true);
    match("%^a*b+$%", "aa", false);
    match(R"(%10\.10\.0\.1%)", "10.10.0.1", true);
    match(R"(%10\.10\.0\.1%)", "10x10.0.1", false);
    match(R"(%^\d+\s\w+$%)", "12 ab_3", true);
    match(R"(%^\D+$%)", "12", false);
    match(R"(%\x41%)", "A", true);
    match(R"(%^[\d-]+$%)", "1-2", true);
    match("%ERROR% -timeout", "ERROR timeout", false);
    match("%ERROR% -timeout", "ERROR", true);
    match("%.%", "\n", false);
}

inline void json() {
    const auto trail = [](const char* pattern, bool matches) { match(pattern, kTrail, matches); };
    trail(R"({ $.eventType = "UpdateTrail" })", true);
    trail(R"({$.eventType="UpdateTrail"})", true);
    trail(R"({ $.eventType = UpdateTrail })", true);
    trail(R"({ $.eventType = "updateTrail" })", false);
    trail(R"({ $.eventType != "UpdateTrail" })", false);
    trail(R"({ $.eventType = "Update*" })", true);
    trail(R"({ $.eventType = *Trail })", true);
    trail(R"({ $.eventType = "*date*l" })", true);
    trail(R"({ $.eventType = %^Up.*l$% })", true);
    trail(R"({ $.eventType != %Trail% })", false);
    trail(R"({ $.sourceIPAddress != 123.123.* })", true);
    trail(R"({ $.sourceIPAddress = 111.111.* })", true);
    trail(R"({ $.arrayKey[0] = "value" })", true);
    trail(R"({ $.arrayKey[1] = "value" })", false);
    trail(R"({ $.arrayKey[2] = "value" })", false);
    trail(R"({ $.arrayKey[*] = "another" })", true);
    trail(R"({ $.objectList[1].id = 2 })", true);
    trail(R"({ $.objectList[1].id > 2 })", false);
    trail(R"({ $.latency > 1 && $.latency < 2 })", true);
    trail(R"({ $.latency >= 1.5 && $.latency <= 15e-1 })", true);
    trail(R"({ $.latency != 1.50 })", false);
    trail(R"({ $.latency > -1 })", true);
    trail(R"({ $.big = 123456789012 })", true);
    trail(R"({ $.text = 3 })", true);
    trail(R"({ $.text > 2 })", false); // a string is not a number
    trail(R"({ $.SomeObject IS NULL })", true);
    trail(R"({ $.eventType IS NULL })", false);
    trail(R"({ $.SomeOtherObject NOT EXISTS })", true);
    trail(R"({ $.SomeObject NOT EXISTS })", false);
    trail(R"({ $.ThisFlag IS TRUE })", true);
    trail(R"({ $.ThisFlag IS FALSE })", false);
    trail(R"({ $.off IS FALSE })", true);
    trail(R"({ $.ThisFlag = true })", true);
    trail(R"({ $.missing = "*" })", false);
    trail(R"({ $.missing != "x" })", false);
    trail(R"({ $.eventType = "*" })", true);
    trail(R"({ $.latency = "*" })", true);
    trail(R"({ $.empty = "" })", true);
    trail(R"({ $.objectList = "*" })", false);
    trail(R"({ $["user-agent"] = "curl" })", true);
    trail(R"({ $.user-agent = "curl" })", true);
    trail(R"({ $.['user-agent'] = "curl" })", true);
    trail(R"({ $.deep["a.b"][0][0] = 7 })", true);
    trail(R"({ $.missing = 1 || $.latency = 1.5 && $.off IS TRUE })", false); // && first
    trail(R"({ ($.missing = 1 || $.latency = 1.5) && $.off IS FALSE })", true);
    trail(R"({ (($.off IS FALSE)) })", true);
    match(R"({ $.a = 1 })", "a = 1", false);
    match(R"({ $.a = 1 })", R"({"a":1)", false);
    match(R"({ $.a = 1 })", R"(["a"])", false);
    match(R"({ $[0] = 1 })", R"([1])", true);
}

inline void fields() {
    const auto apache = [](const char* pattern, bool matches) { match(pattern, kApache, matches); };
    apache("[ip, id, user, timestamp, request, status_code = 4*, size]", true);
    apache("[ip, id, user, timestamp, request, status_code = 5*, size]", false);
    apache("[ip, id, user, timestamp, request = *.html*, status_code = 4*, size > 1000]", true);
    apache("[ip, id, user, timestamp, request = *.html*, status_code = 4*, size > 1534]", false);
    apache(R"([ip=%127\.0\.0\.[1-9]%, id, user, timestamp, request, status_code = 4*, size])", true);
    apache("[..., size > 1000]", true);
    apache("[ip, ..., size]", true);
    apache("[ip != 10.*, ..., status_code = 404 || status_code = 410, size]", true);
    apache("[ip, ..., status_code != 404 && status_code != 410, size]", false);
    apache(R"([ip, id, user, timestamp, request = "GET *", status_code, size])", true);
    apache("[,, user = frank, ...]", true);
    apache("[ip, id, user, timestamp, request, status_code, size, more]", false);
    match("[w1 = ERROR, w2]", "ERROR 401 UNAUTHORIZED REQUEST", true);
    match("[w1 = ERROR, w2 = *REQUEST]", "ERROR 401 UNAUTHORIZED REQUEST", true); // the last takes the rest
    match("[w1!=ERROR&&w1!=WARN, w2]", "INFO 200 OK", true);
    match("[w1!=ERROR&&w1!=WARN, w2]", "WARN 200 OK", false);
    match("[w1=ERROR]", "ERROR", true);
    match("[r=REPORT, ...]", "REPORT RequestId: x", true);
    match("[]", "x", true);
}

} // namespace tst_log_pattern
