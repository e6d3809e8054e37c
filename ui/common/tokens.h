#pragma once
// The colours of the design, light and dark, in one table. Nothing else in ui/ names a colour.

#include <QColor>
#include <QString>

namespace rf::ui {

/// Roles as design.md names them. Read is blue, write is orange; accent means selected or primary; warn means staged;
/// danger means deleted or throttled; ok means new or healthy.
enum class Token {
    Chrome,
    Window,
    Base,
    Alt,
    Recess,
    Absent,
    Raised,
    Press,
    Hover,
    Line,
    LineStrong,
    Ctl,
    Text,
    Text2,
    Text3,
    Accent,
    AccentHover,
    OnAccent,
    AccentSoft,
    AccentFaint,
    AccentText,
    Read,
    ReadSoft,
    Write,
    WriteSoft,
    Burst,
    BurstSoft,
    Danger,
    DangerSoft,
    Warn,
    WarnBar,
    WarnSoft,
    Ok,
    OkSoft,
    OkFaint,
    TypeNumber,
    TypeBool,
    TypeMap,
    TypeSet,
    TypeBinary,
    Heat0,
    Heat1,
    Heat2,
    Heat3,
    Heat4,
    Heat5,
    Tip,
    OnTip,
    Count
};

/// The token's colour in the theme shown now.
QColor color(Token token);
/// The token's colour in a given theme.
QColor color(Token token, bool dark);
/// The name the design and the style sheet use: "accentSoft".
QString tokenName(Token token);
/// Token::Count when there is none of that name.
Token tokenOf(const QString& name);

/// The colour of values and badges of a type ("S", "N", "BOOL", "NULL", "M", "L", "SS", "NS", "BS", "B").
Token typeToken(const QString& typeCode);

} // namespace rf::ui
