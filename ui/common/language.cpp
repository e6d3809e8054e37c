#include "ui/common/language.h"

#include "ui/common/plurals.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace rf::ui {

namespace {
constexpr char kCommon[] = "Rangefinder";
}

QString Language::chosen(const QString& setting) {
    if (setting == QLatin1String("de") || setting == QLatin1String("en")) return setting;
    return QLocale::system().language() == QLocale::German ? QStringLiteral("de") : QStringLiteral("en");
}

void Language::install(QCoreApplication& app, const QString& setting) {
    auto* plurals = new EnglishPlurals;
    plurals->setParent(&app);
    QCoreApplication::installTranslator(plurals);
    const QString language = chosen(setting);
    if (QLocale(language).language() != QLocale().language()) QLocale::setDefault(QLocale(language));
    if (language == QLatin1String("en")) return;
    auto* qt = new QTranslator(&app);
    if (qt->load(QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
    auto* own = new Language(&app);
    if (own->load(QStringLiteral(":/i18n/rangefinder_%1.qm").arg(language))) QCoreApplication::installTranslator(own);
}

QString Language::translate(const char* context, const char* source, const char* comment, int n) const {
    const QByteArray whole(context);
    const QByteArray name = whole.mid(whole.lastIndexOf(':') + 1);
    const QString own = QTranslator::translate(name.constData(), source, comment, n);
    return own.isEmpty() ? QTranslator::translate(kCommon, source, comment, n) : own;
}

} // namespace rf::ui

#include "moc_language.cpp"
