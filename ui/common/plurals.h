#pragma once

#include <QTranslator>

namespace rf::ui {

/// English plurals without a translation file: "%n item(s)" becomes "%n item" for one and "%n items" else. A real
/// translation, installed later, comes first.
class EnglishPlurals : public QTranslator {
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
};

} // namespace rf::ui
