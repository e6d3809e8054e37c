#pragma once
// The language of the program: English as written, or another from resources/i18n.
//
// All messages of a language stand in one context ("Rangefinder"), so that one word is translated once; a context of a
// class's name that has the message wins. What a language does not have stays English.

#include <QTranslator>

class QCoreApplication;

namespace rf::ui {

class Language : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;

    /// "en" or "de": what the setting (empty: as the desktop) comes to.
    static QString chosen(const QString& setting);
    /// Before the first widget: translations, Qt's own, and the form of numbers and dates. English needs no file.
    static void install(QCoreApplication& app, const QString& setting);

    QString translate(const char* context, const char* source, const char* comment = nullptr, int n = -1) const override;
    bool isEmpty() const override { return false; }
};

} // namespace rf::ui
