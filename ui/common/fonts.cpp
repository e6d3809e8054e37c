#include "ui/common/fonts.h"

#include <QFontDatabase>

namespace rf::ui {

namespace {

QString firstInstalled(std::initializer_list<const char*> families, QFontDatabase::SystemFont otherwise) {
    const QStringList installed = QFontDatabase::families();
    for (const char* family : families)
        if (installed.contains(QLatin1String(family))) return QString::fromLatin1(family);
    return QFontDatabase::systemFont(otherwise).family();
}

} // namespace

QFont uiFont(int pixels, QFont::Weight weight) {
    static const QString family = firstInstalled({"Inter", "Inter Variable", "Noto Sans"}, QFontDatabase::GeneralFont);
    QFont font(family);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

QFont monoFont(int pixels, QFont::Weight weight) {
    static const QString family =
        firstInstalled({"JetBrains Mono", "DejaVu Sans Mono", "Liberation Mono"}, QFontDatabase::FixedFont);
    QFont font(family);
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

} // namespace rf::ui
