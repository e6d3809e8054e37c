#include "ui/common/fonts.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QHash>
#include <QThread>

namespace rf::ui {

namespace {

QString firstInstalled(std::initializer_list<const char*> families, QFontDatabase::SystemFont otherwise) {
    const QStringList installed = QFontDatabase::families();
    for (const char* family : families)
        if (installed.contains(QLatin1String(family))) return QString::fromLatin1(family);
    return QFontDatabase::systemFont(otherwise).family();
}

/// Copies of one font share what was looked up for it: its engine, which a new one has to look for. Never freed: an
/// engine must not outlive the application.
template <class Make>
QFont kept(int pixels, QFont::Weight weight, Make make) {
    static auto* fonts = new QHash<int, QFont>;
    if (!qApp || QThread::currentThread() != qApp->thread()) return make();
    const int key = pixels * 1024 + int(weight);
    const auto known = fonts->constFind(key);
    return known != fonts->constEnd() ? *known : *fonts->insert(key, make());
}

} // namespace

QFont uiFont(int pixels, QFont::Weight weight) {
    return kept(pixels, weight, [=] {
        static const QString family = firstInstalled({"Inter", "Inter Variable", "Noto Sans"}, QFontDatabase::GeneralFont);
        QFont font(family);
        font.setPixelSize(pixels);
        font.setWeight(weight);
        return font;
    });
}

QFont monoFont(int pixels, QFont::Weight weight) {
    return kept(pixels, weight, [=] {
        static const QString family =
            firstInstalled({"JetBrains Mono", "DejaVu Sans Mono", "Liberation Mono"}, QFontDatabase::FixedFont);
        QFont font(family);
        font.setStyleHint(QFont::Monospace);
        font.setPixelSize(pixels);
        font.setWeight(weight);
        font.setStyleStrategy(QFont::PreferNoShaping);
        return font;
    });
}

} // namespace rf::ui
