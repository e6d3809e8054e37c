#include "ui/common/tokens.h"

#include "ui/common/theme.h"

#include <array>

namespace rf::ui {

namespace {

struct Row {
    const char* name;
    QRgb light, dark;
};

constexpr std::array<Row, std::size_t(Token::Count)> kTokens{{
    {"chrome", 0xffE7EBEB, 0xff15191B},      {"window", 0xffF2F4F4, 0xff1C2022},
    {"base", 0xffFFFFFF, 0xff16191B},        {"alt", 0xffF7F9F9, 0xff1A1E20},
    {"recess", 0xffF1F4F4, 0xff1E2325},      {"absent", 0xffF3F5F6, 0xff111416},
    {"raised", 0xffFFFFFF, 0xff272C2F},      {"press", 0xffE3E8E9, 0xff31383B},
    {"hover", 0xffF1F6F6, 0xff2F3538},       {"line", 0xffDBE1E2, 0xff2D3437},
    {"lineStrong", 0xffB8C2C4, 0xff4A5458},  {"ctl", 0xff7D8A8E, 0xff7C888C},
    {"text", 0xff162022, 0xffE3E8E9},        {"text2", 0xff4A575B, 0xffA9B3B6},
    {"text3", 0xff647176, 0xff929DA1},       {"accent", 0xff0B6470, 0xff1F7C88},
    {"accentHover", 0xff09545E, 0xff268C99}, {"onAccent", 0xffFFFFFF, 0xffFFFFFF},
    {"accentSoft", 0xffD5EAEC, 0xff16393F},  {"accentFaint", 0xffEAF4F5, 0xff1A2B2F},
    {"accentText", 0xff0A5A65, 0xff6CCBD6},  {"read", 0xff245F9E, 0xff6FAEF0},
    {"readSoft", 0xffDAE7F4, 0xff1B2F45},    {"write", 0xffA24A08, 0xffF0A25C},
    {"writeSoft", 0xffF8E5D5, 0xff42290F},   {"burst", 0xff6A4FA8, 0xffB79FE6},
    {"burstSoft", 0xffE9E3F5, 0xff2E2545},   {"danger", 0xffB3261E, 0xffF48A80},
    {"dangerSoft", 0xffFBE4E2, 0xff421F1C},  {"warn", 0xff8A5600, 0xffF0C24B},
    {"warnBar", 0xffE0A100, 0xffD9A520},     {"warnSoft", 0xffFFF2CF, 0xff3A2F10},
    {"ok", 0xff1F7A3E, 0xff6FCB8C},          {"okSoft", 0xffDDF1E3, 0xff18351F},
    {"okFaint", 0xffEEF8F1, 0xff18251D},     {"typeNumber", 0xff1E5FA6, 0xff84BAF5},
    {"typeBool", 0xff7A3D9C, 0xffCFA3EA},    {"typeMap", 0xff0A5A65, 0xff6CCBD6},
    {"typeSet", 0xff3E661C, 0xffA9D17C},     {"typeBinary", 0xff6B5730, 0xffD6BE8C},
    {"h0", 0xffEEF3F3, 0xff1D2426},          {"h1", 0xffC4E0E3, 0xff17434A},
    {"h2", 0xff79B8BF, 0xff22707B},          {"h3", 0xff2E828D, 0xff4FAAB5},
    {"h4", 0xff0B4A54, 0xffC5EEF2},          {"h5", 0xffC23A2B, 0xffF2695C},
    {"tip", 0xff22292B, 0xffE3E8E9},         {"onTip", 0xffF2F5F5, 0xff162022},
}};

} // namespace

QColor color(Token token) {
    return color(token, Theme::instance().isDark());
}

QColor color(Token token, bool dark) {
    const Row& row = kTokens[std::size_t(token)];
    return QColor::fromRgb(dark ? row.dark : row.light);
}

QString tokenName(Token token) {
    return QString::fromLatin1(kTokens[std::size_t(token)].name);
}

Token tokenOf(const QString& name) {
    for (std::size_t i = 0; i < kTokens.size(); ++i)
        if (name == QLatin1String(kTokens[i].name)) return Token(i);
    return Token::Count;
}

Token typeToken(const QString& code) {
    if (code == QLatin1String("N")) return Token::TypeNumber;
    if (code == QLatin1String("BOOL")) return Token::TypeBool;
    if (code == QLatin1String("M") || code == QLatin1String("L")) return Token::TypeMap;
    if (code == QLatin1String("SS") || code == QLatin1String("NS")) return Token::TypeSet;
    if (code == QLatin1String("B") || code == QLatin1String("BS")) return Token::TypeBinary;
    if (code == QLatin1String("NULL")) return Token::Text3;
    return Token::Text;
}

} // namespace rf::ui
