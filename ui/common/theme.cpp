#include "ui/common/theme.h"

#include "ui/common/desktop_scheme.h"
#include "ui/common/focus_ring.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/mnemonics.h"

#include <QApplication>
#include <QFile>
#include <QRegularExpression>
#include <QStyle>

namespace rf::ui {

Theme& Theme::instance() {
    static Theme theme;
    return theme;
}

void Theme::install(QApplication& app) {
    loadResources();
    m_app = &app;
    m_paletteWasDark = app.palette().color(QPalette::Window).lightness() < 128;
    QFile file(QStringLiteral(":/rf/style.qss"));
    if (file.open(QIODevice::ReadOnly)) m_styleSheet = QString::fromUtf8(file.readAll());
    m_desktop = new DesktopScheme(&app);
    connect(m_desktop, &DesktopScheme::changed, this, &Theme::follow);
    auto* style = new HouseStyle; // the application owns it
    style->watch(app);
    app.setStyle(style);
    app.setFont(uiFont());
    app.setWindowIcon(logo());
    FocusRing::install(app);
    follow();
    apply();
}

void Theme::setChoice(Choice choice) {
    m_choice = choice;
    follow();
}

void Theme::follow() {
    bool dark = m_choice == Choice::Dark;
    if (m_choice == Choice::System) dark = m_desktop ? m_desktop->prefersDark().value_or(m_paletteWasDark) : false;
    if (dark == m_dark) return;
    m_dark = dark;
    apply();
}

void Theme::apply() {
    if (m_app) {
        m_app->setPalette(palette(m_dark));
        m_app->setStyleSheet(resolve(m_styleSheet, m_dark));
    }
    emit changed();
}

QString Theme::choiceKey(Choice choice) {
    switch (choice) {
    case Choice::Light:
        return QStringLiteral("light");
    case Choice::Dark:
        return QStringLiteral("dark");
    case Choice::System:
        break;
    }
    return QStringLiteral("system");
}

Theme::Choice Theme::choiceOf(const QString& key) {
    if (key == QLatin1String("light")) return Choice::Light;
    if (key == QLatin1String("dark")) return Choice::Dark;
    return Choice::System;
}

QString Theme::resolve(const QString& styleSheet, bool dark) {
    static const QRegularExpression name(QStringLiteral("@([A-Za-z][A-Za-z0-9]*)"));
    QString out;
    out.reserve(styleSheet.size());
    qsizetype at = 0;
    for (auto matches = name.globalMatch(styleSheet); matches.hasNext();) {
        const auto match = matches.next();
        out += QStringView(styleSheet).mid(at, match.capturedStart() - at);
        at = match.capturedEnd();
        const Token token = tokenOf(match.captured(1));
        if (token != Token::Count)
            out += color(token, dark).name();
        else if (match.captured(1) == QLatin1String("suffix"))
            out += dark ? QLatin1String("dark") : QLatin1String("light");
        else
            out += match.capturedView(0);
    }
    out += QStringView(styleSheet).mid(at);
    return out;
}

QPalette Theme::palette(bool dark) {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Token token) { palette.setColor(role, color(token, dark)); };
    set(QPalette::Window, Token::Window);
    set(QPalette::WindowText, Token::Text);
    set(QPalette::Base, Token::Base);
    set(QPalette::AlternateBase, Token::Alt);
    set(QPalette::Text, Token::Text);
    set(QPalette::Button, Token::Raised);
    set(QPalette::ButtonText, Token::Text);
    set(QPalette::BrightText, Token::OnAccent);
    set(QPalette::Highlight, Token::AccentSoft);
    set(QPalette::HighlightedText, Token::Text);
    set(QPalette::PlaceholderText, Token::Text3);
    set(QPalette::Light, Token::Raised);
    set(QPalette::Midlight, Token::Press);
    set(QPalette::Mid, Token::Line);
    set(QPalette::Dark, Token::LineStrong);
    set(QPalette::Shadow, Token::LineStrong);
    set(QPalette::Link, Token::AccentText);
    set(QPalette::LinkVisited, Token::AccentText);
    set(QPalette::ToolTipBase, Token::Tip);
    set(QPalette::ToolTipText, Token::OnTip);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Token::Text3, dark));
    palette.setColor(QPalette::Disabled, QPalette::Base, color(Token::Window, dark));
    return palette;
}

} // namespace rf::ui

#include "moc_theme.cpp"
