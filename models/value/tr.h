#pragma once

#include <QCoreApplication>
#include <QString>

namespace rf::models {

/** \p text in the language of the program, for functions that belong to no QObject. All strings stand in one context
    (resources/i18n), so none is named; \p n, where it is not negative, is the number that %n stands for. */
inline QString tr(const char* text, int n = -1) {
    return QCoreApplication::translate("Rangefinder", text, nullptr, n);
}

} // namespace rf::models
