#pragma once
// Which of the two themes is shown, and handing it to the application: style, palette, style sheet, font.
//
// Invariant: isDark() follows choice(): Light and Dark fix it, System takes what the desktop says (its portal's
// color-scheme, else the lightness of the palette the application started with).

#include "ui/common/tokens.h"

#include <QObject>
#include <QPalette>

class QApplication;

namespace rf::ui {

class DesktopScheme;

class Theme : public QObject {
    Q_OBJECT
public:
    enum class Choice { System, Light, Dark };
    Q_ENUM(Choice)

    static Theme& instance();

    /// Once, before the first widget. Sets Fusion, font, palette and style sheet of the application.
    void install(QApplication& app);
    /// Takes effect at once, in every window.
    void setChoice(Choice choice);
    Choice choice() const { return m_choice; }
    bool isDark() const { return m_dark; }

    static QString choiceKey(Choice choice);    ///< "system", "light", "dark": for settings
    static Choice choiceOf(const QString& key); ///< System when unknown
    /// Replaces every @token in a style sheet by its colour, and @suffix by "light" or "dark".
    static QString resolve(const QString& styleSheet, bool dark);
    static QPalette palette(bool dark);

signals:
    void changed(); ///< after palette and style sheet are set

private:
    Theme() = default;
    void follow();
    void apply();

    QApplication* m_app = nullptr;
    DesktopScheme* m_desktop = nullptr;
    QString m_styleSheet;
    Choice m_choice = Choice::System;
    bool m_dark = false;
    bool m_paletteWasDark = false;
};

} // namespace rf::ui
